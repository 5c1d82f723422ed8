/** The archive's search: posts with their best passages, exact totals and facets. Any text is a query. */
import type { SearchHit, SearchResult } from '../../../preload/contract/archive.ts';
import { getSettings } from '../library/settings.ts';
import type { ReadableDb } from '../library/sql.ts';
import { shownOnBlogs } from '../publishing/remote-ids.ts';
import { commonestIn } from './commonest.ts';
import { documentToIndex } from './document-to-index.ts';
import { readEquivalents } from './equivalents.ts';
import { expandQuery, type Expanded } from './expand.ts';
import { countFacets, factsOf, passes, type PostFacts } from './facets.ts';
import { findAll, type Found, type Universe } from './find-clauses.ts';
import { heldOf, type Held } from './held.ts';
import { passageReader } from './highlights.ts';
import { anyExcluded, titleBegins } from './match.ts';
import { parseQuery, wordsOf, type ArchiveQuery } from './query.ts';
import { rowsMatching } from './row-places.ts';
import { suggest } from './suggestions.ts';
import { postUniverse, voiceUniverse, type Posts } from './universes.ts';

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
export function searchArchive(db: ReadableDb, input: SearchInput): SearchResult {
  const steps = searchSteps(db, input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, pausing between its parts: whoever runs it may give it up there. */
export function* searchSteps(
  db: ReadableDb,
  { query: asked, limit, offset = 0, order = 'relevance', equivalents = true }: SearchInput,
): Generator<void, SearchResult> {
  const started = performance.now();
  const text = asked.slice(0, LONGEST_QUERY);
  const query = parseQuery(text);
  const held = heldOf(db);
  const facts = factsOf(db);
  const expanded = expandQuery(query, {
    dictionary: held.dictionary,
    commonest: commonestIn(db, held.dictionary),
    equivalents: readEquivalents(equivalents ? getSettings(db).equivalents : []),
  });
  yield;
  const found = yield* findPosts(db, { query, expanded, held, facts });
  const posts = [...facts.values()]
    .filter((post) => (found.steps[post.rowid] ?? 0) > 0)
    .map((post) => ({ post, score: found.scores[post.rowid] ?? 0 }));
  const ranked = posts.toSorted(
    (a, b) =>
      (order === 'date' ? 0 : b.score - a.score) ||
      dateOf(b.post) - dateOf(a.post) ||
      b.post.rowid - a.post.rowid,
  );
  yield;
  const facets = countFacets(posts.map(({ post }) => post));
  yield;
  return {
    query: text,
    total: posts.length,
    hits: toHits(db, ranked.slice(offset, offset + limit), query, expanded),
    facets,
    suggestion: posts.length === 0 ? suggest(db, expanded, query, held.dictionary, text) : null,
    equivalents: [...expanded.added].slice(0, 100),
    tookMs: performance.now() - started,
  };
}

type Asked = Readonly<{
  query: ArchiveQuery;
  expanded: Expanded;
  held: Held;
  facts: ReadonlyMap<number, PostFacts>;
}>;

/** By rowid of a post: whether it answers, and how well. */
function* findPosts(db: ReadableDb, { query, expanded, held, facts }: Asked): Generator<void, Found> {
  let size = 0;
  for (const rowid of facts.keys()) size = Math.max(size, rowid + 1);
  const posts: Posts = { size, placeOf: (rowid) => (facts.has(rowid) ? rowid : -1) };
  const { clauses, stopOnly } = expanded;
  const found: Found = { steps: new Uint8Array(size), scores: new Float64Array(size) };
  const saysNothing = clauses.length === 0 && !query.blank && !hasFilters(query);
  if (saysNothing) return found;
  const excluded = new Set(
    query.excluded.length === 0
      ? []
      : rowsMatching(db, anyExcluded(query.excluded)).map((row) => held.rows.postOf(row)),
  );
  for (const [rowid, post] of facts) if (passes(post, query) && !excluded.has(rowid)) found.steps[rowid] = 1;
  const keep = (universe: Universe, own: Found, postOf: (place: number) => number): void => {
    const best: Found = { steps: new Uint8Array(size), scores: new Float64Array(size) };
    for (let place = 0; place < universe.size; place += 1) {
      if ((own.steps[place] ?? 0) === 0) continue;
      const post = postOf(place);
      best.steps[post] = 1;
      best.scores[post] = Math.max(best.scores[post] ?? 0, own.scores[place] ?? 0);
    }
    for (let post = 0; post < size; post += 1) {
      if ((best.steps[post] ?? 0) === 0) found.steps[post] = 0;
      else found.scores[post] = Math.max(found.scores[post] ?? 0, best.scores[post] ?? 0);
    }
  };
  for (const names of query.people) {
    const universe = voiceUniverse(held.rows, posts, names, query.parts);
    keep(universe, yield* findAll(db, clauses, universe), universe.postOf);
  }
  if (query.people.length === 0 && clauses.length > 0) {
    const universe = postUniverse(held.rows, posts, query, stopOnly);
    keep(universe, yield* findAll(db, clauses, universe), (place) => place);
  }
  return found;
}

/** Of its publication, else of its last change. */
const dateOf = (post: PostFacts): number => post.publishedAt ?? post.updatedAt;

const hasFilters = (query: ArchiveQuery): boolean =>
  [
    query.labels,
    query.people,
    query.years,
    query.statuses,
    query.kinds,
    query.blogs,
    query.parts,
    query.excluded,
    query.without,
  ].some((values) => values.length > 0);

function toHits(
  db: ReadableDb,
  found: readonly Readonly<{ post: PostFacts; score: number }>[],
  query: ArchiveQuery,
  expanded: Expanded,
): SearchHit[] {
  const onBlogs = shownOnBlogs(
    db,
    found.map(({ post }) => post.id),
  );
  const passages = passageReader(query, expanded);
  return found.map(({ post, score }) => {
    const read = documentToIndex(db, post.rowid);
    return {
      postId: post.id,
      ...onBlogs.get(post.id),
      title: post.title,
      kind: post.kind,
      status: post.status,
      ...(post.publishedAt === undefined ? {} : { publishedAt: post.publishedAt }),
      updatedAt: post.updatedAt,
      labels: [...post.labels],
      ...(read?.proposed === true ? { proposed: true as const } : {}),
      score,
      passages: read === undefined ? [] : passages(read.document),
    };
  });
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
  const { rows } = heldOf(db);
  const titles = new Set(rowsMatching(db, titleBegins(words)).map((row) => rows.postOf(row)));
  const found = facts.filter((post) => titles.has(post.rowid));
  // A title that says little else comes first.
  return {
    items: found
      .toSorted((a, b) => a.title.length - b.title.length || newest(a, b))
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
