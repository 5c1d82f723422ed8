/**
 * A copy of a word that does not keep alive the text it was cut from: V8 cuts a longer word as a view of its text, which
 * then lives for as long as the word is remembered.
 */
export const flat = (word: string): string => (word.length < 13 ? word : Buffer.from(word).toString());
