const fold = (text: string): string =>
  text.normalize('NFC').replaceAll("'", '’').replace(/\s+/gu, ' ').trim().toLowerCase();

/** Words as two texts are compared by them: without case, nor what may stand around a sentence: points, arrows, quotation marks. */
export const bareWords = (text: string): string =>
  fold(text).replace(/^[«“"'\s[(<>→»›]+|[\s.…:!?<>»›→”"')\]]+$/gu, '');
