/** How a title is looked up where titles are sorted: by `title_key` (migrations/1000-first/titles.ts). */
import { foldKey } from '#interview/fold-key.ts';
import { NUMBER_LENGTH } from './migrations/1000-first/titles.ts';

/**
 * What the keys of the titles that begin with `text` begin with; none for blanks. A number at the end of `text` may go on,
 * « épisode 1 » in « Épisode 12 »: one beginning for each length that it may have in the end.
 */
export function keyBeginnings(text: string): readonly string[] {
  const folded = foldKey(text);
  if (folded === '') return [];
  const [, before = '', last = ''] = /^(.*?)(\d*)$/su.exec(folded) ?? [];
  const start = before.replace(/\d+/gu, (number) => number.padStart(NUMBER_LENGTH, '0'));
  const missing = last === '' ? 0 : Math.max(0, NUMBER_LENGTH - last.length);
  return Array.from({ length: missing + 1 }, (_, zeros) => start + '0'.repeat(zeros) + last);
}
