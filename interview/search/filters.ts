/**
 * The filters of a search: names and words for values, in every language of the window. The search box and the archive
 * share them, and accept all languages at once.
 */
import { APP_LANGUAGES, type AppLanguage } from '../app-languages.ts';
import { foldWord } from './fold.ts';

const FRENCH = {
  names: {
    person: ['par'],
    label: ['libellé', 'libellés', 'étiquette', 'étiquettes'],
    year: ['année', 'années', 'an'],
    status: ['statut', 'état'],
    part: ['dans'],
    kind: ['type', 'genre'],
    blog: ['blog'],
  },
  values: {
    status: [
      [['draft'], 'brouillon brouillons'],
      [['for-approval'], 'àvalider'],
      [['pending'], 'proposé proposés soumis'],
      [['queued'], 'attente enattente'],
      [['scheduled'], 'programmé programmés'],
      [['published', 'changed'], 'publié publiés enligne'],
      [['changed'], 'modifié modifiés'],
      [['binned'], 'corbeille'],
    ],
    part: [
      [['title'], 'titre titres'],
      [['lead'], 'chapô chapeau'],
      [['question'], 'question questions'],
      [['answer'], 'réponse réponses'],
      [['text'], 'texte textes'],
      [['caption'], 'légende légendes'],
      [['label'], 'libellé libellés étiquette étiquettes'],
    ],
    kind: [
      [['interview'], 'entretien entretiens'],
      [['article'], 'article articles'],
      [['page'], 'page pages'],
    ],
  },
} as const;

export type FilterKind = keyof typeof FRENCH.names;
export const FILTER_KINDS = Object.keys(FRENCH.names) as FilterKind[];

type Listed = typeof FRENCH.values;
/** The possible meanings of this filter's values. */
export type Meaning<Kind extends keyof Listed> = Listed[Kind][number][0][number];

type FilterWords = Readonly<{
  /** The first name is the one written by a click. */
  names: Readonly<Record<FilterKind, readonly [string, ...string[]]>>;
  /** The meanings of values, compared without spaces: « en ligne » is « enligne ». */
  values: Readonly<{ [Kind in keyof Listed]: readonly (readonly [readonly Meaning<Kind>[], string])[] }>;
}>;

const WORDS: Readonly<Record<AppLanguage, FilterWords>> = {
  fr: FRENCH,
  en: {
    names: {
      person: ['by'],
      label: ['label', 'tag'],
      year: ['year'],
      status: ['status'],
      part: ['in'],
      kind: ['kind'],
      blog: ['blog'],
    },
    values: {
      status: [
        [['draft'], 'draft drafts'],
        [['for-approval'], 'forapproval'],
        [['pending'], 'pending submitted'],
        [['queued'], 'queued'],
        [['scheduled'], 'scheduled'],
        [['published', 'changed'], 'online'],
        [['published'], 'published'],
        [['changed'], 'changed'],
        [['binned'], 'bin binned'],
      ],
      part: [
        [['title'], 'title titles'],
        [['lead'], 'lead'],
        [['question'], 'question questions'],
        [['answer'], 'answer answers'],
        [['text'], 'text texts'],
        [['caption'], 'caption captions'],
        [['label'], 'label labels'],
      ],
      kind: [
        [['interview'], 'interview interviews'],
        [['article'], 'article articles'],
        [['page'], 'page pages'],
      ],
    },
  },
};

/** Lazy: displaying filters at the start of a window needs no folded words. */
const lazy = <Value>(make: () => Value): (() => Value) => {
  let made: Value | undefined;
  return () => (made ??= make());
};

const kinds = lazy(
  () => new Map(FILTER_KINDS.flatMap((kind) => namesOf(kind).map((name) => [foldWord(name), kind] as const))),
);
const meaningsOf = <Kind extends keyof Listed>(kind: Kind): ReadonlyMap<string, readonly Meaning<Kind>[]> =>
  new Map(
    APP_LANGUAGES.flatMap((language) => WORDS[language].values[kind]).flatMap(([means, words]) =>
      words.split(' ').map((word) => [foldWord(word), means] as const),
    ),
  );
const meanings = lazy(() => ({
  status: meaningsOf('status'),
  part: meaningsOf('part'),
  kind: meaningsOf('kind'),
}));

/** All names of a filter, in all languages. */
export const namesOf = (kind: FilterKind): string[] =>
  APP_LANGUAGES.flatMap((language) => WORDS[language].names[kind]);

/** The name used to write a filter in a language. */
export const nameIn = (kind: FilterKind, language: AppLanguage): string => WORDS[language].names[kind][0];

/** The word for a part of a post in a language. */
export const partIn = (part: Meaning<'part'>, language: AppLanguage): string =>
  WORDS[language].values.part.find(([[meaning]]) => meaning === part)?.[1].split(' ')[0] ?? part;

/** The filter with this typed name. */
export const filterNamed = (name: string): FilterKind | undefined => kinds().get(foldWord(name));

/** All folded words for the values of a filter; none if it accepts any text. */
export const valuesOf = (kind: FilterKind): string[] => [...(isListed(kind) ? meanings()[kind].keys() : [])];

export const isListed = (kind: FilterKind): kind is keyof Listed => Object.hasOwn(FRENCH.values, kind);

/** The meanings of a folded word as a value of this filter; undefined if it has none. */
export const meaningOf = <Kind extends keyof Listed>(
  kind: Kind,
  key: string,
): readonly Meaning<Kind>[] | undefined =>
  (meanings()[kind] as ReadonlyMap<string, readonly Meaning<Kind>[]>).get(key);
