/**
 * Words of names for the spelling checker's dictionary. The checker compares exact forms, without elision: each form is
 * listed.
 */
import type { Post } from './document.ts';
import { foldKey } from './fold-key.ts';
import { distanceWithin } from './similarity.ts';

/** Longer words are not checked; Chromium's limit is 99 bytes. */
export const LONGEST_WORD = 48;

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]/iu;
const ELIDES = /^[aàâäeéèêëiîïoôöuùûühyœæ]/iu;
const APOSTROPHES = ['’', "'"] as const;
const BEFORE_NAMES = ['d', 'l', 'qu', 'D', 'L', 'Qu'] as const;

/** A word for lookup, without elision and surrounding marks; '' if nothing is left. */
export function bareWord(text: string): string {
  const word = text.normalize('NFC').match(WORD)?.[0] ?? '';
  const bare = word.replace(ELIDED, '');
  return bare.length > LONGEST_WORD || !/\p{L}/u.test(bare) ? '' : bare;
}

/**
 * The words of names, without roles: « Jeanne Kermadec-Le Goff », « Agence d’Ouessant ». In order, without duplicates.
 */
export function wordsOfNames(names: readonly string[]): string[] {
  const words = names.flatMap((name) => name.normalize('NFC').match(WORD) ?? []);
  return [...new Set(words.map(bareWord).filter((word) => word.length > 1))];
}

/**
 * All forms of these words: in capitals, and after « d’ », « l’ », « qu’ » with either apostrophe if French elides.
 * @param limit maximum number of forms; earlier words come first
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

/** Ordinals with Arabic or Roman numbers: « 27e », « 1re », « XXIe ». */
const ORDINAL = /^(?:\d+|[IVX]|[IVXLCDM]{2,})(?:er|re|ère|e|ème|nd|nde|d|de)s?$/u;
/** Web and mail addresses in a text. */
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}._+-]+@[\p{L}\p{N}.-]+|(?<![\p{L}\p{N}.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:fr|com|org|net|eu|info|be|ch|ca)(?:\/\S*)?(?![\p{L}\p{N}])/gu;
/** A word of an address, as Chromium splits words: a dot joins letters. */
const ADDRESS_PART = /[\p{L}\p{N}_]+(?:[.:][\p{L}\p{N}_]+)*/gu;
/** Maximum letters of an acronym: longer words in capitals are normal words. */
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
 * Words outside of any dictionary: ordinals, acronyms, parts of addresses. Without duplicates.
 * @param isOpen the text may continue: skips a word at its end
 */
export function uncheckableWords(text: string, isOpen: boolean): string[] {
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

/**
 * Filters corrections: a capitalised word is probably a name, and only gets words that differ by one letter, apart from
 * accents.
 */
export function likelyCorrections(word: string, corrections: readonly string[]): string[] {
  if (!/^\p{Lu}\p{Ll}/u.test(bareWord(word))) return [...corrections];
  const key = foldKey(word);
  return corrections.filter((correction) => distanceWithin(key, foldKey(correction), 1) <= 1);
}

/** All languages in a post, its own first: of the post, its questions, answers and passages. */
export function languagesIn(post: Post): string[] {
  const languages = new Set([post.language]);
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value))
        if (key === 'language' && typeof inner === 'string') languages.add(inner);
        else look(inner);
  };
  look([post.lead ?? [], post.body]);
  return [...languages];
}

/** The bundled dictionaries. */
export const CHECKED_LANGUAGES = ['fr', 'en'] as const;
export type CheckedLanguage = (typeof CHECKED_LANGUAGES)[number];

/** The dictionary for a language tag: the French one for `fr-CA`; undefined if there is none. */
export function dictionaryOf(language: string): CheckedLanguage | undefined {
  const primary = language.toLowerCase().split('-')[0];
  return CHECKED_LANGUAGES.find((one) => one === primary);
}
