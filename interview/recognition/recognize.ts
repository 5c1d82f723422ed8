/** Recognises an interview in plain text: title, lead, questions, who answers, and what belongs to nobody. */
import { splitLines } from './lines.ts';
import { readInterview, type Reader } from './read-interview.ts';
import type { Recognition } from './recognition.ts';
import { unwrapMail } from './unwrap-mail.ts';

export type { Recognition } from './recognition.ts';

/**
 * Reads a pasted text. Nothing is lost or changed: every visible character stands in one block, in order; lines that a
 * mail cut at 72 columns are one line again. When the text is no interview (`kind: 'article'`, confidence below 0.5), its
 * blocks are a title and paragraphs.
 */
export function recognize(text: string, reader: Reader = {}): Recognition {
  const {
    pieces,
    carrier: _,
    text: rebuilt,
    ...recognition
  } = readInterview(unwrapMail(splitLines(text)), reader);
  const blocks = pieces.map(({ line: _line, from: _from, to: _to, ...block }) => block);
  return { ...recognition, blocks, text: rebuilt };
}
