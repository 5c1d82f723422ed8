/**
 * The filters of a search: their names and the words for their values, in every language of the window. One vocabulary for
 * the box of the window and for the archive, which understand all of them at once.
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
/** What a value of this filter may mean. */
export type Meaning<Kind extends keyof Listed> = Listed[Kind][number][0][number];

type FilterWords = Readonly<{
  /** The first is the one that a click writes. */
  names: Readonly<Record<FilterKind, readonly [string, ...string[]]>>;
  /** What the values mean; they are compared without their spaces: « en ligne » is « enligne ». */
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

/** Made when first asked for: whoever only shows filters, as a window that starts, folds no word. */
const once = <Value>(make: () => Value): (() => Value) => {
  let made: Value | undefined;
  return () => (made ??= make());
};

const kinds = once(
  () => new Map(FILTER_KINDS.flatMap((kind) => namesOf(kind).map((name) => [foldWord(name), kind] as const))),
);
const meaningsOf = <Kind extends keyof Listed>(kind: Kind): ReadonlyMap<string, readonly Meaning<Kind>[]> =>
  new Map(
    APP_LANGUAGES.flatMap((language) => WORDS[language].values[kind]).flatMap(([means, words]) =>
      words.split(' ').map((word) => [foldWord(word), means] as const),
    ),
  );
const meanings = once(() => ({
  status: meaningsOf('status'),
  part: meaningsOf('part'),
  kind: meaningsOf('kind'),
}));

/** All names of a filter. */
export const namesOf = (kind: FilterKind): string[] =>
  APP_LANGUAGES.flatMap((language) => WORDS[language].names[kind]);

/** The name that a filter is written with. */
export const nameIn = (kind: FilterKind, language: AppLanguage): string => WORDS[language].names[kind][0];

/** The word that a part of a post is written with. */
export const partIn = (part: Meaning<'part'>, language: AppLanguage): string =>
  WORDS[language].values.part.find(([[meaning]]) => meaning === part)?.[1].split(' ')[0] ?? part;

/** The filter of a name as somebody typed it. */
export const filterNamed = (name: string): FilterKind | undefined => kinds().get(foldWord(name));

/** All words for the values of a filter, folded; none where any text is one. */
export const valuesOf = (kind: FilterKind): string[] => [...(isListed(kind) ? meanings()[kind].keys() : [])];

export const isListed = (kind: FilterKind): kind is keyof Listed => Object.hasOwn(FRENCH.values, kind);

/** What a folded word means as a value of this filter; undefined: nothing. */
export const meaningOf = <Kind extends keyof Listed>(
  kind: Kind,
  key: string,
): readonly Meaning<Kind>[] | undefined =>
  (meanings()[kind] as ReadonlyMap<string, readonly Meaning<Kind>[]>).get(key);
