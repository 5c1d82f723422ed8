/** Finding words in one run of text. Pure. */
import { foldForFind, type Folding } from '../fold.ts';

export type FindOptions = Folding &
  Readonly<{
    /** Only where no letter or digit touches what is found. */
    wholeWords?: boolean;
  }>;

export type Span = readonly [from: number, to: number];

const WORD = /[\p{L}\p{N}\p{M}]/u;

/** Where `query` stands in `text`, in UTF-16 units, from left to right, without overlap; nothing for an empty query. */
export function findMatches(text: string, query: string, options: FindOptions = {}): Span[] {
  const wanted = foldForFind(query, options).text;
  if (wanted === '' || text === '') return [];
  const { text: folded, at } = foldForFind(text, options);
  const spans: Span[] = [];
  for (let from = folded.indexOf(wanted); from >= 0;) {
    const start = at[from] ?? 0;
    const end = at[from + wanted.length] ?? text.length;
    // Half a ligature is no match: « œuvre » does not hold « euvre ».
    const whole = at[from - 1] !== start && at[from + wanted.length - 1] !== at[from + wanted.length];
    const taken =
      whole && (options.wholeWords !== true || !(touchesWord(text, start) || touchesWord(text, end)));
    if (taken) spans.push([start, end]);
    from = folded.indexOf(wanted, taken ? from + wanted.length : from + 1);
  }
  return spans;
}

/** Whether a word goes on over this place. */
function touchesWord(text: string, at: number): boolean {
  const before = text.codePointAt(at - 1 - (isTrail(text.charCodeAt(at - 1)) ? 1 : 0));
  const after = text.codePointAt(at);
  return isWord(before) && isWord(after);
}

const isTrail = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
const isWord = (code: number | undefined): boolean =>
  code !== undefined && WORD.test(String.fromCodePoint(code));
