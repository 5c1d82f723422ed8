/**
 * Filters live in the search box itself, as words: what one clicks is what one could have typed. Here the page reads them
 * back, to show each as something that can be taken away; the backend's own reading (main/backend/search/query.ts) has
 * the last word, and a test holds the two together.
 */
import { foldKey } from '../../interview/fold-key.ts';
import type { SearchResult } from '../../preload/contract/archive.ts';
import type { Status } from '../../preload/contract/shapes.ts';
import type { AppLanguage } from '../bridge/messages.tsx';

export type FacetName = keyof SearchResult['facets'];
export type FilterKind = 'person' | 'label' | 'year' | 'status' | 'part' | 'kind' | 'blog';
export const FILTER_OF: Readonly<Record<FacetName, FilterKind>> = {
  participants: 'person',
  labels: 'label',
  years: 'year',
  statuses: 'status',
  blogs: 'blog',
};

/** One filter of a query: what it asks for, and where it stands in the text, [start, end). */
export type Filter = Readonly<{ kind: FilterKind; value: string; start: number; end: number }>;

/** What a filter is written with, in each language; any of the others is understood too. */
const KEYS: Readonly<Record<AppLanguage, Readonly<Record<FilterKind, string>>>> = {
  fr: {
    person: 'par',
    label: 'libellé',
    year: 'année',
    status: 'statut',
    part: 'dans',
    kind: 'type',
    blog: 'blog',
  },
  en: {
    person: 'by',
    label: 'label',
    year: 'year',
    status: 'status',
    part: 'in',
    kind: 'kind',
    blog: 'blog',
  },
};
const KINDS: Readonly<Record<string, FilterKind>> = {
  par: 'person',
  by: 'person',
  libelle: 'label',
  libelles: 'label',
  etiquette: 'label',
  etiquettes: 'label',
  label: 'label',
  tag: 'label',
  annee: 'year',
  an: 'year',
  year: 'year',
  statut: 'status',
  etat: 'status',
  status: 'status',
  dans: 'part',
  in: 'part',
  type: 'kind',
  genre: 'kind',
  kind: 'kind',
  blog: 'blog',
};
const STATUS_OF: Readonly<Record<string, Status>> = {
  brouillon: 'draft',
  brouillons: 'draft',
  draft: 'draft',
  drafts: 'draft',
  attente: 'queued',
  queued: 'queued',
  programme: 'scheduled',
  programmes: 'scheduled',
  scheduled: 'scheduled',
  publie: 'published',
  publies: 'published',
  enligne: 'published',
  online: 'published',
  published: 'published',
  modifie: 'changed',
  modifies: 'changed',
  changed: 'changed',
  corbeille: 'binned',
  bin: 'binned',
  binned: 'binned',
};
const PARTS = new Set(
  'titre titres title titles chapo chapeau lead question questions reponse reponses answer answers texte text legende legendes caption captions libelle libelles etiquette etiquettes label labels'.split(
    ' ',
  ),
);
const POST_KINDS = new Set(
  'entretien entretiens interview interviews article articles page pages'.split(' '),
);

