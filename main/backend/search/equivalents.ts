/** « Noms équivalents »: the names that the author says are one thing's, and where a query holds one of them. */
import { analyseWord } from './analysis.ts';
import { wordsOf, type QueryWord, type Term } from './query.ts';

export type Name = Readonly<{ name: string; words: readonly QueryWord[] }>;
/** Groups of names; those that begin by the same folded word are found at once. */
export type Equivalents = readonly (readonly Name[])[];

/** From settings.equivalents; names without a word are left out. */
export function readEquivalents(groups: readonly (readonly string[])[]): Equivalents {
  return groups.flatMap((group) => {
    const names = group
      .map((name): Name => ({ name, words: wordsOf(name) }))
      .filter(({ words }) => words.length > 0);
    return names.length > 1 ? [names] : [];
  });
}

/** The longest name that the terms hold from `at` on: how many terms it takes, and the other names of its group. */
export function equivalentsOf(
  terms: readonly Term[],
  at: number,
  equivalents: Equivalents,
): { length: number; others: Name[] } | undefined {
  let best: { length: number; group: readonly Name[]; name: Name } | undefined;
  for (const group of equivalents)
    for (const name of group) {
      const length = termsHeld(terms, at, name.words);
      if (length > (best?.length ?? 0)) best = { length, group, name };
    }
  if (best === undefined) return undefined;
  const { length, group, name } = best;
  return { length, others: group.filter((other) => other !== name) };
}

/** How many terms from `at` on are the words of a name, in order; 0 where they are not. */
function termsHeld(terms: readonly Term[], at: number, words: readonly QueryWord[]): number {
  const first = terms[at];
  if (first?.kind === 'phrase')
    return first.words.length === words.length &&
      first.words.every((word, index) => word.exact === words[index]?.exact)
      ? 1
      : 0;
  // Terms come without stop words; so do names.
  const telling = words.filter((word) => !word.stop);
  const names = telling.length === 0 ? words : telling;
  const held = names.every((word, index) => {
    const term = terms[at + index];
    return term?.kind === 'word' && isSame(term.word, word);
  });
  return held ? names.length : 0;
}

/** The same word, or a form of it: « médiathèques » is the name « médiathèque ». */
function isSame(one: QueryWord, other: QueryWord): boolean {
  if (one.exact === other.exact) return true;
  const stems = new Set(analyseWord(one.written, 'fr').stems);
  return analyseWord(other.written, 'fr').stems.some((stem) => stems.has(stem));
}
