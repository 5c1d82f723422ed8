/**
 * What a spelling checker should know beyond its dictionary: the words of names, as they are met in a text. The checker
 * compares a word of ours letter by letter and knows no elision of it: each form is said.
 */
import type { Post } from './document.ts';
import { foldKey } from './fold-key.ts';
import { distanceWithin } from './similarity.ts';

/** Longer is no word of a language, and Chromium takes 99 bytes. */
export const LONGEST_WORD = 48;

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]/iu;
const ELIDES = /^[aàâäeéèêëiîïoôöuùûühyœæ]/iu;
const APOSTROPHES = ['’', "'"] as const;
const BEFORE_NAMES = ['d', 'l', 'qu', 'D', 'L', 'Qu'] as const;

/** A word as one looks it up: without the elision before it and the marks around it. Empty where nothing is left. */
export function bareWord(text: string): string {
  const word = text.normalize('NFC').match(WORD)?.[0] ?? '';
  const bare = word.replace(ELIDED, '');
  return bare.length > LONGEST_WORD || !/\p{L}/u.test(bare) ? '' : bare;
}

/** The words of names, roles left out: « Jeanne Kermadec-Le Goff », « Agence d’Ouessant ». Each once, in their order. */
export function wordsOfNames(names: readonly string[]): string[] {
  const words = names.flatMap((name) => name.normalize('NFC').match(WORD) ?? []);
  return [...new Set(words.map(bareWord).filter((word) => word.length > 1))];
}

/**
 * Every form in which these words may stand: in capitals, and after « d’ », « l’ », « qu’ » where French elides, with
 * either apostrophe.
 * @param limit how many forms at most; the first words win
 */
export function formsOf(words: readonly string[], limit: number): string[] {
  const forms = new Set<string>();
  for (const word of words) {
    const elided = ELIDES.test(word)
      ? BEFORE_NAMES.flatMap((before) => APOSTROPHES.map((apostrophe) => before + apostrophe + word))
      : [];
    for (const form of [word, word.toUpperCase(), ...elided]) if (forms.size < limit) forms.add(form);
  }
  return [...forms];
}

/** Ordinals in figures, Arabic or Roman: « 27e », « 1re », « XXIe ». */
const ORDINAL = /^(?:\d+|[IVX]|[IVXLCDM]{2,})(?:er|re|ère|e|ème|nd|nde|d|de)s?$/u;
/** Addresses of the web and of mail, as they are written in a text. */
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}._+-]+@[\p{L}\p{N}.-]+|(?<![\p{L}\p{N}.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:fr|com|org|net|eu|info|be|ch|ca)(?:\/\S*)?(?![\p{L}\p{N}])/gu;
/** One word of an address, as Chromium cuts words: a point joins letters. */
const ADDRESS_PART = /[\p{L}\p{N}_]+(?:[.:][\p{L}\p{N}_]+)*/gu;
/** Letters of an acronym: a longer word in capitals is one of the language. */
const LONGEST_ACRONYM = 6;

/** A short word in capitals: « SNCF ». */
function isAcronym(word: string): boolean {
  const letters = word.replaceAll(/\P{L}/gu, '');
  return (
    letters.length > 1 &&
    letters.length <= LONGEST_ACRONYM &&
    letters === letters.toUpperCase() &&
    letters !== letters.toLowerCase()
  );
}

/**
 * Words of a text that no dictionary can judge: ordinals, acronyms, the parts of addresses. Each once.
 * @param isOpen more may be typed at the end of the text: a word there is not given
 */
export function unjudgedWords(text: string, isOpen: boolean): string[] {
  const words = new Set<string>();
  const isWhole = (end: number): boolean => !isOpen || end < text.length;
  for (const { 0: address, index } of text.matchAll(ADDRESS))
    if (isWhole(index + address.length))
      for (const [part] of address.matchAll(ADDRESS_PART))
        if (part.length <= LONGEST_WORD && /\p{L}/u.test(part)) words.add(part);
  for (const { 0: token, index } of text.matchAll(WORD)) {
    const word = bareWord(token);
    if ((ORDINAL.test(word) || isAcronym(word)) && isWhole(index + token.length)) words.add(word);
  }
  return [...words];
}

/** A word with a capital is most often a name. It is offered only words that differ by one letter, accents apart. */
export function likelyCorrections(word: string, corrections: readonly string[]): string[] {
  if (!/^\p{Lu}\p{Ll}/u.test(bareWord(word))) return [...corrections];
  const key = foldKey(word);
  return corrections.filter((correction) => distanceWithin(key, foldKey(correction), 1) <= 1);
}

/** The languages said anywhere in a post, its own first: of the post, its questions, its answers, its passages. */
export function languagesIn(post: Post): string[] {
  const found = new Set([post.language]);
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value))
        if (key === 'language' && typeof inner === 'string') found.add(inner);
        else look(inner);
  };
  look([post.lead ?? [], post.body]);
  return [...found];
}

/** The dictionaries that are shipped. */
export const CHECKED_LANGUAGES = ['fr', 'en'] as const;
export type CheckedLanguage = (typeof CHECKED_LANGUAGES)[number];

/** The dictionary for a language tag: `fr-CA` is read by the French one; undefined where there is none. */
export function dictionaryOf(language: string): CheckedLanguage | undefined {
  const primary = language.toLowerCase().split('-')[0];
  return CHECKED_LANGUAGES.find((one) => one === primary);
}
