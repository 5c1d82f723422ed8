/**
 * The filters of a search: their names and the words for their values, in French and in English. One vocabulary for the
 * box of the window and for the archive. Of each language's names the first is the one that a click writes.
 */
import { foldWord } from './fold.ts';

const FILTER_NAMES = {
  person: { fr: ['par'], en: ['by'] },
  label: { fr: ['libellé', 'libellés', 'étiquette', 'étiquettes'], en: ['label', 'tag'] },
  year: { fr: ['année', 'années', 'an'], en: ['year'] },
  status: { fr: ['statut', 'état'], en: ['status'] },
  part: { fr: ['dans'], en: ['in'] },
  kind: { fr: ['type', 'genre'], en: ['kind'] },
  blog: { fr: ['blog'], en: ['blog'] },
} as const;
export type FilterKind = keyof typeof FILTER_NAMES;
export const FILTER_KINDS = Object.keys(FILTER_NAMES) as FilterKind[];

/** What the values of a filter mean; a value is compared without its spaces: « en ligne » is « enligne ». */
const VALUES = {
  status: [
    [['draft'], 'brouillon brouillons draft drafts'],
    [['for-approval'], 'àvalider forapproval'],
    [['pending'], 'proposé proposés soumis pending submitted'],
    [['queued'], 'attente enattente queued'],
    [['scheduled'], 'programmé programmés scheduled'],
    [['published', 'changed'], 'publié publiés enligne online'],
    [['published'], 'published'],
    [['changed'], 'modifié modifiés changed'],
    [['binned'], 'corbeille bin binned'],
  ],
  part: [
    [['title'], 'titre titres title titles'],
    [['lead'], 'chapô chapeau lead'],
    [['question'], 'question questions'],
    [['answer'], 'réponse réponses answer answers'],
    [['text'], 'texte textes text texts'],
    [['caption'], 'légende légendes caption captions'],
    [['label'], 'libellé libellés étiquette étiquettes label labels'],
  ],
  kind: [
    [['interview'], 'entretien entretiens interview interviews'],
    [['article'], 'article articles'],
    [['page'], 'page pages'],
  ],
} as const;
type Listed = typeof VALUES;
/** What a value of this filter may mean. */
export type Meaning<Kind extends keyof Listed> = Listed[Kind][number][0][number];

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
    (VALUES[kind] as readonly (readonly [readonly Meaning<Kind>[], string])[]).flatMap(([means, words]) =>
      words.split(' ').map((word) => [foldWord(word), means] as const),
    ),
  );
const meanings = once(() => ({
  status: meaningsOf('status'),
  part: meaningsOf('part'),
  kind: meaningsOf('kind'),
}));

/** All names of a filter. */
export function namesOf(kind: FilterKind): string[] {
  const { fr, en } = FILTER_NAMES[kind];
  return [...fr, ...en];
}

/** The name that a filter is written with. */
export const nameIn = (kind: FilterKind, language: 'fr' | 'en'): string => FILTER_NAMES[kind][language][0];

/** The filter of a name as somebody typed it. */
export const filterNamed = (name: string): FilterKind | undefined => kinds().get(foldWord(name));

/** All words for the values of a filter, folded; none where any text is one. */
export const valuesOf = (kind: FilterKind): string[] => [...(isListed(kind) ? meanings()[kind].keys() : [])];

export const isListed = (kind: FilterKind): kind is keyof Listed => Object.hasOwn(VALUES, kind);

/** What a folded word means as a value of this filter; undefined: nothing. */
export const meaningOf = <Kind extends keyof Listed>(
  kind: Kind,
  key: string,
): readonly Meaning<Kind>[] | undefined =>
  (meanings()[kind] as ReadonlyMap<string, readonly Meaning<Kind>[]>).get(key);
