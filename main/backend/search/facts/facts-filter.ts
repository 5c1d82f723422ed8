/** Filters posts by the facts of a query's filters: 1 at the slots that pass. */
import { nameMatcher } from '../analysis/name-matcher.ts';
import { GONE, KINDS, STATUSES, type Facts } from './facts.ts';
import { foldText, type Filters } from '../analysis/query.ts';
import type { ValueLists } from '../analysis/value-lists.ts';

/** The filters of a query; an absent filter accepts every post. */
type FactFilters = Partial<Omit<Filters, 'people'>> & Readonly<{ without?: readonly Filters[] }>;

/** `blogNames` has the current names of blogs (post-rows.ts). Binned posts only pass a filter on that status. */
export function filterFacts(
  facts: Facts,
  query: FactFilters,
  blogNames: ReadonlyMap<string, string> = new Map(),
): Uint8Array {
  const { existing, searched } = masksOf(facts);
  const mask = ((query.statuses ?? []).length === 0 ? searched : existing).slice();
  keepPassing(facts, mask, query, blogNames);
  for (const exclusion of query.without ?? []) {
    const out = mask.slice();
    keepPassing(facts, out, exclusion, blogNames);
    for (let slot = 0; slot < facts.size; slot += 1) if (out[slot] === 1) mask[slot] = 0;
  }
  return mask;
}

const BINNED = STATUSES.indexOf('binned');

type Masks = Readonly<{ change: number; existing: Uint8Array; searched: Uint8Array }>;
const masks = new WeakMap<Facts, Masks>();

/** Masks of the existing posts, and of those outside the bin; every query starts with one of them. */
function masksOf(facts: Facts): Masks {
  const { change, size } = facts;
  const cached = masks.get(facts);
  if (cached?.change === change && cached.existing.length === size) return cached;
  const existing = new Uint8Array(size);
  const searched = new Uint8Array(size);
  for (let slot = 0; slot < size; slot += 1) {
    const status = facts.statuses[slot] ?? GONE;
    existing[slot] = status === GONE ? 0 : 1;
    searched[slot] = status === GONE || status === BINNED ? 0 : 1;
  }
  const fresh = { change, existing, searched };
  masks.set(facts, fresh);
  return fresh;
}

/** Clears in `mask` the posts that fail a filter. */
function keepPassing(
  facts: Facts,
  mask: Uint8Array,
  { statuses = [], kinds = [], years = [], labels = [], blogs = [], people = [] }: Partial<Filters>,
  blogNames: ReadonlyMap<string, string>,
): void {
  if (statuses.length > 0) {
    const numbers = statuses.map((status) => STATUSES.indexOf(status));
    keep(facts, mask, 'statuses', (status) => numbers.includes(status));
  }
  if (kinds.length > 0) {
    const numbers = kinds.map((kind) => KINDS.indexOf(kind));
    keep(facts, mask, 'kinds', (kind) => numbers.includes(kind));
  }
  keepYears(facts, mask, years);
  // Several spellings fold to one.
  for (const group of labels) keepOneOf(facts.labels, mask, (label) => group.includes(folded(label)));
  if (blogs.length > 0) keepOneOf(facts.blogs, mask, (id) => blogs.includes(folded(blogNames.get(id) ?? '')));
  for (const names of people) keepOneOf(facts.voices, mask, nameMatcher(names));
}

/** Clears in `mask` the posts of other years; without spans, all stay. */
export function keepYears(facts: Facts, mask: Uint8Array, spans: Filters['years']): void {
  if (spans.length > 0)
    keep(facts, mask, 'years', (year) => spans.some(([first, last]) => year >= first && year <= last));
}

function keep(
  facts: Facts,
  mask: Uint8Array,
  of: 'statuses' | 'kinds' | 'years',
  passes: (value: number) => boolean,
): void {
  const values = facts[of];
  for (let slot = 0; slot < facts.size; slot += 1)
    if (mask[slot] === 1 && !passes(values[slot] ?? 0)) mask[slot] = 0;
}

function keepOneOf(lists: ValueLists, mask: Uint8Array, passes: (value: string) => boolean): void {
  const marked = Uint8Array.from(lists.values, (value) => (passes(value) ? 1 : 0));
  for (let slot = 0; slot < mask.length; slot += 1)
    if (mask[slot] === 1 && !lists.hasOne(slot, marked)) mask[slot] = 0;
}

export function keepOnly(facts: Facts, mask: Uint8Array, rowids: readonly number[]): void {
  const marked = new Uint8Array(facts.size);
  for (const rowid of rowids) {
    const slot = facts.slotOf(rowid);
    if (slot >= 0) marked[slot] = 1;
  }
  keepMarked(mask, marked);
}

/** Clears in `mask` the posts without 1 in `marked`. */
export function keepMarked(mask: Uint8Array, marked: Uint8Array): void {
  for (let slot = 0; slot < mask.length; slot += 1) mask[slot] = (mask[slot] ?? 0) & (marked[slot] ?? 0);
}

export function excludePosts(facts: Facts, mask: Uint8Array, rowids: readonly number[]): void {
  for (const rowid of rowids) {
    const slot = facts.slotOf(rowid);
    if (slot >= 0) mask[slot] = 0;
  }
}

const foldedValues = new Map<string, string>();
function folded(value: string): string {
  let fold = foldedValues.get(value);
  if (fold !== undefined) return fold;
  if (foldedValues.size >= 10_000) foldedValues.clear();
  fold = foldText(value);
  foldedValues.set(value, fold);
  return fold;
}
