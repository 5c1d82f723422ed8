/** Finds the terms of a query in a text, reading closely only the words that may be one of them. */
import { analyseWord, type Analysed } from './analysis.ts';
import type { Mark } from './excerpt.ts';
import { foldedFirstUnit } from './fold.ts';
import { stemsOf } from './match.ts';
import type { QueryWord, Term } from './query.ts';
import { scanWords } from './scan.ts';

/** Where the terms stand in a text of a language, in its order. */
export type Finder = (text: string, language: 'fr' | 'en' | null) => Mark[];

type Wanted = Readonly<{ term: Term; stems: ReadonlySet<string>; index: number }>;

/** `stopOnly`: the query has only words too common to be stemmed. */
export function termFinder(terms: readonly Term[], stopOnly: boolean): Finder {
  const wanted = terms.map((term, index): Wanted => ({
    term,
    index,
    stems: new Set(term.kind === 'word' && !stopOnly ? stemsOf(term.word) : []),
  }));
  const mayBegin = beginnings(wanted);
  const caches = {
    fr: new Map<string, Begun>(),
    en: new Map<string, Begun>(),
    none: new Map<string, Begun>(),
  };
  return (text, language) => {
    const cache = caches[language ?? 'none'];
    const marks: Mark[] = [];
    scanWords(text, (start, end) => {
      if (!mayBegin(text.charCodeAt(start))) return;
      const written = text.slice(start, end);
      let begun = cache.get(written);
      if (begun === undefined) cache.set(written, (begun = begunBy(analyseWord(written, language), wanted)));
      for (const { index, exact, rest } of begun) {
        const last = rest === null ? end : endOfPhrase(text, end, rest);
        if (last > 0) marks.push({ start, end: last, term: index, exact });
      }
    });
    return marks;
  };
}

/** What a word, wherever it stands, is or begins: `rest` is what must follow it for a phrase to be there. */
type Begun = readonly Readonly<{ index: number; exact: boolean; rest: Rest | null }>[];
type Rest = Readonly<{ words: readonly QueryWord[]; prefix: boolean }>;

function begunBy(word: Analysed, wanted: readonly Wanted[]): Begun {
  if (word.exact === '') return [];
  return wanted.flatMap(({ term, stems, index }): Begun => {
    const [first, ...words] = term.kind === 'word' ? [term.word] : term.words;
    if (first === undefined) return [];
    const exact = word.exact === first.exact;
    const begins = term.prefix && words.length === 0 && word.exact.startsWith(first.exact);
    if (!exact && !begins && !word.stems.some((stem) => stems.has(stem))) return [];
    if (term.kind === 'word') return [{ index, exact, rest: null }];
    return [{ index, exact: true, rest: words.length === 0 ? null : { words, prefix: term.prefix } }];
  });
}

/** Where the phrase that goes on after `from` ends; -1 where something else follows. */
function endOfPhrase(text: string, from: number, { words, prefix }: Rest): number {
  let next = 0;
  let phraseEnd = -1;
  scanWords(
    text,
    (start, end) => {
      const { exact } = analyseWord(text.slice(start, end), null);
      if (exact === '') return true;
      const expected = words[next]?.exact ?? '';
      next += 1;
      const last = next === words.length;
      const holds = prefix && last ? exact.startsWith(expected) : exact === expected;
      if (holds && last) phraseEnd = end;
      return holds && !last;
    },
    from,
  );
  return phraseEnd;
}

/** Whether a word that begins with a unit may be one of those wanted. */
function beginnings(wanted: readonly Wanted[]): (unit: number) => boolean {
  const first = new Set<number>();
  for (const { term, stems } of wanted) {
    const [word] = term.kind === 'word' ? [term.word] : term.words;
    if (word !== undefined) first.add(word.exact.charCodeAt(0));
    for (const stem of stems) first.add(stem.charCodeAt(0));
  }
  return (unit) => {
    const folded = foldedFirstUnit(unit);
    return folded === 0 || first.has(folded);
  };
}
