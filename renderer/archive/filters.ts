/** Filters live in the search box itself, as words: what one clicks is what one could have typed. */

export type FacetName = 'labels' | 'years' | 'participants' | 'statuses';

const KEYS: Readonly<Record<FacetName, string>> = {
  labels: 'libellé',
  years: 'année',
  participants: 'par',
  statuses: 'statut',
};

/** The words that stand for a filter: `libellé:"design public"`, `année:2024`. */
export function filterWords(facet: FacetName, value: string): string {
  const plain = value.replaceAll('"', ' ').trim();
  return `${KEYS[facet]}:${/^[\p{L}\p{N}]+$/u.test(plain) ? plain : `"${plain}"`}`;
}

/** Whether the query already holds this filter. */
export function hasFilter(query: string, facet: FacetName, value: string): boolean {
  return ` ${query} `.includes(` ${filterWords(facet, value)} `);
}

/** Adds the filter, or takes it away where it stands. */
export function toggleFilter(query: string, facet: FacetName, value: string): string {
  const words = filterWords(facet, value);
  if (!hasFilter(query, facet, value)) return `${query.trimEnd()} ${words}`.trimStart();
  return ` ${query} `.replace(` ${words} `, ' ').trim();
}
