/**
 * The language of passages, as other programs mark it. They also mark whole French texts as English (the keyboard of the
 * day), so a mark is believed where the words do not say otherwise.
 */
import type { TextInline } from '../../document.ts';

const COMMON: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: new Set(
    'au aux avec ce ces cette dans de des du elle elles en est et il ils je la le les leur leurs ma mais mes mon ne nos notre nous on ou où par pas plus pour que qui sa se ses son sont sur très un une votre vos vous'.split(
      ' ',
    ),
  ),
  en: new Set(
    'a an and are as at be been but by for from had has have he her his how i in is it its not of or our she that the their they this to was we were what which who will with you your'.split(
      ' ',
    ),
  ),
};

const primary = (language: string): string => language.toLowerCase().split('-')[0] ?? '';

/** Which part of some words is common in a language. */
function share(words: readonly string[], language: string): number {
  const common = COMMON[language];
  return common === undefined ? 0 : words.filter((word) => common.has(word)).length / words.length;
}

/** A few words prove nothing; of a sentence, a third is common words of its language. */
function belied(text: string, said: string, around: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length >= 5 && share(words, around) > Math.max(0.2, share(words, said));
}

/**
 * A run with the language it really is in. `fr-FR` in a French text says nothing; a run without letters has none; a run
 * whose words are those of the text around is in that language whatever its mark says.
 */
export function withTrueLanguage(run: TextInline, base: string): TextInline {
  if (run.language === undefined) return run;
  const { language, ...rest } = run;
  const said = primary(language);
  const around = primary(base);
  return said === around || !/\p{L}/u.test(run.text) || belied(run.text, said, around)
    ? rest
    : { ...rest, language: canonical(language) };
}

/** `EN-US` as `en-US`. */
function canonical(language: string): string {
  return language
    .split('-')
    .map((part, index) => (index === 0 ? part.toLowerCase() : part.length === 2 ? part.toUpperCase() : part))
    .join('-');
}
