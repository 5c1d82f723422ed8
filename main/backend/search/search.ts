/** The archive's search: posts with their best passages, exact totals and facets. Any text is a query. */
import type { SearchHit, SearchResult } from '#contract/search.ts';
import type { ReadableDb } from '../core/sql.ts';
import { shownOnBlogs } from '../library/publications/shown-publications.ts';
import { commonestIn, expandQuery } from './words/expand.ts';
import { equivalentsIn, NO_EQUIVALENTS } from './words/equivalents.ts';
import { countFacets } from './facts/facets.ts';
import { blogNames, readPostHeaders } from './index/post-rows.ts';
import { factsOf } from './facts/facts.ts';
import { findPosts, type SearchQuestion } from './matching/find-posts.ts';
import { searchCacheOf } from './cache.ts';
import { passageReader } from './matching/snippets.ts';
import { bestSlots } from './impact/scores.ts';
import type { Impact } from './impact/impact.ts';
import { parseQuery } from './analysis/query.ts';
import { suggest } from './matching/suggestions.ts';

export type SearchInput = Readonly<{
  query: string;
  limit: number;
  offset?: number | undefined;
  order?: 'relevance' | 'date' | undefined;
  equivalents?: boolean | undefined;
  /** Sent while typing: earlier such queries are abandoned (worker.ts). */
  typed?: boolean | undefined;
}>;

const LONGEST_QUERY = 1_000;

/** Maximum recently changed posts that a query adds to the impact index: a save or two. */
const FOLLOWED = 8;

/**
 * One page of the results of a query, best first. A blank query returns every post, newest first; punctuation alone
 * returns nothing. `tookMs` is measured here.
 */
export function searchArchive(db: ReadableDb, input: SearchInput, impact?: Impact): SearchResult {
  const steps = searchSteps(db, input, impact);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same as a generator that pauses between its parts; the caller may abandon it there. */
export function* searchSteps(
  db: ReadableDb,
  { query: typedQuery, limit, offset = 0, order = 'relevance', equivalents = true }: SearchInput,
  impact?: Impact,
): Generator<void, SearchResult> {
  const started = performance.now();
  const text = typedQuery.slice(0, LONGEST_QUERY);
  const query = parseQuery(text);
  const cache = searchCacheOf(db);
  const facts = factsOf(db);
  const ready = impact?.follow(FOLLOWED) === true ? impact : undefined;
  const expanded = expandQuery(query, {
    dictionary: cache.dictionary,
    commonest: commonestIn(db, cache.dictionary, ready),
    equivalents: equivalents ? equivalentsIn(db) : NO_EQUIVALENTS,
  });
  yield;
  const { matched, ofAnyYear, scores, total } = yield* findPosts(db, {
    query,
    expanded,
    cache,
    facts,
    impact: ready,
  });
  const [first, second] = order === 'date' ? [facts.dates, scores] : [scores, facts.dates];
  const bestHits = bestSlots(matched, facts.size, { first, second, count: Math.min(total, offset + limit) })
    .slice(offset)
    .map((slot) => ({ slot, score: scores[slot] ?? 0 }));
  const facets = countFacets(facts, { matched, ofAnyYear }, blogNames(db));
  yield;
  return {
    query: text,
    total,
    hits: toHits(db, { cache, facts, query, expanded }, bestHits),
    facets,
    suggestion: total === 0 ? suggest(db, expanded, query, cache.dictionary, text) : null,
    equivalents: [...expanded.added].slice(0, 100),
    tookMs: performance.now() - started,
  };
}

function toHits(
  db: ReadableDb,
  { cache, facts, query, expanded }: Omit<SearchQuestion, 'impact'>,
  bestHits: readonly Readonly<{ slot: number; score: number }>[],
): SearchHit[] {
  const rowids = bestHits.map(({ slot }) => facts.rowidOf(slot));
  const headers = readPostHeaders(db, rowids);
  const posts = cache.posts.of(db, rowids);
  const onBlogs = shownOnBlogs(
    db,
    [...headers.values()].map(({ id }) => id),
  );
  const passages = passageReader(query, expanded);
  return bestHits.flatMap(({ slot, score }) => {
    const rowid = facts.rowidOf(slot);
    const header = headers.get(rowid);
    if (header === undefined) return [];
    const read = posts.get(rowid);
    return [
      {
        postId: header.id,
        ...onBlogs.get(header.id),
        title: header.title,
        kind: header.kind,
        status: header.status,
        ...(header.publishedAt === undefined ? {} : { publishedAt: header.publishedAt }),
        updatedAt: header.updatedAt,
        labels: facts.labels.of(slot),
        ...(read?.proposed === true ? { proposed: true as const } : {}),
        score,
        passages: read === undefined ? [] : passages(read),
      },
    ];
  });
}
