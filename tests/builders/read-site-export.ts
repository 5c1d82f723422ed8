/** The entries of another program’s export, read as the app reads it. */
import type { EntryRead } from '#backend/exchange/sources/entries.ts';
import { openFiles } from '#backend/exchange/sources/files/open-files.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText } from '#interview/plain.ts';
import { READ_AT, readSource } from './backup-fixtures.ts';

/** Reads a file to its end, as if the author had chosen it. */
export async function readFileOf(file: { name: string; path: string }, after = 0): Promise<EntryRead[]> {
  return readSource(openFiles([file], { now: () => READ_AT }), after);
}

/** The visible words of an imported body, in order. */
export const wordsOf = (html: string): string =>
  blocksToText(readHtml(html, { newId: () => 'x', origin: 'outside', language: 'fr' }))
    .replace(/\s+/g, ' ')
    .trim();
