/**
 * Divides a document that came back from review at its marks (part-marks.ts), and reads each part: unchanged, changed or
 * missing. Marks may come in another order, twice, within a paragraph or a table, or not at all.
 */
import { idSchema, type TopBlock } from '#interview/document.ts';
import type { DocumentComment } from '#contract/exchange.ts';
import { eachPiece, textOfPiece } from '#interview/markup/html-pieces.ts';
import { HTML_LIMITS } from '#interview/markup/parse.ts';
import { blocksToText } from '#interview/plain.ts';
import { TITLE_MARK } from '#interview/returns/marked-parts.ts';
import { type ReadReturn, readReturnSchema, type ReadTurn } from '#interview/returns/read-return.ts';
import {
  type PartMark,
  PICTURE,
  readMarkName,
  readMarksProperty,
  SENT_FROM,
  SENT_MARKS,
  SENT_REVISION,
  wordsHash,
} from './part-marks.ts';

/** The HTML of the document up to the next mark, with the elements around it, and its words. */
type Stretch = { mark?: PartMark; html: string; words: string };

type OpenElement = Readonly<{ name: string; tag: string; at: number }>;

/** A bookmark in the HTML of a docx (by mammoth) and of an odt. */
const ANCHOR = /^<a id="(esc_[^"]*)">$/;

/** Elements of a line and pictures; a picture is content, a line break is not. */
const VOID = new Set(['br', 'img']);

/**
 * The stretches between marks, in order; without `mark` before the first. An element that shows nothing before a mark
 * begins after it. Undefined if there are no marks, or if their elements would be repeated beyond the limits of HTML.
 */
function stretchesOf(html: string): Stretch[] | undefined {
  if (!html.includes(' id="esc_')) return undefined;
  let current: Stretch = { html: '', words: '' };
  const stretches = [current];
  let open: OpenElement[] = [];
  /** The length of the current HTML up to its last shown content. */
  let shown = 0;
  let length = 0;
  const divide = (mark: PartMark): void => {
    const moved = open.findIndex(({ at }) => at >= shown);
    const staying = moved === -1 ? open : open.slice(0, moved);
    const from = open[moved]?.at ?? current.html.length;
    const next: Stretch = { mark, html: '', words: '' };
    const around = staying.map((element) => {
      const at = next.html.length;
      next.html += element.tag;
      return { ...element, at };
    });
    const by = next.html.length - from;
    open = [...around, ...open.slice(staying.length).map((element) => ({ ...element, at: element.at + by }))];
    next.html += current.html.slice(from);
    current.html =
      current.html.slice(0, from) +
      staying
        .toReversed()
        .map(({ name }) => `</${name}>`)
        .join('');
    length += current.html.length;
    shown = 0;
    current = next;
    stretches.push(next);
  };
  let isInMark = false;
  for (const piece of eachPiece(html)) {
    if (isInMark) {
      // The end of the anchor, which is empty.
      isInMark = false;
      if (piece.kind === 'close') continue;
    }
    const name = piece.kind === 'open' ? ANCHOR.exec(piece.raw)?.[1] : undefined;
    const mark = name === undefined ? undefined : readMarkName(name);
    if (mark !== undefined) {
      divide(mark);
      if (length + current.html.length > HTML_LIMITS.length) return undefined;
      isInMark = true;
      continue;
    }
    if (piece.kind === 'open' && !VOID.has(piece.name))
      open.push({ name: piece.name, tag: piece.raw, at: current.html.length });
    else if (piece.kind === 'close' && open.at(-1)?.name === piece.name) open.pop();
    current.html += piece.raw;
    current.words += textOfPiece(piece);
    if (piece.kind === 'open' && piece.name === 'img') current.words += PICTURE;
    if (piece.kind === 'text' ? piece.raw.trim() !== '' : 'name' in piece && piece.name === 'img')
      shown = current.html.length;
  }
  return stretches.length === 1 ? undefined : stretches;
}

/** A part of the document. */
type Part = {
  /** Undefined for what is no part, or a second copy of one. */
  mark: number | undefined;
  html: string;
  words: string;
  /** Hash of its words when they were sent. */
  sentWords: string | undefined;
  /** A label with other words than those sent. */
  changedLabel?: string | undefined;
};

function partsOf(stretches: readonly Stretch[]): Part[] {
  const parts = new Set<Part>();
  /** The last part with each number. */
  const numbered = new Map<number, Part>();
  /** The last part with words, and those after it. */
  let recent = new Set<Part>();
  for (const { mark, html, words } of stretches) {
    const number = mark === undefined || mark.kind === 'rest' ? undefined : mark.part;
    const sentWords = mark === undefined || mark.kind === 'start' ? undefined : mark.words;
    const before = number === undefined ? undefined : numbered.get(number);
    const part: Part = { mark: before === undefined ? number : undefined, html, words, sentWords };
    const isNear = before !== undefined && recent.has(before);
    const isSameLabel =
      mark?.kind === 'words' && before !== undefined && wordsHash(before.words) === mark.label;
    const isLabel = mark?.kind === 'words' && before?.sentWords === undefined && (isSameLabel || isNear);
    // Several marks at one point: LibreOffice writes them in any order.
    const isBlank = isNear && before.words.trim() === '';
    if (before !== undefined && (isLabel || isBlank)) {
      parts.delete(before);
      part.mark = before.mark;
      part.sentWords ??= before.sentWords;
      part.changedLabel = before.changedLabel;
      if (isLabel && !isSameLabel && !isBlank) part.changedLabel = before.words.trim();
    }
    if (number !== undefined) numbered.set(number, part);
    parts.add(part);
    if (words.trim() !== '') recent = new Set();
    recent.add(part);
  }
  return [...parts];
}