const CLOSING: Readonly<Record<string, RegExp>> = { '"': /["”“]/g, '“': /["”]/g, '„': /["”“]/g, '«': /»/g };
const word = (value: string): string => foldKey(value).replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether the backend takes this value for this filter; what it does not take is only words. */
function isTaken(kind: FilterKind, value: string): boolean {
  const key = word(value);
  if (key === '') return false;
  switch (kind) {
    case 'year':
      return /^\d{4}(?:(?:-|–|\.\.)\d{4})?$/.test(value.trim());
    case 'status':
      return Object.hasOwn(STATUS_OF, key);
    case 'part':
      return PARTS.has(key);
    case 'kind':
      return POST_KINDS.has(key);
    default:
      return true;
  }
}

/** The status that a typed value means, for its name on the screen. */
export const statusOfWord = (value: string): Status | undefined => STATUS_OF[word(value)];

/** The filters of a query, in their order. Total: any text has an answer. */
export function filtersOf(query: string): Filter[] {
  const filters: Filter[] = [];
  let at = 0;
  while (at < query.length) {
    if (/\s/.test(query.charAt(at))) {
      at += 1;
      continue;
    }
    const excluded = /[-−–]/.test(query.charAt(at)) && /\S/.test(query.charAt(at + 1));
    const piece = readPiece(query, excluded ? at + 1 : at);
    if (!excluded && piece.kind !== undefined && isTaken(piece.kind, piece.value))
      filters.push({ kind: piece.kind, value: piece.value.trim(), start: at, end: piece.end });
    at = Math.max(piece.end, at + 1);
  }
  return filters;
}

function readPiece(
  query: string,
  start: number,
): Readonly<{ kind: FilterKind | undefined; value: string; end: number }> {
  const name = /^([\p{L}\p{M}]{2,12})[\u00a0\u202f]?:(?=\S)/u.exec(query.slice(start, start + 20));
  const known = foldKey(name?.[1] ?? '');
  const kind = Object.hasOwn(KINDS, known) ? KINDS[known] : undefined;
  const from = start + (kind === undefined ? 0 : (name?.[0].length ?? 0));
  const close = CLOSING[query.charAt(from)];
  if (close !== undefined) {
    close.lastIndex = from + 1;
    const end = close.exec(query)?.index;
    return {
      kind,
      value: query.slice(from + 1, end ?? query.length),
      end: end === undefined ? query.length : end + 1,
    };
  }
  let end = from;
  while (
    end < query.length &&
    !/\s/.test(query.charAt(end)) &&
    (end === from || CLOSING[query.charAt(end)] === undefined)
  )
    end += 1;
  return { kind, value: query.slice(from, end), end };
}

/** A filter as it is typed: `libellé:"design public"`, `année:2024`. */
export function filterText(kind: FilterKind, value: string, language: AppLanguage): string {
  const plain = value
    .replace(/["“”„«»]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return `${KEYS[language][kind]}:${/^[\p{L}\p{N}]+(?:\.\.[\p{L}\p{N}]+)?$/u.test(plain) ? plain : `"${plain}"`}`;
}

const sameValue = (one: string, other: string): boolean =>
  foldKey(one.replace(/["“”„«»]/gu, ' ')) === foldKey(other.replace(/["“”„«»]/gu, ' '));

/** Where the query holds this filter, however it is written. */
export function findFilter(query: string, kind: FilterKind, value: string): Filter | undefined {
  return filtersOf(query).find(
    (filter) =>
      filter.kind === kind &&
      (kind === 'status' ? statusOfWord(filter.value) === value : sameValue(filter.value, value)),
  );
}

/** The query with the filter at its end; as it is where it holds it already. */
export function addFilter(query: string, kind: FilterKind, value: string, language: AppLanguage): string {
  if (findFilter(query, kind, value) !== undefined) return query;
  // What is being quoted at the end would take the filter into its quotation.
  return `${closed(query).trimEnd()} ${filterText(kind, value, language)}`.trimStart();
}

/** Quotation marks that were left open take everything after them: they are closed first. */
function closed(query: string): string {
  let at = 0;
  let open = '';
  while (at < query.length) {
    if (/\s/.test(query.charAt(at))) {
      at += 1;
      continue;
    }
    const excluded = /[-−–]/.test(query.charAt(at)) && /\S/.test(query.charAt(at + 1));
    const start = excluded ? at + 1 : at;
    const piece = readPiece(query, start);
    const text = query.slice(start, piece.end);
    const quote = /["“„«]/u.exec(text)?.[0] ?? '';
    const isQuoted =
      quote !== '' && (text.startsWith(quote) || (piece.kind !== undefined && text.endsWith(piece.value)));
    open = isQuoted && piece.end === query.length && !/["”“»]$/u.test(text.slice(1)) ? quote : '';
    at = Math.max(piece.end, at + 1);
  }
  return open === '' ? query : `${query}${open === '«' ? '»' : '"'}`;
}

/** The query without this filter, the words around it left as they are. */
export function removeFilter(query: string, { start, end }: Filter): string {
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
  let rest = query;
  for (let filter = filtersOf(rest).find(({ kind }) => kind === 'person'); filter !== undefined;) {
    rest = removeFilter(rest, filter);
    filter = filtersOf(rest).find(({ kind }) => kind === 'person');
  }
  return addFilter(rest, 'person', name, language);
}
