/**
 * Marks in a text sent for review: bookmarks at one point, which Word and LibreOffice keep through every save
 * (docs/design/exchange.md#a-text-sent-for-review). `esc_3` begins part 3 (interview/returns/marked-parts.ts);
 * `esc_3_<label>_<words>` follows its label, the speaker's name or the number; `esc_rest_1_<words>` begins what is no
 * part, such as a heading between two turns. The hashes are of what was sent, so what is unchanged is recognised whatever
 * the word processor made of its layout.
 */
import { LIMITS } from '#interview/document.ts';
import { fnvHash } from '#interview/marks.ts';

/** Properties of the document, which both programs keep too: the ids of the post and of the sent revision, the marks. */
export const SENT_FROM = 'EscalePost';
export const SENT_REVISION = 'EscaleRevision';
export const SENT_MARKS = 'EscaleMarks';

export type PartMark = Readonly<
  | { kind: 'start'; part: number }
  | { kind: 'words'; part: number; label: string; words: string }
  | { kind: 'rest'; words: string }
>;

export const startName = (part: number): string => `esc_${part}`;
export const wordsName = (part: number, label: string, words: string): string =>
  `esc_${part}_${wordsHash(label)}_${wordsHash(words)}`;
export const restName = (index: number, words: string): string => `esc_rest_${index}_${wordsHash(words)}`;

/** LibreOffice names a copy « esc_3 Copy 1 », and « esc_3_Copy_1 » in a docx, in its own language. */
const NAME =
  /^esc_(?:rest_\d{1,5}_([0-9a-z]{1,7})|(\d{1,5})(?:_([0-9a-z]{1,7})_([0-9a-z]{1,7}))?)(?:[ _]\p{Lu}\p{L}*[ _]\d+)?$/u;

/** The mark of a bookmark's name; undefined for any other bookmark. */
export function readMarkName(name: string): PartMark | undefined {
  const [, rest, number, label, words] = NAME.exec(name) ?? [];
  if (rest !== undefined) return { kind: 'rest', words: rest };
  const part = Number(number);
  if (number === undefined || part > LIMITS.blocks) return undefined;
  return label === undefined || words === undefined
    ? { kind: 'start', part }
    : { kind: 'words', part, label, words };
}

/** In place of a picture among the words. */
export const PICTURE = '\u25a3';

/** White space counts once: word processors change it. */
export const wordsHash = (words: string): string => fnvHash(words.replace(/\s+/gu, ' ').trim()).toString(36);

/** Maximum length of a text property in Word. */
const PROPERTY = 255;

/** « 0-7,9 »: the marks that were written. Further ranges are left out, so their loss is not noticed. */
export function marksProperty(marks: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const mark of marks) {
    const last = ranges.at(-1);
    if (last !== undefined && mark === last[1] + 1) last[1] = mark;
    else ranges.push([mark, mark]);
  }
  let property = '';
  for (const [from, to] of ranges) {
    const longer = `${property === '' ? '' : `${property},`}${from === to ? from : `${from}-${to}`}`;
    if (longer.length > PROPERTY) break;
    property = longer;
  }
  return property;
}

/** The marks of the property, at most those of one document. */
export function readMarksProperty(property: string): number[] {
  const marks = new Set<number>();
  for (const [, from = '', to = from] of property.slice(0, PROPERTY).matchAll(/(\d{1,5})(?:-(\d{1,5}))?/g))
    for (let mark = Number(from); mark <= Math.min(Number(to), LIMITS.blocks); mark += 1) marks.add(mark);
  return [...marks];
}