type Returned = Readonly<{
  html: string;
  /** The properties of the document by name. */
  properties: ReadonlyMap<string, string>;
  comments: readonly DocumentComment[];
  /** The mark of the part that a comment is about. */
  partOf: ReadonlyMap<DocumentComment, number>;
  read: (html: string) => TopBlock[];
}>;

/**
 * The return of a text for review; undefined for any other document. It has no turns, so that words decide, without its marks,
 * with less than half of them, and beyond the limits of a return.
 */
export function readReturned({ html, properties, comments, partOf, read }: Returned): ReadReturn | undefined {
  const postId = idSchema.safeParse(properties.get(SENT_FROM)).data;
  const sentRevision = idSchema.safeParse(properties.get(SENT_REVISION)).data;
  const parts = partsOf(stretchesOf(html) ?? []);
  if (parts.length === 0 && sentRevision === undefined) return undefined;
  const present = new Set(parts.flatMap(({ mark }) => mark ?? []));
  const missing = readMarksProperty(properties.get(SENT_MARKS) ?? '').filter((mark) => !present.has(mark));
  const remarks = new Map<number, string[]>();
  for (const comment of comments) {
    const part = partOf.get(comment);
    if (part === undefined || comment.done === true) continue;
    const ofPart = remarks.get(part);
    if (ofPart === undefined) remarks.set(part, [comment.text]);
    else ofPart.push(comment.text);
  }
  const turns =
    missing.length > present.size
      ? []
      : [
          ...parts.flatMap((part, index) => turnsOf(part, parts[index + 1], remarks, read)),
          // A part that was removed with its mark.
          ...missing.map((mark): ReadTurn => ({ mark, blocks: [] })),
        ];
  const returned: ReadReturn = {
    carrier: 'document',
    purpose: 'review',
    ...(postId !== undefined && { postId }),
    ...(sentRevision !== undefined && { sentRevision }),
    turns,
    consents: [],
  };
  return readReturnSchema.safeParse(returned).success ? returned : { ...returned, turns: [] };
}

function turnsOf(
  { mark, html, words, sentWords, changedLabel }: Part,
  next: Part | undefined,
  remarks: ReadonlyMap<number, readonly string[]>,
  read: Returned['read'],
): ReadTurn[] {
  const remark = [changedLabel, ...(mark === undefined ? [] : (remarks.get(mark) ?? []))]
    .filter((line) => line !== undefined)
    .join('\n');
  const more = remark === '' ? {} : { remark };
  const isUnchanged = sentWords !== undefined && wordsHash(words) === sentWords;
  if (mark === undefined) {
    const isSilent = isUnchanged || words.trim() === '';
    if (isSilent && remark === '') return [];
    return [{ ...(!isSilent && { blocks: asWords(read(html)) }), ...more }];
  }
  if (isUnchanged) return [{ mark, isApproved: true, ...more }];
  const blocks = read(html);
  const own = headingsOf(html, blocks, mark, next);
  const rest = asWords(blocks.slice(own));
  const asked = asWords(blocks.slice(0, own));
  if (own === blocks.length || blocksToText(rest) === '') return [{ mark, blocks: asWords(blocks), ...more }];
  return [
    { mark, blocks: asked, ...more },
    {
      ...(mark !== TITLE_MARK && { asked: blocksToText(asked).slice(0, 2_000) }),
      blocks: rest,
    },
  ];
}

/**
 * How many blocks are the title or question itself, where others follow that answer it: words written under the title, or
 * under a question that was sent without an answer.
 */
function headingsOf(html: string, blocks: readonly TopBlock[], mark: number, next: Part | undefined): number {
  if (!beginsWithHeading(html)) return blocks.length;
  if (mark !== TITLE_MARK && next !== undefined && !beginsWithHeading(next.html)) return blocks.length;
  const other = blocks.findIndex(({ type }) => type !== 'heading');
  return other === -1 ? blocks.length : other;
}

const beginsWithHeading = (html: string): boolean => /^(?:<p>\s*<\/p>|\s)*<h[1-6]\b/.test(html);

/** Headings as paragraphs: how a part looks is no correction. */
const asWords = (blocks: readonly TopBlock[]): TopBlock[] =>
  blocks.flatMap((block): TopBlock[] => {
    if (block.type === 'rule' || block.type === 'jumpBreak') return [];
    return [block.type === 'heading' ? { type: 'paragraph', content: block.content } : block];
  });
