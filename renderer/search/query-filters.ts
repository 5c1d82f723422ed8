/**
 * Filters in the search box are words: a click writes the text one could type. This reads them as the archive does
 * (interview/search/read-query.ts), to show each as a removable chip.
 */
import { foldKey } from '#interview/fold-key.ts';
import { nameIn, type FilterKind } from '#interview/search/filters.ts';
import { readPieces, type Filter, type Piece } from '#interview/search/read-query.ts';
import type { SearchResult } from '#contract/search.ts';
import type { AppLanguage } from '#interview/app-languages.ts';

export type FacetName = keyof SearchResult['facets'];
export const FILTER_OF: Readonly<Record<FacetName, FilterKind>> = {
  participants: 'person',
  labels: 'label',
  years: 'year',
  statuses: 'status',
  blogs: 'blog',
};

/** A filter of the query, with its range [start, end) in the text. */
export type FilterInBox = Pick<Piece, 'start' | 'end'> & Readonly<{ filter: Filter }>;

/** The filters of a query in order, without excluding ones. */
export const filtersOf = (query: string): FilterInBox[] =>
  readPieces(query).flatMap(({ filter, excluded, start, end }) =>
    filter === undefined || excluded ? [] : [{ filter, start, end }],
  );

/** The text of a filter: `libellé:"design public"`, `année:2024`. */
export function filterText(kind: FilterKind, value: string, language: AppLanguage): string {
  const plain = value
    .replace(/["“”„«»]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return `${nameIn(kind, language)}:${/^[\p{L}\p{N}]+(?:\.\.[\p{L}\p{N}]+)?$/u.test(plain) ? plain : `"${plain}"`}`;
}

const sameValue = (one: string, other: string): boolean =>
  foldKey(one.replace(/["“”„«»]/gu, ' ')) === foldKey(other.replace(/["“”„«»]/gu, ' '));

/** The filter in the query, in any spelling. */
export const findFilter = (query: string, kind: FilterKind, value: string): FilterInBox | undefined =>
  filtersOf(query).find(
    ({ filter }) =>
      filter.kind === kind &&
      filter.values.length === 1 &&
      (filter.kind === 'status'
        ? filter.means[0] === value
        : sameValue(filter.values[0]?.value ?? '', value)),
  );

/** Adds a filter at the end of the query, unless it is there. */
export function addFilter(query: string, kind: FilterKind, value: string, language: AppLanguage): string {
  if (findFilter(query, kind, value) !== undefined) return query;
  // An open quotation would include the filter.
  return `${closed(query).trimEnd()} ${filterText(kind, value, language)}`.trimStart();
}

/** Closes open quotation marks, which would include everything after them. */
function closed(query: string): string {
  const open = readPieces(query).at(-1)?.open;
  return open === undefined ? query : `${query}${open === '«' ? '»' : '"'}`;
}

/** Removes a filter from the query; the other words are unchanged. */
export function removeFilter(query: string, { start, end }: Pick<FilterInBox, 'start' | 'end'>): string {
  const before = query.slice(0, start).trimEnd();
  const after = query.slice(end).trimStart();
  return before === '' || after === '' ? before + after : `${before} ${after}`;
}

export function toggleFilter(query: string, kind: FilterKind, value: string, language: AppLanguage): string {
  const present = findFilter(query, kind, value);
  return present === undefined ? addFilter(query, kind, value, language) : removeFilter(query, present);
}

/** The query with only this person as filter for people. */
export function onlyPerson(query: string, name: string, language: AppLanguage): string {
  // From last to first, so that earlier offsets stay valid.
  const rest = filtersOf(query)
    .filter(({ filter }) => filter.kind === 'person')
    .reduceRight(removeFilter, query);
  return addFilter(rest, 'person', name, language);
}
