/**
 * Escale’s backend as a process that a test may kill (sigkill.test.ts). It sends the post of $TEST_POST when no job
 * of an earlier run is left, and ends once the outbox is at rest.
 */
import type { Socket } from 'node:net';
import { silentLog } from '#backend/core/log.ts';
import { listDue } from '#backend/library/publications/jobs.ts';
import { listJobs } from '#backend/publishing/jobs/listed-jobs.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { send } from '#backend/publishing/jobs/send.ts';
import { startBackend } from '#backend/app/start.ts';
import type { HostCall } from '#contract/host.ts';

Object.assign(globalThis, { __ESCALE_TEST_HOOKS__: true });

// A killed test ends its blog, which this process would retry for ever.
process.stdin.once('end', () => process.exit(1)).resume();
(process.stdin as Socket).unref();

const variable = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
};
const secrets = new Map(JSON.parse(variable('TEST_SECRETS')) as [string, string][]);
const host = ((name: string, input: { key: string }) =>
  Promise.resolve(
    name === 'secrets.load' && secrets.has(input.key) ? { value: secrets.get(input.key) } : { kept: true },
  )) as HostCall;

/** Wakes the wait for a change. */
let tell = (): void => undefined;
const { backend, close } = await startBackend({
  folder: variable('TEST_FOLDER'),
  host,
  log: silentLog,
  emit: () => tell(),
});
const publishing = publishingOf(backend);
if (listJobs(backend.db, backend.now()).length === 0) {
  await send(publishing, {
    postId: variable('TEST_POST'),
    blogId: variable('TEST_BLOG'),
    saveNumber: 0,
    holdSeconds: 0,
  });
}
// The mirror may hold the blog first, before any send starts.
while (listDue(backend.db).length > 0) await new Promise<void>((resolve) => (tell = resolve));
await close();
