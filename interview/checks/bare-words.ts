/** Longer than any alternative text, and short enough for what follows to be quick whatever it holds. */
const LONGEST = 3_000;
const fold = (text: string): string =>
  text.slice(0, LONGEST).normalize('NFC').replaceAll("'", '’').replace(/\s+/gu, ' ').trim().toLowerCase();

/** Words as two texts are compared by them: without case, nor what may stand around a sentence: points, arrows, quotation marks. */
export const bareWords = (text: string): string =>
  fold(text).replace(/^[«“"'\s[(<>→»›]+|[\s.…:!?<>»›→”"')\]]+$/gu, '');
