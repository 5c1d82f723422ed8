/** Search questions by kind, made of the archive's words according to their frequency. */
import { seededRandom } from '../generate-archive.ts';

export type Question = Readonly<{
  /** As typed in the search field. */
  ours: string;
  /** The FTS5 expression of its words: filters are left out, which is less work. */
  fts: string;
  mini: string;
  /** The last word is being typed. */
  prefix: boolean;
}>;

export type Kind =
  | 'one word'
  | 'very common word'
  | 'two words'
  | 'phrase'
  | 'one letter'
  | 'two letters'
  | 'three letters'
  | 'word being typed'
  | 'filtered';

type Vocabulary = Readonly<{
  /** Words contained in a share of the posts between the two limits, in their order. */
  between(least: number, most: number): string[];
  /** Two words side by side, as posts hold them. */
  pairs: readonly (readonly [string, string])[];
  labels: readonly string[];
}>;

/** `count` questions of each kind, the same at each run. */
export function questionsFrom(vocabulary: Vocabulary, count: number): Map<Kind, Question[]> {
  const random = seededRandom(11);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const [rare, medium, common] = [
    vocabulary.between(0.000_2, 0.002),
    vocabulary.between(0.005, 0.02),
    vocabulary.between(0.3, 0.99),
  ];
  const veryCommon = vocabulary.between(0.6, 0.99);
  const word = (queryWord: string, prefix = false): Question => ({
    ours: prefix ? queryWord : `${queryWord} `,
    fts: `"${queryWord}"${prefix ? ' *' : ''}`,
    mini: queryWord,
    prefix,
  });
  const both = (one: string, two: string, prefix = false): Question => ({
    ours: prefix ? `${one} ${two}` : `${one} ${two} `,
    fts: `"${one}" AND "${two}"${prefix ? ' *' : ''}`,
    mini: `${one} ${two}`,
    prefix,
  });
  const any = (): string => pick(pick([rare, medium, common]));
  const begun = (letters: number): Question => word(pick(pick([medium, common])).slice(0, letters), true);
  const make: Readonly<Record<Kind, () => Question>> = {
    'one word': () => word(any()),
    'very common word': () => word(pick(veryCommon)),
    'two words': () => both(pick(common), pick(pick([medium, common]))),
    phrase: () => {
      const [one, two] = pick(vocabulary.pairs);
      return { ours: `"${one} ${two}" `, fts: `"${one} ${two}"`, mini: `${one} ${two}`, prefix: false };
    },
    'one letter': () => begun(1),
    'two letters': () => begun(2),
    'three letters': () => begun(3),
    'word being typed': () =>
      random() < 0.5
        ? begun(4 + Math.floor(random() * 3))
        : both(pick(common), pick(medium).slice(0, 3), true),
    filtered: () => {
      const queryWord = pick(veryCommon);
      const filter = pick([
        `libellé:"${pick(vocabulary.labels)}"`,
        `année:${2010 + Math.floor(random() * 8)}..2019`,
        'statut:publié',
      ]);
      return { ...word(queryWord), ours: `${filter} ${queryWord} ` };
    },
  };
  return new Map(
    (Object.entries(make) as [Kind, () => Question][]).map(([kind, one]) => [
      kind,
      Array.from({ length: count }, one),
    ]),
  );
}
