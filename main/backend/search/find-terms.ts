/** Finds what a query stands for in a text, reading closely only the words that may be part of it. */
import type { Mark } from './excerpt.ts';
import { AS_TYPED, type Clause } from './expand.ts';
import { foldWord, foldedFirstUnit } from '#interview/search/fold.ts';
import { scanWords } from '#interview/search/scan.ts';

/** Where the clauses stand in a text, in its order; `term` is the place of a clause in its query. */
export type Finder = (text: string) => Mark[];

type Word = Readonly<{ term: number; exact: boolean }>;
type Phrase = Readonly<{ term: number; words: readonly string[]; prefix: boolean }>;
type Wanted = {
  words: Map<string, Word[]>;
  beginnings: { prefix: string; term: number }[];
  phrases: Phrase[];
};

export function clauseFinder(clauses: readonly Clause[]): Finder {
  const wanted: Wanted = { words: new Map(), beginnings: [], phrases: [] };
  clauses.forEach((clause, term) => want(clause, term, wanted));
  const mayBegin = firstUnits(wanted);
  const known = new Map<string, Begun>();
  return (text) => {
    const marks: Mark[] = [];
    scanWords(text, (start, end) => {
      if (!mayBegin(text.charCodeAt(start))) return;
      const written = text.slice(start, end);
      let begun = known.get(written);
      if (begun === undefined) known.set(written, (begun = begunBy(formOf(written), wanted)));
      for (const { term, exact } of begun.words) marks.push({ start, end, term, exact });
      for (const phrase of begun.phrases) {
        const last = endOfPhrase(text, end, phrase);
        if (last > 0) marks.push({ start, end: last, term: phrase.term, exact: true });
      }
    });
    return marks;
  };
}

/** As analysis.ts indexes it. */
const formOf = (written: string): string => foldWord(written).slice(0, 60);

function want(clause: Clause, term: number, into: Wanted): void {
  switch (clause.kind) {
    case 'word':
      for (const { word, step } of clause.forms) {
        const words = into.words.get(word);
        if (words === undefined) into.words.set(word, [{ term, exact: step === AS_TYPED }]);
        else words.push({ term, exact: step === AS_TYPED });
      }
      if (clause.prefix !== null) into.beginnings.push({ prefix: clause.prefix, term });
      return;
    case 'phrase':
      into.phrases.push({ term, words: clause.words, prefix: clause.prefix });
      return;
    case 'either':
      for (const way of clause.ways) for (const one of way) want(one, term, into);
  }
}

/** What a word, wherever it stands, is, and the phrases that it begins. */
type Begun = Readonly<{ words: readonly Word[]; phrases: readonly Phrase[] }>;

function begunBy(form: string, { words, beginnings, phrases }: Wanted): Begun {
  if (form === '') return { words: [], phrases: [] };
  const own = words.get(form) ?? [];
  const begun = beginnings
    .filter(({ prefix, term }) => form.startsWith(prefix) && !own.some((word) => word.term === term))
    .map(({ term }): Word => ({ term, exact: false }));
  return {
    words: [...own, ...begun],
    phrases: phrases.filter(({ words: [first = '', ...rest], prefix }) =>
      prefix && rest.length === 0 ? form.startsWith(first) : form === first,
    ),
  };
}

/** Where the phrase whose first word ends at `from` ends; -1 where something else follows. */
function endOfPhrase(text: string, from: number, { words, prefix }: Phrase): number {
  if (words.length === 1) return from;
  let next = 1;
  let phraseEnd = -1;
  scanWords(
    text,
    (start, end) => {
      const form = formOf(text.slice(start, end));
      if (form === '') return true;
      const expected = words[next] ?? '';
      next += 1;
      const last = next === words.length;
      const holds = prefix && last ? form.startsWith(expected) : form === expected;
      if (holds && last) phraseEnd = end;
      return holds && !last;
    },
    from,
  );
  return phraseEnd;
}

/** Whether a word that begins with a unit may be one of those wanted. */
function firstUnits({ words, beginnings, phrases }: Wanted): (unit: number) => boolean {
  const first = new Set<number>();
  for (const word of words.keys()) first.add(word.charCodeAt(0));
  for (const { prefix } of beginnings) first.add(prefix.charCodeAt(0));
  for (const phrase of phrases) first.add(phrase.words[0]?.charCodeAt(0) ?? 0);
  return (unit) => {
    const folded = foldedFirstUnit(unit);
    return folded === 0 || first.has(folded);
  };
}
