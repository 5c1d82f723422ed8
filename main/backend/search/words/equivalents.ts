/** « Noms équivalents »: groups of names that the author declared equivalent, and their detection in a query. */
import { settingsSchema } from '#contract/library.ts';
import { settingText } from '../../library/store/settings.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { inflectionsOf } from '../analysis/inflections.ts';
import { analyseWord } from '../analysis/tokenizer.ts';
import { wordsOf, type QueryWord, type Term } from '../analysis/query.ts';

export type Name = Readonly<{ name: string; words: readonly QueryWord[] }>;

/** Names by their first significant word, as written and by its stems. */
export type Equivalents = ReadonlyMap<string, readonly Entry[]>;
type Entry = Readonly<{ name: Name; group: readonly Name[] }>;

export const NO_EQUIVALENTS: Equivalents = new Map();

/** Parses settings.equivalents; drops names without a word, and groups with a single name left. */
export function readEquivalents(groups: readonly (readonly string[])[]): Equivalents {
  const entries = new Map<string, Entry[]>();
  for (const names of groups) {
    const group = names
      .map((name): Name => ({ name, words: wordsOf(name) }))
      .filter(({ words }) => words.length > 0);
    if (group.length < 2) continue;
    for (const name of group)
      for (const key of keysOf(tellingOf(name.words)[0])) {
        const sameKeyEntries = entries.get(key);
        if (sameKeyEntries === undefined) entries.set(key, [{ name, group }]);
        else sameKeyEntries.push({ name, group });
      }
  }
  return entries;
}

let last: { text: string; equivalents: Equivalents } | undefined;

/** The equivalents of a library, read again only when they changed. */
export function equivalentsIn(db: ReadableDb): Equivalents {
  const text = settingText(db, 'equivalents');
  if (text === undefined) return NO_EQUIVALENTS;
  if (last?.text === text) return last.equivalents;
  const groups = settingsSchema.shape.equivalents.safeParse(JSON.parse(text));
  last = { text, equivalents: readEquivalents(groups.data ?? []) };
  return last.equivalents;
}

/** The significant words, since terms have no stop words. */
function tellingOf(words: readonly QueryWord[]): readonly QueryWord[] {
  const telling = words.filter((word) => !word.stop);
  return telling.length === 0 ? words : telling;
}

const keysOf = (word: QueryWord | undefined): ReadonlySet<string> =>
  new Set(
    word === undefined
      ? []
      : [word.exact, ...inflectionsOf(word.exact, word.written), ...analyseWord(word.written, 'fr').stems],
  );

/** The longest name in the terms from `at` on: its number of terms, and the other names of its group. */
export function equivalentsOf(
  terms: readonly Term[],
  at: number,
  equivalents: Equivalents,
): { length: number; others: Name[] } | undefined {
  const term = terms[at];
  const first = term?.kind === 'phrase' ? tellingOf(term.words)[0] : term?.word;
  let best: { length: number; entry: Entry } | undefined;
  for (const key of keysOf(first))
    for (const entry of equivalents.get(key) ?? []) {
      const length = termsOfName(terms, at, entry.name.words);
      if (length > (best?.length ?? 0)) best = { length, entry };
    }
  if (best === undefined) return undefined;
  const { name, group } = best.entry;
  return { length: best.length, others: group.filter((other) => other !== name) };
}

/** The number of terms from `at` on that are the words of a name, in order; 0 if they are not. */
function termsOfName(terms: readonly Term[], at: number, words: readonly QueryWord[]): number {
  const first = terms[at];
  if (first?.kind === 'phrase')
    return first.words.length === words.length &&
      first.words.every((word, index) => word.exact === words[index]?.exact)
      ? 1
      : 0;
  const names = tellingOf(words);
  const hasEveryWord = names.every((word, index) => {
    const term = terms[at + index];
    return term?.kind === 'word' && isSame(term.word, word);
  });
  return hasEveryWord ? names.length : 0;
}

/** True for the same word or an inflection: « médiathèques » matches the name « médiathèque ». */
function isSame(one: QueryWord, other: QueryWord): boolean {
  if (one.exact === other.exact || inflectionsOf(one.exact, one.written).has(other.exact)) return true;
  const stems = new Set(analyseWord(one.written, 'fr').stems);
  return analyseWord(other.written, 'fr').stems.some((stem) => stems.has(stem));
}
