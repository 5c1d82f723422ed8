/** From what an import was asked to read, to the entries of it. */
import fs from 'node:fs';
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../../app/backend.ts';
import type { EntrySource } from '../entries.ts';
import { feedApart, filesApart } from '../reading/source-apart.ts';
import type { SourceAsked } from '../../library/imports/import-rows.ts';

/** Fails with import.file-gone, and what the readers fail with. */
export type OpenSource = (asked: SourceAsked, backend: Backend) => Promise<EntrySource>;

export const openSource: OpenSource = (asked, backend) =>
  'address' in asked
    ? Promise.resolve(feedApart(asked.address, backend.askOutside, backend.now))
    : filesApart(asked.files, backend);

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
