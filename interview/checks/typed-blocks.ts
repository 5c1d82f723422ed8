/** Detects lists and quotations typed as plain paragraphs. */
import { linesOfInlines, sliceInlines } from '../slice-inlines.ts';
import type { Answer, Inline, List, TopBlock } from '../document.ts';
import { inlinesToText } from '../inlines.ts';

// Typed lists (RGAA 9.3): lines that begin with a dash, a bullet or consecutive numbers.

/** `family`: the kind of marker, such as `- ` or `1.`; `number` for numbered ones. */
type Marker = Readonly<{ family: string; number?: number; length: number }>;

/** Without the em dash, which begins a line of dialogue in French. */
const BULLET = /^[\s\u00a0]*([-–•●▪■◦○‣⁃·∙*+→➔➤►✓✔])[\s\u00a0\u202f]+(?=\S)/u;
const NUMBER = /^[\s\u00a0]*(\d{1,3})([.)°]|\.\)|[\s\u00a0]-)[\s\u00a0\u202f]+(?=\S)/u;
/** Bullets only: a dash may also begin a line of dialogue. */
const SURE = /[•●▪■◦○‣⁃➔➤►✓✔]/u;

function markerOf(text: string): Marker | undefined {
  const bullet = BULLET.exec(text);
  if (bullet !== null) return { family: bullet[1] ?? '', length: bullet[0].length };
  const number = NUMBER.exec(text);
  if (number === null) return undefined;
  return { family: `1${number[2] ?? ''}`.trim(), number: Number(number[1]), length: number[0].length };
}

const continuesList = (marker: Marker, before: Marker): boolean =>
  marker.family === before.family &&
  (marker.number === undefined || marker.number === (before.number ?? Number.NaN) + 1);

/** Questions or exclamations behind dashes are a dialogue; behind numbers, questions. */
const isSpeech = (lines: readonly string[], { family }: Marker): boolean =>
  !SURE.test(family) &&
  lines.some((line) =>
    /[?!][\s\u00a0»”"]*$|^\s*\S+\s*[«“"]|(?<!\p{L})(?:dit|dis|répond|demande|said|asked|replied)(?!\p{L})/iu.test(
      line,
    ),
  );

type Line = Readonly<{ content: readonly Inline[]; text: string; marker: Marker | undefined }>;

function linesOf(content: readonly Inline[]): Line[] {
  return linesOfInlines(content).map((line) => {
    const text = inlinesToText(line);
    return { content: line, text, marker: markerOf(text) };
  });
}

/** The lines of a paragraph that ends with a typed list: `intro` before its first marker, then only items. */
type TypedItems = Readonly<{ intro: readonly Line[]; items: readonly Line[] }>;

function typedItemsIn(content: readonly Inline[]): TypedItems | undefined {
  const lines = linesOf(content);
  const first = lines.findIndex(({ marker }) => marker !== undefined);
  if (first === -1) return undefined;
  const items = lines.slice(first);
  const areAllItems = items.every(
    ({ marker }, index) =>
      marker !== undefined && (index === 0 || continuesList(marker, items[index - 1]?.marker ?? marker)),
  );
  return areAllItems ? { intro: lines.slice(0, first), items } : undefined;
}

type Block = Readonly<{ type: string; content?: unknown }>;
const isParagraph = (block: Block | undefined): block is Readonly<{ type: 'paragraph'; content: Inline[] }> =>
  block?.type === 'paragraph';

type TypedList = Readonly<{
  /** The number of paragraphs it spans. */
  paragraphs: number;
  /** Text before the list in its first paragraph. */
  intro: Inline[];
  list: List;
  /** The first item, as typed. */
  words: string;
}>;

/**
 * The run of item-like lines from the paragraph at `at`, with its number of paragraphs and its list; no list for a
 * single line or a dialogue. Undefined if no item begins there.
 */
export function typedRunAt(
  blocks: readonly Block[],
  at: number,
): Readonly<{ paragraphs: number; typed?: TypedList }> | undefined {
  const first = blocks[at];
  const typed = isParagraph(first) ? typedItemsIn(first.content) : undefined;
  if (typed === undefined) return undefined;
  const items = [...typed.items];
  let paragraphs = 1;
  for (let next = blocks[at + 1]; isParagraph(next); next = blocks[at + paragraphs]) {
    const last = items.at(-1)?.marker;
    const more = typedItemsIn(next.content);
    const marker = more?.items[0]?.marker;
    if (more === undefined || more.intro.length > 0 || last === undefined || marker === undefined) break;
    if (!continuesList(marker, last)) break;
    items.push(...more.items);
    paragraphs += 1;
  }
  const marker = items[0]?.marker;
  const lines = items.map(({ text }) => text);
  if (marker === undefined || items.length < 2 || isSpeech(lines, marker)) return { paragraphs };
  const start = marker.number;
  const list: List = {
    type: 'list',
    ordered: start !== undefined,
    ...(start === undefined || start === 1 ? {} : { start }),
    items: items.map(({ content, marker: own }) => ({ content: sliceInlines(content, own?.length ?? 0) })),
  };
  return {
    paragraphs,
    typed: { paragraphs, intro: joinLines(typed.intro), list, words: lines[0] ?? '' },
  };
}

/** The list that begins in the paragraph at `at`; undefined if there is none. */
export const typedListAt = (blocks: readonly Block[], at: number): TypedList | undefined =>
  typedRunAt(blocks, at)?.typed;

const joinLines = (lines: readonly Line[]): Inline[] =>
  lines.flatMap(({ content }, index): Inline[] => [
    ...(index === 0 ? [] : [{ type: 'lineBreak' as const }]),
    ...content,
  ]);

// Typed quotations (RGAA 9.4): whole paragraphs between matching quotation marks.

const PAIRS: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '"': '"' };
/** A shorter text is a title, a nickname or an expression. */
const FEWEST_WORDS = 6;

/** Whether the paragraph is a single quotation: its last mark closes its first. */
export function isWholeQuotation(content: readonly Inline[]): boolean {
  const text = inlinesToText(content).trim().replace(/[.…]$/u, '').trimEnd();
  const open = text.slice(0, 1);
  const close = Object.hasOwn(PAIRS, open) ? PAIRS[open] : undefined;
  if (close === undefined || !text.endsWith(close)) return false;
  const inner = text.slice(1, -1);
  if (open === close ? inner.includes(open) : !staysOpen(inner, open, close)) return false;
  return (inner.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).length >= FEWEST_WORDS;
}

/** Excludes « un » et « deux », whose first and last marks belong to different pairs. */
function staysOpen(inner: string, open: string, close: string): boolean {
  let depth = 1;
  for (const sign of inner) {
    if (sign === open) depth += 1;
    else if (sign === close) depth -= 1;
    if (depth === 0) return false;
  }
  return depth === 1;
}

/**
 * Whether a paragraph between quotation marks quotes someone. In an answer it is the person's own speech, unless the
 * paragraph before announces a quotation: « Ma grand-mère disait : ».
 */
export function isUnmarkedQuotation(
  block: TopBlock,
  before: TopBlock | undefined,
  within: Answer | undefined,
): boolean {
  if (block.type !== 'paragraph' || !isWholeQuotation(block.content)) return false;
  if (within === undefined) return true;
  return before?.type === 'paragraph' && /:\s*$/u.test(inlinesToText(before.content));
}
