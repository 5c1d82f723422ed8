/** Lists typed by hand (RGAA 9.3): lines that begin with a dash, a bullet or numbers that follow each other. */
import { linesOfInlines, sliceInlines } from '../answers/cut-inlines.ts';
import type { Inline, List } from '../document.ts';
import { inlinesToText } from '../plain.ts';

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

export type TypedList = Readonly<{
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
