/**
 * The posts that match a query, with scores: from the impact index if it is available, otherwise from the full text.
 */
import type { ReadableDb } from '../../core/sql.ts';
import type { Clause, Expanded } from '../words/expand.ts';
import { blogNames } from '../index/post-rows.ts';
import { filterFacts, keepMarked, keepYears, excludePosts } from '../facts/facts-filter.ts';
import type { Facts } from '../facts/facts.ts';
import { findAll, type Matches, type MatchesOfAll, putFirst, type Scope } from './full-text.ts';
import { anyExcluded } from '../index/match-expressions.ts';
import type { SearchCache } from '../cache.ts';
import type { Form, Impact } from '../impact/impact.ts';
import { forTitle, STEP, TOGETHER } from '../impact/weights.ts';
import { stepsInTitle } from './in-title.ts';
import { isIndexed } from '../impact/words-of-post.ts';
import { postsWithPhrase } from './posts-with-phrase.ts';
import type { ArchiveQuery } from '../analysis/query.ts';
import { rowsMatching } from '../index/row-owners.ts';
import { postScope, voiceScope } from './scopes.ts';
import { foldedTitles } from './titles.ts';

export type SearchQuestion = Readonly<{
  query: ArchiveQuery;
  expanded: Expanded;
  cache: SearchCache;
  facts: Facts;
  /** Undefined if there is none, or none with every change. */
  impact: Impact | undefined;
}>;

/** By slot (facts.ts), possibly longer: 1 for matching posts, and their scores. */
type Answering = Readonly<{ matched: Uint8Array; scores: Float64Array; total: number }>;
/** `ofAnyYear` also has the posts excluded only by the filter of years. */
type FoundPosts = Answering & Readonly<{ ofAnyYear: Uint8Array }>;

/** The result is valid until the next pause: the impact index reuses its arrays for the next query. */
export function* findPosts(db: ReadableDb, question: SearchQuestion): Generator<void, FoundPosts> {
  const { query, expanded, facts } = question;
  const saysNothing = expanded.clauses.length === 0 && !query.blank && !hasFilters(query);
  if (saysNothing) {
    const none = new Uint8Array(facts.size);
    return { ...answering(none, new Float64Array(facts.size)), ofAnyYear: none };
  }
  // The chart of years also counts the years that the filter excludes.
  const answer = yield* findOfAnyYear(db, { ...question, query: { ...query, years: [] } });
  const { matched: ofAnyYear, scores } = answer;
  if (query.years.length === 0) return { ...answer, ofAnyYear };
  const matched = ofAnyYear.slice(0, facts.size);
  keepYears(facts, matched, query.years);
  return { ...answering(matched, scores), ofAnyYear };
}

function* findOfAnyYear(db: ReadableDb, question: SearchQuestion): Generator<void, Answering> {
  const { query, facts } = question;
  const mask = filterFacts(facts, query, blogNames(db));
  if (question.impact !== undefined && isForImpact(question)) {
    const answer = byImpact(db, question, question.impact, mask);
    if (answer !== undefined) return answer;
  }
  if (query.excluded.length > 0)
    excludePosts(facts, mask, postsWith(db, question, anyExcluded(query.excluded)));
  yield;
  return yield* byFullText(db, question, mask);
}

const postsWith = (db: ReadableDb, { cache }: SearchQuestion, expression: string): number[] =>
  Array.from(rowsMatching(db, expression), (row) => cache.rows.postOf(row));

function answering(matched: Uint8Array, scores: Float64Array): Answering {
  let total = 0;
  for (const mark of matched) total += mark;
  return { matched, scores, total };
}

/** The impact index has words of posts, without speakers or types of passages. */
const isForImpact = ({ query, expanded: { clauses, stopOnly } }: SearchQuestion): boolean =>
  query.people.length === 0 &&
  query.parts.length === 0 &&
  !stopOnly &&
  clauses.every((clause) => clause.kind !== 'either');

