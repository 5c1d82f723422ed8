/** Finds the whole sentences around some words, for a quotation without a selection. */

/** Abbreviations whose full stop ends no sentence. */
const ABBREVIATIONS =
  /(?:^|[\s(«“"'’\u00a0])(?:MM?|Mmes?|Mlles?|Mes?|Drs?|Prs?|St|Ste|cf|p|pp|art|chap|éd|ex|env|n|vol|fig|av|apr|boul|bd|Mr|Mrs|Ms|vs|No|\p{Lu})\.$/u;
/** Bounded repetitions, tried only at the start of a run: a text may hold a million signs or spaces. */
const END =
  /(?<![.!?…])[.!?…]+[»”"’)\]\u00a0\u202f ]{0,8}(?=\s{1,8}["«“(‘\u2014\u2013-]?\s{0,8}[\p{Lu}\p{N}«“])|\n+/gu;

/** The sentences of a text as [start, end), without spaces around them or empty ones. */
export function sentencesOf(text: string): [number, number][] {
  const sentences: [number, number][] = [];
  let from = 0;
  const add = (end: number): void => {
    const words = text.slice(from, end);
    const start = end - words.trimStart().length;
    const stop = from + words.trimEnd().length;
    if (stop > start) sentences.push([start, stop]);
    from = end;
  };
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    const isLine = match[0].startsWith('\n');
    const point = text.slice(0, match.index + 1);
    if (!isLine && match[0].startsWith('.') && ABBREVIATIONS.test(point.slice(-12))) continue;
    add(end);
  }
  add(text.length);
  return sentences;
}

/** The sentences that contain [start, end); the whole text if there is none. */
export function sentencesAround(text: string, start: number, end: number): [number, number] {
  const sentences = sentencesOf(text).filter(([from, to]) => to > start && from < Math.max(end, start + 1));
  const first = sentences[0];
  const last = sentences.at(-1);
  return first === undefined || last === undefined ? [0, text.length] : [first[0], last[1]];
}
