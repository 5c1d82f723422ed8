/** The entries of another program’s export, read as the app reads it. */
import type { EntryRead } from '#backend/exchange/sources/entries.ts';
import { openFiles } from '#backend/exchange/sources/files/open-files.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText } from '#interview/plain.ts';
import { READ_AT, readSource } from './backup-fixtures.ts';

/** A file as the author chooses it, read to its end. */
export async function readFileOf(file: { name: string; path: string }, after = 0): Promise<EntryRead[]> {
  return readSource(openFiles([file], { now: () => READ_AT }), after);
}

/** The words that a body shows once it is in the library, in their order. */
export const wordsOf = (html: string): string =>
  blocksToText(readHtml(html, { newId: () => 'x', origin: 'outside', language: 'fr' }))
    .replace(/\s+/g, ' ')
    .trim();
