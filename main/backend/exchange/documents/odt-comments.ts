/** Collects the comments of an odt, with the words they refer to and the part they are about, from its XML events. */
import type { DocumentComment } from '#contract/exchange.ts';
import { DOCUMENT_LIMITS } from '../limits.ts';
import { readInstant } from '../xml/values.ts';
import type { ReadComments } from './document-parts.ts';
import { readMarkName } from './part-marks.ts';

type Draft = {
  author: string;
  date: string;
  text: string;
  isDone: boolean;
  /** Its words in the collected text; those of its paragraph if it has no end. */
  start: number;
  end: number | undefined;
  paragraph: Readonly<{ start: number; end: number }>;
  part: number | undefined;
};
type Field = 'author' | 'date' | 'text';

const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['dc:creator', 'author'],
  ['dc:date', 'date'],
  ['text:p', 'text'],
]);

const BLANKS = new Set(['text:s', 'text:tab', 'text:line-break']);

export type OdtComments = Readonly<{
  open(tag: string, attributes: Readonly<Record<string, string>>): void;
  close(tag: string): void;
  text(text: string): void;
  /** The comments up to the limit, and the number of those beyond it. */
  result(): ReadComments & Readonly<{ left: number }>;
}>;

export function createOdtComments(): OdtComments {
  const drafts: Draft[] = [];
  const byName = new Map<string, Draft>();
  /** Comments whose words have not begun. */
  let begun: Draft[] = [];
  let current: Draft | undefined;
  let field: Field | undefined;
  let words = '';
  /** The open paragraph, shared by its comments until its end is known. */
  let paragraph = { start: 0, end: 0 };
  let part: number | undefined;
  let left = 0;

  const begin = (attributes: Readonly<Record<string, string>>): void => {
    const isDone = attributes['loext:resolved'] === 'true';
    const draft: Draft = {
      author: '',
      date: '',
      text: '',
      isDone,
      start: words.length,
      end: undefined,
      paragraph,
      part: undefined,
    };
    current = draft;
    if (drafts.length === DOCUMENT_LIMITS.comments) {
      left += 1;
      return;
    }
    drafts.push(draft);
    begun.push(draft);
    const name = attributes['office:name'];
    if (name !== undefined) byName.set(name, draft);
  };
  const settleBegun = (): void => {
    for (const draft of begun) draft.part = part;
    begun = [];
  };

  return {
    open(tag, attributes) {
      if (current !== undefined) {
        field = FIELDS.get(tag) ?? field;
        if (tag === 'text:p' && current.text !== '') current.text += '\n';
      } else if (tag === 'office:annotation') begin(attributes);
      else if (tag === 'office:annotation-end') {
        const draft = byName.get(attributes['office:name'] ?? '');
        if (draft !== undefined) draft.end ??= words.length;
      } else if (tag === 'text:p' || tag === 'text:h') paragraph = { start: words.length, end: words.length };
      else if (BLANKS.has(tag)) words += ' ';
      else if (tag === 'text:bookmark' || tag === 'text:bookmark-start') {
        const mark = readMarkName(attributes['text:name'] ?? '');
        if (mark !== undefined) part = mark.kind === 'rest' ? undefined : mark.part;
      }
    },
    close(tag) {
      if (tag === 'office:annotation') {
        current = undefined;
        field = undefined;
      } else if (current !== undefined) {
        if (FIELDS.has(tag)) field = undefined;
      } else if (tag === 'text:p' || tag === 'text:h') {
        settleBegun();
        paragraph.end = words.length;
        words += ' ';
      }
    },
    text(text) {
      if (current !== undefined) {
        if (field !== undefined && current[field].length < DOCUMENT_LIMITS.comment) current[field] += text;
        return;
      }
      if (text.trim() !== '') settleBegun();
      words += text;
    },
    result() {
      const partOf = new Map<DocumentComment, number>();
      const comments = drafts.map(({ author, date, text, isDone, part: about, ...draft }) => {
        const at = readInstant(date);
        const { start, end } = draft.end === undefined ? draft.paragraph : { ...draft, end: draft.end };
        const cut = Math.min(end, start + 4 * DOCUMENT_LIMITS.quote);
        const comment: DocumentComment = {
          author: author.slice(0, 200),
          ...(at !== undefined && at >= 0 ? { at } : {}),
          text: text.trim().slice(0, DOCUMENT_LIMITS.comment),
          quote: words.slice(start, cut).replace(/\s+/g, ' ').trim().slice(0, DOCUMENT_LIMITS.quote),
          ...(isDone ? { done: true as const } : {}),
        };
        if (about !== undefined) partOf.set(comment, about);
        return comment;
      });
      return { comments, partOf, left };
    },
  };
}
