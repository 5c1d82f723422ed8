/** In which language an entry is written: as its blog says, else by its own small words. */

const FRENCH = new Set(
  'le la les des du une un et est dans pour que qui sur avec pas nous vous ils elle plus cette ces aux sont mais ou où leur par'.split(
    ' ',
  ),
);
const ENGLISH = new Set(
  'the and of to is in that for with you this are was it as be on at by from have has not we they their or an but which'.split(
    ' ',
  ),
);
/** So many small words at least, and so many times those of the other language. */
const LEAST = 3;
const TIMES = 2;
const LONGEST = 20_000;

/** `fr`, `en`, or undefined where the words do not tell. */
export function guessLanguage(text: string): 'fr' | 'en' | undefined {
  let [french, english] = [0, 0];
  for (const word of text
    .slice(0, LONGEST)
    .toLowerCase()
    .split(/[^\p{L}]+/u)) {
    if (FRENCH.has(word)) french += 1;
    if (ENGLISH.has(word)) english += 1;
  }
  if (french >= LEAST && french >= TIMES * english) return 'fr';
  if (english >= LEAST && english >= TIMES * french) return 'en';
  return undefined;
}

/** A blog's locale (`fr_FR`, `pt-BR`) as a document's language; the country is kept where words differ by it. */
export function languageOfLocale(locale: string | undefined): string | undefined {
  const [, language, country] = /^([a-z]{2,3})(?:[_-]([a-z]{2}))?\b/i.exec(locale ?? '') ?? [];
  if (language === undefined) return undefined;
  const lower = language.toLowerCase();
  return country === undefined || lower === 'fr' || lower === 'en'
    ? lower
    : `${lower}-${country.toUpperCase()}`;
}
