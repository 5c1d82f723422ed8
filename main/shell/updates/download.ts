/**
 * Downloads one file of a release, whose size and sha512 the signed channel file says. What was interrupted lies under the
 * name of its sum until it is whole: the next time goes on from there, where the server can, or begins again.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseFile } from './channel-file.ts';
import { UpdateError } from './failure.ts';
import { request, watchSilence, type Reply, type Web } from './web.ts';

export type DownloadOptions = Readonly<{
  web: Web;
  url: URL;
  file: ReleaseFile;
  /** Of what is not whole yet; holds nothing else. */
  folder: string;
  /** Where the whole file goes. On the same disk. */
  target: string;
  /** A share of the whole, from 0 to 1. */
  tell(share: number): void;
}>;

/** Throws an UpdateError: `no-network`, `no-answer`, `interrupted`, `damaged`, `disk`. */
export async function download(options: DownloadOptions): Promise<void> {
  const { file, folder, target } = options;
  const partial = join(folder, `${Buffer.from(file.sha512, 'base64').toString('hex').slice(0, 32)}.part`);
  await onDisk(async () => {
    await mkdir(folder, { recursive: true });
    // Of a release before: nobody will go on with it.
    for (const name of await readdir(folder))
      if (join(folder, name) !== partial) await rm(join(folder, name), { recursive: true, force: true });
  });
  const sum = await onDisk(() => fetchInto(partial, options));
  if (sum !== file.sha512) {
    await rm(partial, { force: true });
    throw new UpdateError('damaged', 'what was downloaded is not what the channel file announces');
  }
  await onDisk(() => rename(partial, target));
}

/** @returns the sha512 of the whole, base64 */
async function fetchInto(partial: string, options: DownloadOptions): Promise<string> {
  const { web, url, file, tell } = options;
  const hash = createHash('sha512');
  let have = await lengthOf(partial);
  if (have > file.size) {
    await rm(partial);
    have = 0;
  }
  if (have > 0) await hashInto(hash, partial);
  if (have === file.size) return hash.digest('base64');
  const silence = watchSilence();
  try {
    const reply = await request(web, url, { silence, ...(have > 0 ? { from: have } : {}) });
    const goesOn = have > 0 && reply.status === 206 && startsAt(reply, have, file.size);
    if (!goesOn && reply.status !== 200) {
      reply.cancel();
      // The server knows no such part: the next time begins again.
      if (have > 0) await rm(partial, { force: true });
      throw new UpdateError('no-answer', `the update server answered ${reply.status}`);
    }
    const whole = goesOn ? hash : createHash('sha512');
    const total = await append(partial, reply, {
      from: goesOn ? have : 0,
      size: file.size,
      heard: (length) => {
        silence.heard();
        tell(length / file.size);
      },
      hash: whole,
    });
    if (total < file.size) throw new UpdateError('interrupted', 'the download ended early');
    return whole.digest('base64');
  } finally {
    silence.stop();
  }
}

/** `bytes 100-199/200` */
function startsAt({ range = '' }: Reply, from: number, size: number): boolean {
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(range) ?? [];
  return Number(first) === from && (total === '*' || Number(total) === size);
}

type Appending = Readonly<{ from: number; size: number; hash: Hash; heard(length: number): void }>;

async function append(
  partial: string,
  reply: Reply,
  { from, size, hash, heard }: Appending,
): Promise<number> {
  const handle = await open(partial, from === 0 ? 'w' : 'a', 0o600);
  let length = from;
  try {
    for await (const part of bodyOf(reply)) {
      length += part.length;
      if (length > size) {
        reply.cancel();
        await rm(partial, { force: true });
        throw new UpdateError('damaged', 'more came than the channel file announces');
      }
      await handle.write(part);
      hash.update(part);
      heard(length);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return length;
}

async function* bodyOf(reply: Reply): AsyncGenerator<Uint8Array> {
  try {
    yield* reply.body;
  } catch (error) {
    throw new UpdateError('interrupted', 'the download broke off', error);
  }
}

async function hashInto(hash: Hash, file: string): Promise<void> {
  for await (const part of createReadStream(file)) hash.update(part as Uint8Array);
}

async function lengthOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}

async function onDisk<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof UpdateError ? error : new UpdateError('disk', 'it could not be written', error);
  }
}
