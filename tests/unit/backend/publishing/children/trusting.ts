/**
 * Requests one https address through the backend’s network code, and prints the status or the failure; see
 * certificates.test.ts.
 */
import { createFetch } from '#backend/network/fetch.ts';
import { createProxies } from '#backend/network/proxies.ts';
import { noAnswer } from '#backend/network/no-answer.ts';
import type { HostCall } from '#contract/host.ts';

const [, , address = '', proxy = 'DIRECT'] = process.argv;
const host = (() => Promise.resolve({ proxy })) as HostCall;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const fetch = await createFetch(host, createProxies(host), log);
const outcome = await fetch(address).then(
  ({ status }) => String(status),
  (error: unknown) => noAnswer('GET', error, false).code,
);
process.stdout.write(outcome, () => process.exit(0));
