/** The archive's search: posts with their best passages, exact totals and facets. Any text is a query. */
import type { PassageHit, SearchHit, SearchResult } from '../../../preload/contract/archive.ts';
import { all, sql, type ReadableDb } from '../library/sql.ts';
import { shownOnBlogs } from '../publishing/remote-ids.ts';
import { documentToIndex } from './document-to-index.ts';
import { countFacets, factsOf, passes, type PostFacts } from './facets.ts';
import { passageReader } from './highlights.ts';
import { excludedExpression, postExpression, titleExpression, voiceExpression } from './match.ts';
import { parseQuery, wordsOf, type ArchiveQuery } from './query.ts';
import { byDate, exactPosts, matchPosts, matchVoices, rank, type Found, type Match } from './ranking.ts';
import { suggest } from './suggestions.ts';

export type SearchInput = Readonly<{
  query: string;
  limit: number;
  offset?: number | undefined;
  order?: 'relevance' | 'date' | undefined;
  equivalents?: boolean | undefined;
}>;

const LONGEST_QUERY = 1_000;

/**
 * One page of what answers a query, best first. A blank query gives every post, the newest first; signs alone give
 * nothing. `tookMs` is measured here.
 */
export function searchArchive(
  db: ReadableDb,
  { query: asked, limit, offset = 0, order = 'relevance' }: SearchInput,
): SearchResult {
  const started = performance.now();
  const text = asked.slice(0, LONGEST_QUERY);
  const query = parseQuery(text);
  const facts = factsOf(db);
  const matched = matching(db, query) ?? new Map([...facts.keys()].map((rowid) => [rowid, 0]));
  const excluded = excludedRowids(db, query);
  const found: { post: PostFacts; score: number }[] = [];
  for (const [rowid, score] of matched) {
    const post = facts.get(rowid);
    if (post !== undefined && !excluded.has(rowid) && passes(post, query)) found.push({ post, score });
  }
  const ranked =
    order === 'date'
      ? byDate(found)
      : rank(found, query.terms.length === 0 ? new Set() : exactPosts(db, query));
  const shown = ranked.slice(offset, offset + limit);
  return {
    query: text,
    total: found.length,
    hits: toHits(db, shown, query),
    facets: countFacets(found.map(({ post }) => post)),
    equivalents: [],
    suggestion: found.length === 0 ? suggest(db, query, text) : null,
    tookMs: performance.now() - started,
  };
}

/** The posts that hold the words, by rowid, with their score; null where the query holds none and filters alone choose. */
function matching(db: ReadableDb, query: ArchiveQuery): Map<number, number> | null {
  const sets: Match[][] = query.people.map((person) => matchVoices(db, voiceExpression(query, person)));
  const inAnswers = query.parts.length === 0 || query.parts.every((part) => part === 'answer');
  if (query.people.length === 0 || !inAnswers) {
    const expression = postExpression(query);
    if (expression !== null) sets.push(matchPosts(db, expression));
  }
  const [first, ...others] = sets;
  if (first === undefined) return query.blank || hasFilters(query) ? null : new Map();
  const matched = new Map(first.map(({ rowid, score }) => [rowid, score]));
  for (const other of others) {
    const rowids = new Set(other.map(({ rowid }) => rowid));
    for (const rowid of matched.keys()) if (!rowids.has(rowid)) matched.delete(rowid);
  }
  return matched;
}

const hasFilters = ({ labels, years, statuses, kinds, parts, excluded }: ArchiveQuery): boolean =>
  labels.length + years.length + statuses.length + kinds.length + parts.length + excluded.length > 0;

function excludedRowids(db: ReadableDb, query: ArchiveQuery): Set<number> {
  const expression = excludedExpression(query);
  if (expression === null) return new Set();
  return new Set(
    all<{ rowid: number }>(
      db,
      sql`SELECT rowid FROM search_posts WHERE search_posts MATCH ${expression}`,
    ).map((row) => row.rowid),
  );
}

function toHits(db: ReadableDb, found: readonly Found[], query: ArchiveQuery): SearchHit[] {
  const onBlogs = shownOnBlogs(
    db,
    found.map(({ post }) => post.id),
  );
  const passages = passageReader(query);
  return found.map(({ post, score }) => {
    const shown = onBlogs.get(post.id);
    const read = readPost(db, post.rowid, passages);
    return {
      postId: post.id,
      ...shown,
      title: post.title,
      kind: post.kind,
      status: post.status,
      ...(post.publishedAt === undefined ? {} : { publishedAt: post.publishedAt }),
      updatedAt: post.updatedAt,
      labels: [...post.labels],
      ...(read.proposed ? { proposed: true as const } : {}),
      score,
      passages: read.passages,
    };
  });
}

/** No passages for a document that cannot be read. */
function readPost(
  db: ReadableDb,
  rowid: number,
  passages: ReturnType<typeof passageReader>,
): Readonly<{ passages: PassageHit[]; proposed: boolean }> {
  const readable = documentToIndex(db, rowid);
  if (readable === undefined) return { passages: [], proposed: false };
  return { passages: passages(readable.document), proposed: readable.proposed };
}

export type TitleItem = Pick<SearchHit, 'postId' | 'title' | 'kind' | 'status' | 'updatedAt'>;

/** « Aller à… »: posts whose title has words that begin as those typed, the best first; for a blank query the last edited. */
export function searchTitles(
  db: ReadableDb,
  { query, limit }: Readonly<{ query: string; limit: number }>,
): { items: TitleItem[] } {
  const words = wordsOf(query);
  const facts = [...factsOf(db).values()].filter((post) => post.status !== 'binned');
  const newest = (a: PostFacts, b: PostFacts): number => b.updatedAt - a.updatedAt || b.rowid - a.rowid;
  if (words.length === 0)
    return { items: query.trim() === '' ? facts.toSorted(newest).slice(0, limit).map(toItem) : [] };
  const scores = new Map(matchPosts(db, titleExpression(words)).map(({ rowid, score }) => [rowid, score]));
  const found = facts.filter((post) => scores.has(post.rowid));
  const score = (post: PostFacts): number => scores.get(post.rowid) ?? 0;
  return {
    items: found
      .toSorted((a, b) => score(b) - score(a) || newest(a, b))
      .slice(0, limit)
      .map(toItem),
  };
}

const toItem = ({ id, title, kind, status, updatedAt }: PostFacts): TitleItem => ({
  postId: id,
  title,
  kind,
  status,
  updatedAt,
});
