/**
 * A third-party S3 server (s3rver) as a process of its own, with a public bucket `photos`. A relay in front of it
 * records the requests and can fail.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

export const S3_KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } as const;

export type S3Server = Readonly<{
  origin: string;
  /** `PUT /photos/a.jpg`, in order. */
  requests: string[];
  /** Headers of the last PUT. */
  put: { headers: NodeJS.Dict<string | string[]> };
  /** `ill`: every request gets 503. `closed`: no reading without a signature. `gone`: nothing can be read. */
  plays: { as: 'itself' | 'ill' | 'closed' | 'gone' };
  close(): Promise<void>;
}>;

/** `folder` stores the objects. */
export async function startS3Server(folder: string): Promise<S3Server> {
  const require = createRequire(__filename);
  const script = require.resolve('s3rver/bin/s3rver.js');
  const child = spawn(
    process.execPath,
    [script, '-d', folder, '-a', '127.0.0.1', '-p', '0', '--configure-bucket', 'photos'],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_NO_WARNINGS: '1' } },
  );
  const exited = once(child, 'exit');
  const port = await new Promise<string>((resolve, reject) => {
    void exited.then(() => reject(new Error('s3rver did not start')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = /127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (port !== undefined) resolve(port);
    });
  });

  const requests: string[] = [];
  const put: S3Server['put'] = { headers: {} };
  const plays: S3Server['plays'] = { as: 'itself' };
  const relay = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    if (incoming.method === 'PUT') put.headers = incoming.headers;
    const anonymous = incoming.headers.authorization === undefined;
    if (plays.as === 'ill') return void outgoing.writeHead(503).end('<Error><Code>SlowDown</Code></Error>');
    if (plays.as === 'closed' && anonymous) return void outgoing.writeHead(403).end('<Error/>');
    if (plays.as === 'gone' && incoming.method !== 'PUT') return void outgoing.writeHead(404).end();
    const { method, url, headers } = incoming;
    const onward = ask({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  return {
    origin: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    requests,
    put,
    plays,
    async close() {
      relay.closeAllConnections();
      relay.close();
      child.kill();
      await exited;
    },
  };
}
