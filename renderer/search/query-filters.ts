/**
 * Filters live in the search box itself, as words: what one clicks is what one could have typed. Here the page reads them
 * as the archive does (interview/search/read-query.ts), to show each as something that can be taken away.
 */
import { foldKey } from '#interview/fold-key.ts';
import { nameIn, type FilterKind } from '#interview/search/filters.ts';
import { readPieces, type Filter, type Piece } from '#interview/search/read-query.ts';
import type { SearchResult } from '#contract/archive.ts';
import type { AppLanguage } from '#interview/app-languages.ts';

export type FacetName = keyof SearchResult['facets'];
export const FILTER_OF: Readonly<Record<FacetName, FilterKind>> = {
  participants: 'person',
  labels: 'label',
  years: 'year',
  statuses: 'status',
  blogs: 'blog',
};

/** A filter in the box, and where it stands in the text, [start, end). */
export type FilterInBox = Pick<Piece, 'start' | 'end'> & Readonly<{ filter: Filter }>;

/** The filters of a query, in their order; those of a minus are none: they only leave out. */
export const filtersOf = (query: string): FilterInBox[] =>
  readPieces(query).flatMap(({ filter, excluded, start, end }) =>
    filter === undefined || excluded ? [] : [{ filter, start, end }],
  );

/** A filter as it is typed: `libellé:"design public"`, `année:2024`. */
export function filterText(kind: FilterKind, value: string, language: AppLanguage): string {
  const plain = value
    .replace(/["“”„«»]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return `${nameIn(kind, language)}:${/^[\p{L}\p{N}]+(?:\.\.[\p{L}\p{N}]+)?$/u.test(plain) ? plain : `"${plain}"`}`;
}

const sameValue = (one: string, other: string): boolean =>
  foldKey(one.replace(/["“”„«»]/gu, ' ')) === foldKey(other.replace(/["“”„«»]/gu, ' '));

/** Where the query holds this filter, however it is written. */
export const findFilter = (query: string, kind: FilterKind, value: string): FilterInBox | undefined =>
  filtersOf(query).find(
    ({ filter }) =>
      filter.kind === kind &&
      filter.values.length === 1 &&
      (filter.kind === 'status'
        ? filter.means[0] === value
        : sameValue(filter.values[0]?.value ?? '', value)),
  );

/** The query with the filter at its end; as it is where it holds it already. */
export function addFilter(query: string, kind: FilterKind, value: string, language: AppLanguage): string {
  if (findFilter(query, kind, value) !== undefined) return query;
  // What is being quoted at the end would take the filter into its quotation.
  return `${closed(query).trimEnd()} ${filterText(kind, value, language)}`.trimStart();
}

/** Quotation marks that were left open take everything after them: they are closed first. */
function closed(query: string): string {
  const open = readPieces(query).at(-1)?.open;
  return open === undefined ? query : `${query}${open === '«' ? '»' : '"'}`;
}

/** The query without this filter, the words around it left as they are. */
export function removeFilter(query: string, { start, end }: Pick<FilterInBox, 'start' | 'end'>): string {
  const before = query.slice(0, start).trimEnd();
  const after = query.slice(end).trimStart();
  return before === '' || after === '' ? before + after : `${before} ${after}`;
}

export function toggleFilter(query: string, kind: FilterKind, value: string, language: AppLanguage): string {
  const found = findFilter(query, kind, value);
  return found === undefined ? addFilter(query, kind, value, language) : removeFilter(query, found);
}

/** The query for all that a person said: its words, and of its people this one only. */
export function onlyPerson(query: string, name: string, language: AppLanguage): string {
  // From the last to the first: the places of those before stay true.
  const rest = filtersOf(query)
    .filter(({ filter }) => filter.kind === 'person')
    .reduceRight(removeFilter, query);
  return addFilter(rest, 'person', name, language);
}
