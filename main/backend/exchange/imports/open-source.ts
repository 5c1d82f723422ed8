/** From what an import was asked to read, to the entries of it. */
import fs from 'node:fs';
import { AppError } from '../../../../preload/contract/failure.ts';
import type { Backend } from '../../context.ts';
import type { EntrySource } from '../entries.ts';
import { openFiles } from '../files/open-files.ts';
import type { SourceAsked } from './import-rows.ts';

/** Fails with import.file-gone, and what the readers fail with. */
export type OpenSource = (asked: SourceAsked, backend: Backend) => Promise<EntrySource>;

export const openSource: OpenSource = (asked, backend) =>
  'address' in asked
    ? Promise.reject(new AppError('import.address'))
    : openFiles(asked.files, { now: backend.now, library: backend });

/** `blog.example.org`, as one writes it, is https. Throws import.address. */
export function addressOf(text: string): string {
  const trimmed = text.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  const isHost = url !== null && (url.hostname.includes('.') || url.hostname === 'localhost');
  if (!isHost || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    throw new AppError('import.address');
  return url.href;
}

/** The files with what tells one state of them from another. Throws import.file-gone. */
export function stamped(asked: SourceAsked): SourceAsked {
  if ('address' in asked) return asked;
  return {
    files: asked.files.map(({ name, path }) => {
      const found = fs.statSync(path, { throwIfNoEntry: false });
      if (found === undefined) throw new AppError('import.file-gone', { name });
      return { name, path, stamp: `${found.size}-${Math.trunc(found.mtimeMs)}` };
    }),
  };
}
