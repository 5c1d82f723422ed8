/** « Essayez avec… »: when nothing is found, the nearest words that the archive holds. */
import { passagesOf } from '#interview/passages.ts';
import { get, sql, type ReadableDb } from '../library/sql.ts';
import { tokenize } from './analysis.ts';
import type { Dictionary } from './dictionary.ts';
import { documentToIndex } from '../library/proposals.ts';
import type { Expanded } from './expand.ts';
import { anyWord, EVERYWHERE } from './match.ts';
import { nearest } from './nearest.ts';
import type { ArchiveQuery } from './query.ts';
import { rowsMatching } from './row-places.ts';

const LONGEST_QUERY = 1_000;

/** The query with its unknown words replaced by the nearest known ones; null where no word is near enough. */
export function suggest(
  db: ReadableDb,
  { stopOnly }: Expanded,
  query: ArchiveQuery,
  dictionary: Dictionary,
  text: string,
): string | null {
  if (stopOnly) return null;
  const asked = query.terms.flatMap((term) => (term.kind === 'word' ? [term.word] : term.words));
  const posts = (word: string): number =>
    get<{ posts: number }>(db, sql`SELECT doc AS posts FROM search_words WHERE term = ${word}`)?.posts ?? 0;
  let suggested = text;
  for (const word of asked) {
    if (posts(word.exact) > 0) continue;
    const words = nearest(word.exact, dictionary, posts);
    if (words !== null)
      suggested = suggested.replace(word.written, () => words.map((form) => asWritten(db, form)).join(' '));
  }
  return suggested === text ? null : suggested.slice(0, LONGEST_QUERY);
}

/** A folded word as a post writes it, with its accents; in lower case. */
function asWritten(db: ReadableDb, form: string): string {
  const [row] = rowsMatching(db, anyWord([form], EVERYWHERE));
  const post = get<{ rowid: number }>(
    db,
    sql`SELECT post_rowid AS rowid FROM search_rows_of WHERE rowid = ${row ?? 0}`,
  );
  const document = post === undefined ? undefined : documentToIndex(db, post.rowid)?.document;
  for (const { text } of document === undefined ? [] : passagesOf(document)) {
    const token = tokenize(text, null).find((candidate) => candidate.exact === form);
    if (token !== undefined) return text.slice(token.start, token.end).toLowerCase();
  }
  return form;
}
