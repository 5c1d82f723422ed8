/**
 * An update server on this computer: real HTTP over a folder signed by scripts/packaging/sign-release.mjs, with the
 * failures of such a server. It records its requests.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

type Scripts = Readonly<{
  makeKeys(folder: string): { key: string; pub: string };
  signRelease(
    folder: string,
    options: { keys: readonly string[]; page?: string; days?: number; now?: number; notes?: string },
  ): string[];
}>;
type Lists = Readonly<{
  pinnedElectron(): string;
  writeReleaseList(
    folder: string,
    files: readonly string[],
    made: Readonly<{ electron: string; version: string }>,
  ): void;
}>;

export type Asked = Readonly<{ path: string; headers: IncomingHttpHeaders }>;
/** Returns true when it has answered. */
type Answer = (response: ServerResponse, file: string, request: Asked) => boolean;

export type ReleaseOptions = Readonly<{
  version: string;
  /** The contents of the package; a few kilobytes of text by default. */
  content?: Buffer;
  notes?: string;
  page?: string;
  /** Name of the channel file, without `.json`. */
  channel?: string;
  /** Minimum version of the system. */
  minimum?: string;
  /** Another key than the server’s own. */
  key?: string;
  /** Time of the signature in milliseconds; today by default. */
  signed?: number;
}>;

export const packageName = (version: string): string => `Escale-${version}-linux-x86_64.AppImage`;

export async function startUpdateServer() {
  const folder = mkdtempSync(join(tmpdir(), 'update-server-'));
  const scripts = (await import(
    pathToFileURL(resolve('scripts/packaging/sign-release.mjs')).href
  )) as Scripts;
  const lists = (await import(pathToFileURL(resolve('scripts/packaging/release-list.mjs')).href)) as Lists;
  const keys = scripts.makeKeys(join(folder, 'keys'));
  const requests: Asked[] = [];
  let answer: Answer | undefined;
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    const received: Asked = { path, headers: request.headers };
    requests.push(received);
    const file = join(folder, 'feed', path.replace(/^\/feed\//, ''));
    if (answer?.(response, file, received) === true) return;
    sendFile(response, file);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  mkdirSync(join(folder, 'feed'));

  return {
    folder: join(folder, 'feed'),
    keys,
    /** One line, as in a build. */
    publicKey: readFileSync(keys.pub, 'utf8').trim(),
    feed: `http://127.0.0.1:${port}/feed/`,
    requests,
    /** Publishes a complete signed release, as electron-builder and sign-release.mjs do. */
    release({
      version,
      content,
      notes,
      page,
      minimum,
      channel = 'latest-linux',
      key = keys.key,
      signed = Date.now(),
    }: ReleaseOptions): Buffer {
      const bytes = content ?? Buffer.from(`Escale ${version}\n`.repeat(500));
      const name = packageName(version);
      writeFileSync(join(folder, 'feed', name), bytes);
      writeFileSync(
        join(folder, 'feed', `${channel}.yml`),
        [
          `version: ${version}`,
          'files:',
          `  - url: ${name}`,
          `    sha512: ${createHash('sha512').update(bytes).digest('base64')}`,
          `    size: ${bytes.length}`,
          `path: ${name}`,
          ...(minimum === undefined ? [] : [`minimumSystemVersion: ${minimum}`]),
          `releaseDate: '2026-11-26T08:00:00.000Z'`,
          '',
        ].join('\n'),
      );
      lists.writeReleaseList(join(folder, 'feed'), [join(folder, 'feed', name)], {
        electron: lists.pinnedElectron(),
        version,
      });
      scripts.signRelease(join(folder, 'feed'), {
        keys: [key],
        now: signed,
        ...(notes === undefined ? {} : { notes }),
        ...(page === undefined ? {} : { page }),
      });
      return bytes;
    },
    /** Replaces the answer for the next file; undefined: sends the file. */
    answerWith(next: Answer | undefined): void {
      answer = next;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type UpdateServer = Awaited<ReturnType<typeof startUpdateServer>>;

function sendFile(response: ServerResponse, file: string): void {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    response.writeHead(404).end('not there');
    return;
  }
  response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
}

/** Sends the first half of the file, and the connection breaks. */
export const breakOff: Answer = (response, file) => {
  if (!file.endsWith('.AppImage')) return false;
  const bytes = readFileSync(file);
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  return true;
};
