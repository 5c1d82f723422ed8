/** Backups and feeds of Blogger for tests: the fixtures, and the entries read from any source. */
import fs from 'node:fs';
import path from 'node:path';
import type { EntryRead, EntrySource } from '#backend/exchange/sources/entries.ts';
import { readFeed, type FeedHead, type ReadFeedOptions } from '#backend/exchange/sources/backup/read-feed.ts';
import { makeZip } from './zip-file.ts';

export const IMPORTS = path.resolve(import.meta.dirname, '../fixtures/imports');
/** The time of reading the fixtures: a post dated later is scheduled. */
export const READ_AT = Date.UTC(2026, 2, 12, 9);

/** Names of the Blogger backups among the fixtures, as `classic/whole.xml`. */
export const backupNames = (): string[] =>
  ['classic', 'current'].flatMap((folder) =>
    fs
      .readdirSync(path.join(IMPORTS, folder))
      .toSorted()
      .map((name) => `${folder}/${name}`),
  );

export async function* splitBytes(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export type FeedRead = Readonly<{ reads: EntryRead[]; head: FeedHead }>;

export async function readBackup(
  bytes: Uint8Array,
  options: Partial<ReadFeedOptions> & { size?: number } = {},
): Promise<FeedRead> {
  const { size, ...rest } = options;
  const reading = readFeed(splitBytes(bytes, size), {
    file: 'sauvegarde.xml',
    now: READ_AT,
    signal: new AbortController().signal,
    ...rest,
  });
  const reads: EntryRead[] = [];
  for (;;) {
    const next = await reading.next();
    if (next.done === true) return { reads, head: next.value };
    reads.push(next.value);
  }
}

export async function readSource(source: EntrySource, after = 0): Promise<EntryRead[]> {
  const reads: EntryRead[] = [];
  for await (const read of source.read({ signal: new AbortController().signal, after })) reads.push(read);
  return reads;
}

/** The Takeout fixture, zipped like Google’s. */
export function takeoutZip(): Buffer {
  const root = path.join(IMPORTS, 'takeout');
  const names = fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.join(path.relative(root, item.parentPath), item.name));
  return makeZip(
    names
      .toSorted()
      .map((name) => ({ name: name.replaceAll('\\', '/'), bytes: fs.readFileSync(path.join(root, name)) })),
  );
}
