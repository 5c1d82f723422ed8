/** « Aller à… »: finds posts by the beginnings of words in their titles, which are all in memory. */
import type { SearchHit } from '#contract/search.ts';
import { tuples, sql, type ReadableDb } from '../../core/sql.ts';
import { lastChange, readChanges } from '../index/change-feed.ts';
import { GONE, STATUSES, factsOf, type Facts } from '../facts/facts.ts';
import { readPostHeaders } from '../index/post-rows.ts';
import { wordsOf } from '../analysis/query.ts';

export type TitleItem = Pick<SearchHit, 'postId' | 'title' | 'kind' | 'status' | 'updatedAt'>;

/** By rowid: the folded words of a title, each after a space. */
type Titles = { change: number; folded: Map<number, string> };
const caches = new WeakMap<ReadableDb, Titles>();

/** From this number of changed titles on, all are read again. */
const MANY = 1_000;

/** « vélo en ville, c »: the only word of « c’est » is « est », and its apostrophe is not typed yet. */
const HALF_ELISION = /\s(?:[cdjlmnst]|qu)$/iu;

/** The shortest titles first, since they are closest to the query. For a blank query, the posts last edited. */
export function searchTitles(
  db: ReadableDb,
  { query, limit }: Readonly<{ query: string; limit: number }>,
): { items: TitleItem[] } {
  const facts = factsOf(db);
  const words = wordsOf(query).map(({ exact }) => ` ${exact}`);
  if (words.length === 0 && query.trim() !== '') return { items: [] };
  const titles = words.length === 0 ? undefined : foldedTitles(db);
  const matches: { slot: number; length: number }[] = [];
  for (let slot = 0; slot < facts.size; slot += 1) {
    const status = facts.statuses[slot] ?? GONE;
    if (status === GONE || status === BINNED) continue;
    const title = titles?.get(facts.rowidOf(slot)) ?? '';
    if (words.every((word) => title.includes(word))) matches.push({ slot, length: title.length });
  }
  if (matches.length === 0 && HALF_ELISION.test(query))
    return searchTitles(db, { query: query.replace(HALF_ELISION, ''), limit });
  const shownRowids = first(matches, limit, facts);
  const headers = readPostHeaders(db, shownRowids);
  return {
    items: shownRowids.flatMap((rowid) => {
      const header = headers.get(rowid);
      if (header === undefined) return [];
      const { id, title, kind, status, updatedAt } = header;
      return [{ postId: id, title, kind, status, updatedAt }];
    }),
  };
}

const BINNED = STATUSES.indexOf('binned');

/** The rowids of the first few: the shortest titles, then those last edited. */
function first(matches: { slot: number; length: number }[], limit: number, facts: Facts): number[] {
  const updated = (slot: number): number => facts.updates[slot] ?? 0;
  return matches
    .toSorted((a, b) => a.length - b.length || updated(b.slot) - updated(a.slot) || b.slot - a.slot)
    .slice(0, limit)
    .map(({ slot }) => facts.rowidOf(slot));
}

/** The folded words of every title by rowid, each word after a space. */
export const foldedTitles = (db: ReadableDb): ReadonlyMap<number, string> => titlesOf(db).folded;

function titlesOf(db: ReadableDb): Titles {
  const isTemporary = db.inTransaction && !db.readonly;
  const cached = isTemporary ? undefined : caches.get(db);
  const last = lastChange(db);
  const changes =
    cached === undefined || last < cached.change ? undefined : readChanges(db, cached.change, MANY);
  if (cached === undefined || changes === undefined || changes.length === MANY) {
    const read = { change: last, folded: readTitles(db, 'all') };
    if (!isTemporary) caches.set(db, read);
    return read;
  }
  const rowids = changes.map(({ rowid }) => rowid);
  const read = readTitles(db, rowids);
  for (const rowid of rowids) cached.folded.delete(rowid);
  for (const [rowid, folded] of read) cached.folded.set(rowid, folded);
  cached.change = changes.at(-1)?.change ?? last;
  return cached;
}

function readTitles(db: ReadableDb, rowids: readonly number[] | 'all'): Map<number, string> {
  const rows = tuples<[number, string]>(
    db,
    rowids === 'all'
      ? sql`SELECT rowid, title FROM posts INDEXED BY posts_facts`
      : sql`SELECT rowid, title FROM posts INDEXED BY posts_facts WHERE rowid IN (SELECT value FROM json_each(${JSON.stringify(rowids)}))`,
  );
  return new Map(
    rows.map(([rowid, title]) => [
      rowid,
      wordsOf(title)
        .map(({ exact }) => ` ${exact}`)
        .join(''),
    ]),
  );
}
