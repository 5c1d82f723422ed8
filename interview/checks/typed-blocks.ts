/** Lists and quotations typed by hand as plain paragraphs. */
import { linesOfInlines, sliceInlines } from '../slice-inlines.ts';
import type { Answer, Inline, List, TopBlock } from '../document.ts';
import { inlinesToText } from '../inlines.ts';

// Lists typed by hand (RGAA 9.3): lines that begin with a dash, a bullet or numbers that follow each other.

/** Of one family, as `- ` or `1.`; `number` for those that count. */
type Marker = Readonly<{ family: string; number?: number; length: number }>;

/** No em dash: in French it opens a line of dialogue. */
const BULLET = /^[\s\u00a0]*([-–•●▪■◦○‣⁃·∙*+→➔➤►✓✔])[\s\u00a0\u202f]+(?=\S)/u;
const NUMBER = /^[\s\u00a0]*(\d{1,3})([.)°]|\.\)|[\s\u00a0]-)[\s\u00a0\u202f]+(?=\S)/u;
/** Signs that only make bullets: a dash may also open what somebody says. */
const SURE = /[•●▪■◦○‣⁃➔➤►✓✔]/u;

function markerOf(text: string): Marker | undefined {
  const bullet = BULLET.exec(text);
  if (bullet !== null) return { family: bullet[1] ?? '', length: bullet[0].length };
  const number = NUMBER.exec(text);
  if (number === null) return undefined;
  return { family: `1${number[2] ?? ''}`.trim(), number: Number(number[1]), length: number[0].length };
}

const follows = (marker: Marker, before: Marker): boolean =>
  marker.family === before.family &&
  (marker.number === undefined || marker.number === (before.number ?? Number.NaN) + 1);

/** What is asked or exclaimed behind dashes is a conversation; behind numbers, questions. */
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

/** The lines of a paragraph, all of them items from one on: `intro` stands before them. */
type Typed = Readonly<{ intro: readonly Line[]; items: readonly Line[] }>;

function typedIn(content: readonly Inline[]): Typed | undefined {
  const lines = linesOf(content);
  const first = lines.findIndex(({ marker }) => marker !== undefined);
  if (first === -1) return undefined;
  const items = lines.slice(first);
  const whole = items.every(
    ({ marker }, index) =>
      marker !== undefined && (index === 0 || follows(marker, items[index - 1]?.marker ?? marker)),
  );
  return whole ? { intro: lines.slice(0, first), items } : undefined;
}

type Block = Readonly<{ type: string; content?: unknown }>;
const isParagraph = (block: Block | undefined): block is Readonly<{ type: 'paragraph'; content: Inline[] }> =>
  block?.type === 'paragraph';

type TypedList = Readonly<{
  /** How many paragraphs it goes through. */
  paragraphs: number;
  /** What stands before it in its first paragraph. */
  intro: Inline[];
  list: List;
  /** Its first item, as typed. */
  words: string;
}>;

/**
 * The lines that look like items from the paragraph at `at` of these blocks on: through how many paragraphs they go, and
 * the list they make; none where there is one line only, or people speak. Undefined where no item begins there.
 */
export function typedRunAt(
  blocks: readonly Block[],
  at: number,
): Readonly<{ paragraphs: number; typed?: TypedList }> | undefined {
  const first = blocks[at];
  const typed = isParagraph(first) ? typedIn(first.content) : undefined;
  if (typed === undefined) return undefined;
  const items = [...typed.items];
  let paragraphs = 1;
  for (let next = blocks[at + 1]; isParagraph(next); next = blocks[at + paragraphs]) {
    const last = items.at(-1)?.marker;
    const more = typedIn(next.content);
    const marker = more?.items[0]?.marker;
    if (more === undefined || more.intro.length > 0 || last === undefined || marker === undefined) break;
    if (!follows(marker, last)) break;
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
    typed: { paragraphs, intro: withoutBreaks(typed.intro), list, words: lines[0] ?? '' },
  };
}

/** The list that begins in the paragraph at `at` of these blocks; undefined where none does. */
export const typedListAt = (blocks: readonly Block[], at: number): TypedList | undefined =>
  typedRunAt(blocks, at)?.typed;

const withoutBreaks = (lines: readonly Line[]): Inline[] =>
  lines.flatMap(({ content }, index): Inline[] => [
    ...(index === 0 ? [] : [{ type: 'lineBreak' as const }]),
    ...content,
  ]);

// Quotations typed as plain paragraphs (RGAA 9.4): whole paragraphs between quotation marks that belong together.

const PAIRS: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '"': '"' };
/** Fewer is a title, a nickname, an expression. */
const FEWEST_WORDS = 6;

/** Whether a paragraph is one quotation and nothing else: its first mark is closed by its last. */
export function isWholeQuotation(content: readonly Inline[]): boolean {
  const text = inlinesToText(content).trim().replace(/[.…]$/u, '').trimEnd();
  const open = text.slice(0, 1);
  const close = Object.hasOwn(PAIRS, open) ? PAIRS[open] : undefined;
  if (close === undefined || !text.endsWith(close)) return false;
  const inner = text.slice(1, -1);
  if (open === close ? inner.includes(open) : !staysOpen(inner, open, close)) return false;
  return (inner.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).length >= FEWEST_WORDS;
}

/** « Un » et « deux » opens with one pair and ends with another. */
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
 * Whether a paragraph between quotation marks quotes somebody else. In an answer it is what the person says, unless the
 * paragraph before it announces it: « Ma grand-mère disait : ».
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
