/** Detects the language of a text by its frequent short words, if neither the source nor its blog gives one. */
import { scanWords } from '#interview/search/scan.ts';

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
/** The condition for a language: at least `least` of its short words, and `times` as many as of the other language. */
type Proof = Readonly<{ least: number; times: number }>;
const OF_ALL: Proof = { least: 3, times: 2 };
/** For the beginning of a text; stricter, since the rest is unknown. */
export const OF_BEGINNING: Proof = { least: 30, times: 8 };
const LONGEST = 20_000;
const LONGEST_SMALL_WORD = 5;

export function guessLanguage(text: string, { least, times } = OF_ALL): 'fr' | 'en' | undefined {
  let [french, english] = [0, 0];
  scanWords(text.slice(0, LONGEST), (start, end) => {
    if (end - start > LONGEST_SMALL_WORD) return;
    const word = text.slice(start, end).toLowerCase();
    if (FRENCH.has(word)) french += 1;
    if (ENGLISH.has(word)) english += 1;
  });
  if (french >= least && french >= times * english) return 'fr';
  if (english >= least && english >= times * french) return 'en';
  return undefined;
}
