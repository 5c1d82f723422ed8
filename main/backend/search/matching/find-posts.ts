/** The posts that answer a query, and how well: by the impact index where it can tell, else by the full text. */
import type { ReadableDb } from '../../core/sql.ts';
import type { Clause, Expanded } from '../words/expand.ts';
import { blogNames } from '../index/post-rows.ts';
import { filterFacts, keepMarked, keepYears, leaveOut } from '../facts/facts-filter.ts';
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

export type Asked = Readonly<{
  query: ArchiveQuery;
  expanded: Expanded;
  cache: SearchCache;
  facts: Facts;
  /** Undefined where there is none, or none that holds every change. */
  impact: Impact | undefined;
}>;

/** By slot (facts.ts), and perhaps longer: 1 for the posts that answer, and how well those do. */
type Answering = Readonly<{ matched: Uint8Array; scores: Float64Array; total: number }>;
/** `ofAnyYear`: also those that only the filter of years leaves out. */
type Found = Answering & Readonly<{ ofAnyYear: Uint8Array }>;

/** What is found is to be read before the next pause: the impact index fills the same arrays again for the next question. */
export function* findPosts(db: ReadableDb, asked: Asked): Generator<void, Found> {
  const { query, expanded, facts } = asked;
  const saysNothing = expanded.clauses.length === 0 && !query.blank && !hasFilters(query);
  if (saysNothing) {
    const none = new Uint8Array(facts.size);
    return { ...answering(none, new Float64Array(facts.size)), ofAnyYear: none };
  }
  // Years are chosen from a picture of all of them: those that are left out are counted too.
  const found = yield* findOfAnyYear(db, { ...asked, query: { ...query, years: [] } });
  const { matched: ofAnyYear, scores } = found;
  if (query.years.length === 0) return { ...found, ofAnyYear };
  const matched = ofAnyYear.slice(0, facts.size);
  keepYears(facts, matched, query.years);
  return { ...answering(matched, scores), ofAnyYear };
}

function* findOfAnyYear(db: ReadableDb, asked: Asked): Generator<void, Answering> {
  const { query, facts } = asked;
  const mask = filterFacts(facts, query, blogNames(db));
  if (asked.impact !== undefined && isForImpact(asked)) {
    const found = byImpact(db, asked, asked.impact, mask);
    if (found !== undefined) return found;
  }
  if (query.excluded.length > 0) leaveOut(facts, mask, postsWith(db, asked, anyExcluded(query.excluded)));
  yield;
  return yield* byFullText(db, asked, mask);
}

const postsWith = (db: ReadableDb, { cache }: Asked, expression: string): number[] =>
  Array.from(rowsMatching(db, expression), (row) => cache.rows.postOf(row));

function answering(matched: Uint8Array, scores: Float64Array): Answering {
  let total = 0;
  for (const found of matched) total += found;
  return { matched, scores, total };
}

/** It knows of words in posts: not of who says them, nor where. */
const isForImpact = ({ query, expanded: { clauses, stopOnly } }: Asked): boolean =>
  query.people.length === 0 &&
  query.parts.length === 0 &&
  !stopOnly &&
  clauses.every((clause) => clause.kind !== 'either');

/** Undefined where its file proves damaged. A phrase is found in the full text, and its words tell how well. */
function byImpact(db: ReadableDb, asked: Asked, impact: Impact, mask: Uint8Array): Answering | undefined {
  const { query, expanded, facts } = asked;
  const passing = mask.slice();
  for (const clause of expanded.clauses)
    if (clause.kind === 'phrase')
      keepMarked(passing, postsWithPhrase(db, clause, { facts, rows: asked.cache.rows }));
  const single = query.excluded.flatMap((words) =>
    words.length === 1 ? words.map(({ exact }) => exact) : [],
  );
  const excluded = single.filter(isIndexed);
  const others = query.excluded.filter(([word, ...more]) => more.length > 0 || !isIndexed(word?.exact ?? ''));
  if (others.length > 0) leaveOut(facts, passing, postsWith(db, asked, anyExcluded(others)));
  const answer = impact.match({ groups: expanded.clauses.flatMap(groupsOf), excluded, mask: passing });
  if (answer !== undefined && answer.total > 1 && expanded.together !== undefined) {
    const { matched, scores } = answer;
    postsWithPhrase(db, expanded.together, { facts, rows: asked.cache.rows }).forEach((holds, slot) => {
      if (holds === 1 && matched[slot] === 1) scores[slot] = (scores[slot] ?? 0) + TOGETHER;
    });
  }
  return answer;
}

function groupsOf(clause: Clause): Form[][] {
  if (clause.kind === 'word') return [clause.forms.map(({ word, step }) => ({ form: word, step }))];
  if (clause.kind === 'either') return [];
  // The last word may be half typed: no list is its own.
  const whole = clause.prefix ? clause.words.slice(0, -1) : clause.words;
  return whole.filter(isIndexed).map((word) => [{ form: word, step: clause.step }]);
}

function* byFullText(
  db: ReadableDb,
  { query, expanded, cache, facts }: Asked,
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
    const found = yield* findAll(db, clauses, scope);
    // Asked of a kind of passage, a title is none, or all that is looked at.
    if (query.parts.length === 0) putTitledFirst(db, facts, clauses, found);
    if (together !== undefined) yield* putFirst(db, together, scope, found);
    keep(scope, found, (candidate) => candidate);
  }
  return answering(matched, scores);
}

/** As the impact index does (scores.ts). */
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
