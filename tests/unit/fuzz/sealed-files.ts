/** Our files with checksums, changed inside and sealed again, so that the checksums match. */
import { createHash } from 'node:crypto';
import {
  MANIFEST,
  POST,
  assetName,
  assetOf,
  type SharedPost,
} from '#backend/exchange/documents/post-file-format.ts';
import { DATABASE, MANIFEST as LIBRARY_MANIFEST } from '#backend/library/keeping/backups/library-file.ts';
import { hashDocument } from '#backend/library/posts/posts.ts';
import { makeZip, type ZipEntry } from '../../builders/zip-file.ts';
import { changedBytes, changedJson, changedShape, type Random } from './mutate.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const textOf = (entries: readonly ZipEntry[], name: string): string =>
  Buffer.from(entries.find((entry) => entry.name === name)?.bytes ?? '').toString('utf8');
const changeValue = (value: unknown, random: Random): unknown =>
  random.once(5) ? changedJson(value, random) : changedShape(value, random);

/** A post file: its document, its other fields or a picture. */
export function changedPostFile(entries: readonly ZipEntry[], random: Random): Buffer {
  const shared = JSON.parse(textOf(entries, POST)) as SharedPost;
  const { document, states, ...others } = shared;
  const part = random.one(['document', 'document', 'document', 'others', 'picture']);
  let [text, fields, assets] = [document, others as unknown, entries.filter(({ name }) => assetOf(name))];
  if (part === 'document') text = JSON.stringify(changeValue(JSON.parse(document), random)) ?? '';
  if (part === 'others') fields = changeValue(others, random);
  if (part === 'picture')
    assets = assets.map(({ name, ...entry }) => {
      const bytes = changedBytes(Buffer.from(entry.bytes), random);
      const sha256 = hashOf(bytes);
      text = text.replaceAll(assetOf(name) ?? name, sha256);
      return { ...entry, bytes, name: assetName(sha256) };
    });
  const post = {
    ...(fields as object),
    document: text,
    states: [...states.slice(0, -1), hashDocument(text)],
  };
  const manifest = entries.filter(({ name }) => name === MANIFEST);
  return makeZip([...manifest, { name: POST, bytes: JSON.stringify(post), stored: true }, ...assets]);
}

/** A library's file: its database. */
export function changedLibraryFile(entries: readonly ZipEntry[], random: Random): Buffer {
  const manifest = JSON.parse(textOf(entries, LIBRARY_MANIFEST)) as { database: object };
  const database = Buffer.from(entries.find(({ name }) => name === DATABASE)?.bytes ?? '');
  const bytes = changedBytes(database, random);
  const sealed = {
    ...manifest,
    database: { ...manifest.database, bytes: bytes.length, sha256: hashOf(bytes) },
  };
  return makeZip(
    entries.map((entry) => {
      if (entry.name === LIBRARY_MANIFEST) return { ...entry, bytes: JSON.stringify(sealed) };
      return entry.name === DATABASE ? { ...entry, bytes } : entry;
    }),
  );
}
