/** « Essayez avec… »: when nothing is found, the nearest words that the archive holds. */
import { all, get, sql, type ReadableDb } from '../library/sql.ts';
import { passagesOf } from '../../../interview/passages.ts';
import { documentToIndex } from './document-to-index.ts';
import { tokenize } from './analysis.ts';
import { askedTerms } from './match.ts';
import type { ArchiveQuery, QueryWord } from './query.ts';

/** Shorter words have too many neighbours to guess. */
const SHORTEST = 4;
const LONGEST_QUERY = 1_000;

/** The query with its unknown words replaced by the nearest known ones; null where no word is near enough. */
export function suggest(db: ReadableDb, query: ArchiveQuery, text: string): string | null {
  let suggested = text;
  for (const word of askedTerms(query).terms.flatMap((term) => (term.kind === 'word' ? [term.word] : []))) {
    if (word.exact.length < SHORTEST || isKnown(db, word.exact)) continue;
    const nearest = nearestWord(db, word);
    if (nearest !== null) suggested = suggested.replace(word.written, () => asWritten(db, nearest));
  }
  return suggested === text ? null : suggested.slice(0, LONGEST_QUERY);
}

const isKnown = (db: ReadableDb, form: string): boolean =>
  get(db, sql`SELECT 1 FROM search_words WHERE term = ${form}`) !== undefined;

function nearestWord(db: ReadableDb, word: QueryWord): string | null {
  const form = word.exact;
  const allowed = form.length < 6 ? 1 : 2;
  let best: { term: string; distance: number; posts: number } | null = null;
  // Stems end by a digit, passages are parted by a sign: neither is a word to suggest.
  for (const { term, posts } of all<{ term: string; posts: number }>(
    db,
    sql`
    SELECT term, doc AS posts FROM search_words WHERE length(term) BETWEEN ${form.length - allowed} AND ${form.length + allowed} AND term NOT GLOB '*[0-9¶]*'`,
  )) {
    const distance = distanceWithin(form, term, allowed) + (term[0] === form[0] ? 0 : 0.5);
    if (distance > allowed) continue;
    if (best === null || distance < best.distance || (distance === best.distance && posts > best.posts))
      best = { term, distance, posts };
  }
  return best?.term ?? null;
}

/** A folded word as a post writes it, with its accents; in lower case. */
function asWritten(db: ReadableDb, form: string): string {
  const row = get<{ rowid: number }>(
    db,
    sql`SELECT rowid FROM search_posts WHERE search_posts MATCH ${`"${form}"`} LIMIT 1`,
  );
  const post = row === undefined ? undefined : documentToIndex(db, row.rowid)?.document;
  for (const { text } of post === undefined ? [] : passagesOf(post)) {
    const token = tokenize(text, null).find((candidate) => candidate.exact === form);
    if (token !== undefined) return text.slice(token.start, token.end).toLowerCase();
  }
  return form;
}

/** The edit distance with neighbouring letters exchanged as one edit (optimal string alignment); more than `most` is Infinity. */
export function distanceWithin(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Infinity;
    [beforeLast, last] = [last, row];
  }
  const distance = last[b.length] ?? Infinity;
  return distance <= most ? distance : Infinity;
}
