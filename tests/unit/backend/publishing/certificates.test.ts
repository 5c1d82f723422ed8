/** Certificate authorities installed in the system are trusted for outgoing requests, by a proxy’s tunnel too. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { startProxy } from '#tests/builders/proxy-server.ts';

const certificates = join(import.meta.dirname, '../../../fixtures/certificates');
const read = (name: string) => readFileSync(join(certificates, name));

async function startSecureServer(): Promise<number> {
  const server = createServer({ cert: read('server.pem'), key: read('server-key.pem') }, (_, answer) =>
    answer.end('reçu'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Runs in its own process, as a process reads its authorities once. `system`: those of its system. */
async function fetchStatus(address: string, proxy: string, system: string | undefined): Promise<string> {
  const { SSL_CERT_FILE: _, SSL_CERT_DIR: __, NODE_OPTIONS: ___, ...env } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      join(import.meta.dirname, 'children/trusting.ts'),
      address,
      proxy,
    ],
    {
      env: { ...env, ...(system === undefined ? {} : { SSL_CERT_FILE: system, SSL_CERT_DIR: certificates }) },
    },
  );
  return stdout.trim();
}

test('trusts a certificate installed in the system, directly and by proxy, and refuses another by its code', async () => {
  const port = await startSecureServer();
  const proxy = await startProxy({ leadsTo: port });
  onTestFinished(proxy.close);
  const authority = join(certificates, 'authority.pem');
  const direct = `https://127.0.0.1:${port}/`;
  const behind = ['https://blogger.example/', `PROXY ${proxy.address}`] as const;
  expect(await fetchStatus(direct, 'DIRECT', authority)).toBe('200');
  expect(await fetchStatus(...behind, authority)).toBe('200');
  expect(await fetchStatus(direct, 'DIRECT', undefined)).toBe('network.certificate');
  expect(await fetchStatus(...behind, undefined)).toBe('network.certificate');
});
