/**
 * Analysis: the same for what is indexed, what is asked and what is highlighted. Its version is stored with each indexed
 * post: whoever changes what a word becomes raises it, and posts are indexed again.
 */
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import { foldWord } from '#interview/search/fold.ts';
import { scanWords } from '#interview/search/scan.ts';
import { flat } from './flat.ts';
import { STOP_WORDS } from './stop-words.ts';
import { relativeOf } from './suffix-rules.ts';
import { WordCache } from './word-cache.ts';

export const ANALYSIS_VERSION = 2;

/** The longest form that is indexed; beyond, only the beginning counts. */
const LONGEST_FORM = 60;

export type Analysed = Readonly<{
  /** Case, accents and ligatures folded. */
  exact: string;
  /**
   * Its stems, each ending by a digit that names the language: the fold of the stem (what an accented word meets), and
   * the stem of the fold (what it meets when typed without accents); of some French forms, that of their relative too
   * (suffix-rules.ts). Empty for stop words and unknown languages.
   */
  stems: readonly string[];
  /** Too common to be asked for alone. */
  stop: boolean;
}>;

type Stemmed = 'fr' | 'en';
const stemmers: Readonly<Record<Stemmed, (word: string) => string>> = { fr: stemFrench, en: stemEnglish };
const DIGIT: Readonly<Record<Stemmed, string>> = { fr: '1', en: '2' };

/** The language whose rules a tag follows; null where we have none. */
export function stemmedLanguage(tag: string): Stemmed | null {
  const primary = tag.slice(0, 2).toLowerCase();
  const alone = tag.length === 2 || tag.charAt(2) === '-';
  return alone && (primary === 'fr' || primary === 'en') ? primary : null;
}

const caches: Readonly<Record<Stemmed | 'none', WordCache<Analysed>>> = {
  fr: new WordCache(),
  en: new WordCache(),
  none: new WordCache(),
};

/** What a word, as written, becomes in a language. */
export function analyseWord(word: string, language: Stemmed | null): Analysed {
  const cache = caches[language ?? 'none'];
  const known = cache.get(word);
  if (known !== undefined) return known;
  const exact = flat(foldWord(word).slice(0, LONGEST_FORM));
  const stop = language !== null && STOP_WORDS[language].has(exact);
  const analysed: Analysed = {
    exact,
    stop,
    stems: language === null || stop ? [] : stemsOf(word, exact, language),
  };
  cache.set(word, analysed);
  return analysed;
}

function stemsOf(word: string, exact: string, language: Stemmed): string[] {
  const lower = word.toLowerCase().normalize('NFC').slice(0, LONGEST_FORM);
  const stem = stemmers[language];
  const keys = new Set([foldWord(stem(lower))]);
  // Most words have no accent to lose: stemming is what a new word costs.
  if (exact !== lower) keys.add(foldWord(stem(exact)));
  const relative = language === 'fr' ? relativeOf(lower) : null;
  if (relative !== null) keys.add(foldWord(stem(relative)));
  return [...keys].filter((key) => key !== '').map((key) => key + DIGIT[language]);
}

/** Words of a text with their places in it, in UTF-16 units. */
export type Token = Analysed & Readonly<{ start: number; end: number }>;

export function tokenize(text: string, language: Stemmed | null): Token[] {
  const tokens: Token[] = [];
  scanWords(text, (start, end) => {
    const analysed = analyseWord(text.slice(start, end), language);
    // Spelt out: a spread here costs more than all the rest of a highlight.
    const { exact, stems, stop } = analysed;
    if (exact !== '') tokens.push({ exact, stems, stop, start, end });
  });
  return tokens;
}

/** Stands after each passage of a column, so that no phrase runs from one into the other. Never part of a word. */
const BOUNDARY = '¶';

/**
 * The text that is indexed for passages: their folded words, in order. Calls `found` for each word, as often as it
 * stands there.
 */
export function foldPassages(
  passages: readonly Readonly<{ text: string; language: string }>[],
  found: (word: Analysed) => void,
): string {
  let folded = '';
  for (const { text, language } of passages) {
    const rules = stemmedLanguage(language);
    scanWords(text, (start, end) => {
      const word = analyseWord(text.slice(start, end), rules);
      if (word.exact === '') return;
      folded += `${word.exact} `;
      found(word);
    });
    folded += `${BOUNDARY} `;
  }
  return folded;
}