/** Undefined if the file is damaged. A phrase is matched by the full text and scored by its words. */
function byImpact(
  db: ReadableDb,
  question: SearchQuestion,
  impact: Impact,
  mask: Uint8Array,
): Answering | undefined {
  const { query, expanded, facts } = question;
  const candidates = mask.slice();
  for (const clause of expanded.clauses)
    if (clause.kind === 'phrase')
      keepMarked(candidates, postsWithPhrase(db, clause, { facts, rows: question.cache.rows }));
  const single = query.excluded.flatMap((words) =>
    words.length === 1 ? words.map(({ exact }) => exact) : [],
  );
  const excluded = single.filter(isIndexed);
  const others = query.excluded.filter(([word, ...more]) => more.length > 0 || !isIndexed(word?.exact ?? ''));
  if (others.length > 0) excludePosts(facts, candidates, postsWith(db, question, anyExcluded(others)));
  const answer = impact.match({ groups: expanded.clauses.flatMap(groupsOf), excluded, mask: candidates });
  if (answer !== undefined && answer.total > 1 && expanded.together !== undefined) {
    const { matched, scores } = answer;
    postsWithPhrase(db, expanded.together, { facts, rows: question.cache.rows }).forEach((holds, slot) => {
      if (holds === 1 && matched[slot] === 1) scores[slot] = (scores[slot] ?? 0) + TOGETHER;
    });
  }
  return answer;
}

function groupsOf(clause: Clause): Form[][] {
  if (clause.kind === 'word') return [clause.forms.map(({ word, step }) => ({ form: word, step }))];
  if (clause.kind === 'either') return [];
  // The last word may be incomplete and then has no list of its own.
  const completeWords = clause.prefix ? clause.words.slice(0, -1) : clause.words;
  return completeWords.filter(isIndexed).map((word) => [{ form: word, step: clause.step }]);
}

function* byFullText(
  db: ReadableDb,
  { query, expanded, cache, facts }: SearchQuestion,
  mask: Uint8Array,
): Generator<void, Answering> {
  const { size } = facts;
  const { clauses, together } = expanded;
  const matched = mask.slice();
  const scores = new Float64Array(size);
  const keep = (scope: Scope, own: Matches, slotOf: (candidate: number) => number): void => {
    const best: Matches = { steps: new Uint8Array(size), scores: new Float64Array(size) };
    for (let candidate = 0; candidate < scope.size; candidate += 1) {
      if ((own.steps[candidate] ?? 0) === 0) continue;
      const slot = slotOf(candidate);
      best.steps[slot] = 1;
      best.scores[slot] = Math.max(best.scores[slot] ?? 0, own.scores[candidate] ?? 0);
    }
    for (let slot = 0; slot < size; slot += 1) {
      if ((best.steps[slot] ?? 0) === 0) matched[slot] = 0;
      else scores[slot] = Math.max(scores[slot] ?? 0, best.scores[slot] ?? 0);
    }
  };
  const posts = { size, slotOf: (rowid: number) => facts.slotOf(rowid) };
  for (const names of query.people) {
    const scope = voiceScope(cache.rows, posts, names, query.parts);
    const voices = yield* findAll(db, clauses, scope);
    if (together !== undefined) yield* putFirst(db, together, scope, voices);
    keep(scope, voices, scope.postOf);
  }
  if (query.people.length === 0 && clauses.length > 0) {
    const scope = postScope(cache.rows, posts, query);
    const matches = yield* findAll(db, clauses, scope);
    // With a filter by type of passage, titles are either excluded or the only passages.
    if (query.parts.length === 0) putTitledFirst(db, facts, clauses, matches);
    if (together !== undefined) yield* putFirst(db, together, scope, matches);
    keep(scope, matches, (candidate) => candidate);
  }
  return answering(matched, scores);
}

/** Applies the title bonus as the impact index does (scores.ts). */
function putTitledFirst(
  db: ReadableDb,
  facts: Facts,
  clauses: readonly Clause[],
  { steps, scores, highest }: MatchesOfAll,
): void {
  const titles = foldedTitles(db);
  const stepsIn = stepsInTitle(clauses, highest);
  for (let slot = 0; slot < facts.size; slot += 1) {
    if (steps[slot] === 0) continue;
    const titled = stepsIn(titles.get(facts.rowidOf(slot)) ?? '');
    const score = scores[slot] ?? 0;
    if (titled > 0) scores[slot] = score + forTitle(clauses.length, titled - Math.floor(score / STEP));
  }
}

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
