/**
 * Analyses words, the same way for indexing, queries and highlighting. Its version is stored with each indexed post:
 * increase it when the analysis changes, and posts are indexed again.
 */
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import { foldWord } from '#interview/search/fold.ts';
import { scanWords } from '#interview/search/scan.ts';

/** Bytes of each of two halves: about six thousand words, more than an author uses in a month. */
const HALF = 2 * 1024 * 1024;
/**
 * The size during a bulk write: about fifty thousand words, most of an archive's, so that repeated words are not
 * stemmed again.
 */
const LARGE_HALF = 16 * 1024 * 1024;
/** Bytes of one entry besides its letters, measured on Node 24. */
const BESIDE = 300;

/** Cache of analysed words, bounded in bytes: recently used words are kept. */
export class WordCache<Value> {
  #young = new Map<string, Value>();
  /** Entries of the previous half: those used again move to the new one, the others are dropped with it. */
  #old = new Map<string, Value>();
  #bytes = 0;
  #half = HALF;

  /** Drops entries beyond a smaller size. */
  resize(half: number): void {
    if (half < this.#half) {
      this.#young = new Map();
      this.#old = new Map();
      this.#bytes = 0;
    }
    this.#half = half;
  }

  get(word: string): Value | undefined {
    const young = this.#young.get(word);
    if (young !== undefined) return young;
    const old = this.#old.get(word);
    if (old !== undefined) this.set(word, old);
    return old;
  }

  set(word: string, value: Value): void {
    if (this.#bytes > this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#bytes = 0;
    }
    this.#young.set(flat(word), value);
    this.#bytes += BESIDE + 4 * word.length;
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }
}

/** Folded words too common to distinguish posts. They stay in the exact index, for phrases and titles. */
const french =
  'a ai aie aient as au aura aurait aux avait avec avez avoir avons c ce cela ces cet cette ceux chez ci comme d dans de des donc dont du elle elles en encore est et etaient etait etant ete etes etre eu eux fait fut il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pas peu plus pour qu quand que quel quelle quelles quels qui quoi s sa sans se sera serait ses si soit sommes son sont sous suis sur t ta te tes toi ton tous tout toute toutes tres tu un une vos votre vous y';
const english =
  'a about an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its me my no not of on or our she so than that the their them then there these they this to up was we were what when which who will with would you your';

export const STOP_WORDS: Readonly<Record<'fr' | 'en', ReadonlySet<string>>> = {
  fr: new Set(french.split(' ')),
  en: new Set(english.split(' ')),
};

/** Copies a word, because V8 stores a longer substring as a view that keeps its whole text in memory. */
export const flat = (word: string): string => (word.length < 13 ? word : Buffer.from(word).toString());

export const ANALYSIS_VERSION = 3;

/** Maximum length of an indexed form; longer words are truncated. */
const LONGEST_FORM = 60;

export type Analysed = Readonly<{
  exact: string;
  /**
   * Its stems, each with a final digit for the language: the folded stem (for accented words), and the stem of the
   * folded word (for words typed without accents). Empty for stop words and unknown languages.
   */
  stems: readonly string[];
  stop: boolean;
}>;

type Stemmed = 'fr' | 'en';
const stemmers: Readonly<Record<Stemmed, (word: string) => string>> = { fr: stemFrench, en: stemEnglish };
const DIGIT: Readonly<Record<Stemmed, string>> = { fr: '1', en: '2' };

/** The supported language of a tag; null if there is none. */
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

let manyIndexed = 0;

/** Enlarges the caches for a bulk write, until the returned function is called. */
export function rememberMore(): () => void {
  const resize = (half: number): void => Object.values(caches).forEach((cache) => cache.resize(half));
  manyIndexed += 1;
  resize(LARGE_HALF);
  return () => {
    manyIndexed -= 1;
    if (manyIndexed === 0) resize(HALF);
  };
}

/** The folded form and the stems of a word in a language. */
export function analyseWord(word: string, language: Stemmed | null): Analysed {
  const cache = caches[language ?? 'none'];
  const cachedAnalysis = cache.get(word);
  if (cachedAnalysis !== undefined) return cachedAnalysis;
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
  // Most words have no accents, so that the second stemming, the main cost of a new word, is skipped.
  if (exact !== lower) keys.add(foldWord(stem(exact)));
  return [...keys].filter((key) => key !== '').map((key) => key + DIGIT[language]);
}

/** The words of a text with their positions in UTF-16 units. */
export type Token = Analysed & Readonly<{ start: number; end: number }>;

export function tokenize(text: string, language: Stemmed | null): Token[] {
  const tokens: Token[] = [];
  scanWords(text, (start, end) => {
    const analysed = analyseWord(text.slice(start, end), language);
    // Without a spread, which would cost more than the rest of a highlight.
    const { exact, stems, stop } = analysed;
    if (exact !== '') tokens.push({ exact, stems, stop, start, end });
  });
  return tokens;
}

/** Separates the passages of a column, so that no phrase spans two. Never part of a word. */
const BOUNDARY = '¶';

/** The text to index for passages: their folded words, in order. Calls `onWord` for each occurrence of a word. */
export function foldPassages(
  passages: readonly Readonly<{ text: string; language: string }>[],
  onWord: (word: Analysed) => void,
): string {
  let folded = '';
  for (const { text, language } of passages) {
    const rules = stemmedLanguage(language);
    scanWords(text, (start, end) => {
      const word = analyseWord(text.slice(start, end), rules);
      if (word.exact === '') return;
      folded += `${word.exact} `;
      onWord(word);
    });
    folded += `${BOUNDARY} `;
  }
  return folded;
}
