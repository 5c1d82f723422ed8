/** Makes the marks of a text sent for review, with hashes of the words that the file shows. */
import type * as Docx from 'docx';
import {
  marksProperty,
  PICTURE,
  restName,
  SENT_FROM,
  SENT_MARKS,
  SENT_REVISION,
  startName,
  wordsName,
} from '../../documents/part-marks.ts';
import type { SentText } from '../post-files.ts';

export type MarksOfPart = Readonly<{ start: Docx.Bookmark[]; words: Docx.Bookmark[] }>;

export type PartMarks = Readonly<{
  /** The marks of a question or an answer, around its label. `components`: its own words, as they are written. */
  ofTurn(id: string, label: string, components: readonly unknown[]): MarksOfPart;
  /** Of the title or the lead. */
  ofPart(mark: number, components: readonly unknown[]): Docx.Bookmark[];
  /** The mark of a block between turns. */
  ofRest(components: readonly unknown[]): Docx.Bookmark[];
  /** The properties of the document; call when all marks are made. */
  properties(): { name: string; value: string }[];
}>;

export function createPartMarks(docx: typeof Docx, { postId, revisionId, marks }: SentText): PartMarks {
  const written: number[] = [];
  let rests = 0;
  const bookmark = (id: string): Docx.Bookmark => new docx.Bookmark({ id, children: [] });
  const around = (mark: number, label: string, components: readonly unknown[]): MarksOfPart => {
    if (components.length === 0 && label === '') return { start: [], words: [] };
    written.push(mark);
    return {
      start: [bookmark(startName(mark))],
      words: [bookmark(wordsName(mark, label, wordsIn(components)))],
    };
  };
  return {
    ofTurn(id, label, components) {
      const mark = marks.get(id);
      return mark === undefined ? { start: [], words: [] } : around(mark, label, components);
    },
    ofPart(mark, components) {
      const { start, words } = around(mark, '', components);
      return [...start, ...words];
    },
    ofRest(components) {
      if (components.length === 0) return [];
      rests += 1;
      return [bookmark(restName(rests, wordsIn(components)))];
    },
    properties: () => [
      { name: SENT_FROM, value: postId },
      { name: SENT_REVISION, value: revisionId },
      { name: SENT_MARKS, value: marksProperty(written.toSorted((one, other) => one - other)) },
    ],
  };
}

/** A component of the docx library: an XML element with its children, or a link, which becomes one later. */
type Component = Readonly<{
  rootKey?: string;
  root?: unknown;
  options?: Readonly<{ children?: readonly unknown[] }>;
}>;

/** The words of components as they are read from the file (documents/returned-parts.ts). */
const wordsIn = (components: readonly unknown[]): string => components.map(wordsOf).join('');

function wordsOf(component: unknown): string {
  if (typeof component !== 'object' || component === null) return '';
  const { rootKey, root, options } = component as Component;
  const children = Array.isArray(root) ? (root as readonly unknown[]) : [];
  if (rootKey === 'w:t') return children.filter((child) => typeof child === 'string').join('');
  if (rootKey === 'w:br') return ' ';
  if (rootKey === 'w:drawing') return PICTURE;
  const within = wordsIn(rootKey === 'w:externalHyperlink' ? (options?.children ?? []) : children);
  return rootKey === 'w:p' ? ` ${within} ` : within;
}
