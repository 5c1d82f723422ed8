/**
 * A post written elsewhere, changed where the document changed and nowhere else (docs/design/document.md#source-bytes):
 * the page's own bytes, words changed inside their elements, blocks put in, taken out or moved between whole elements.
 * No wrapper and no mark is added, and pictures keep their public addresses.
 */
import type { Post } from '../document.ts';
import { activeParts, type IsOnPage, mayPublishVerbatim } from '../markup/active-content.ts';
import { shownWords } from '../html/shown-words.ts';
import { squeezed } from '../inlines.ts';
import { isElement, type HtmlParent } from '../markup/parse.ts';
import { extendToElements, rangeOf, type Unit } from '../html/block-sources.ts';
import { readUnits } from '../html/read-units.ts';
import { publishedForm } from '../published-form.ts';
import { participantsById } from '../speakers.ts';
import { renderBlogHtml } from './blog-html.ts';
import { identityOf, isNameOf, isSign, leavesOfPost, meetingKey, type Leaf } from './patch/leaves.ts';
import { type SimpleBlock } from '../blocks/block-type.ts';
import { leavesOnPage, partsOf, stepsOf, type Part, type Step } from './patch/match-units.ts';
import { type PageBlocks, pageBlocks } from './patch/page-blocks.ts';
import { applied } from './patch/patch-words.ts';
import { withCode } from './patch/write-code.ts';
import {
  alone,
  INLINE,
  insidePart,
  isText,
  type Manner,
  mannerOf,
  readPiece,
  sameBlock,
  withWords,
} from './patch/write-leaf.ts';
import type { TurnContext } from './turns-html.ts';

type PatchOptions = Readonly<{
  /** The public address of a picture of the library that has none of its own. */
  pictureAddress: (sha256: string) => string;
}>;

/** Written anew more coarsely from one to the next, until what comes out says what the document says. */
type Care = 'words' | 'elements' | 'all';

/**
 * `base`, what the blog holds, as `post` wants it. Deterministic: what was published once and is not changed comes out
 * as the same bytes. Throws HtmlError when `base` is longer than HTML_LIMITS.
 */
export function patchedHtml(base: string, post: Post, { pictureAddress }: PatchOptions): string {
  const published = publishedForm(post);
  const { language } = published;
  const context: TurnContext = {
    pictureAddress,
    prefer: 'url',
    verbatim: true,
    isOnPage: activeOn(base),
    people: participantsById(published),
    language,
  };
  const blocks = pageBlocks(base);
  const inBlocks = (units: readonly Unit[]): readonly Unit[] => blocks?.joined(units) ?? units;
  const units = inBlocks(readUnits(base, { language }));
  if (
    saysAlready(
      units,
      leavesOfPost(published, () => false),
    )
  )
    return base;
  for (const care of ['words', 'elements'] as const) {
    const parts = care === 'words' ? units : inBlocks(extendToElements(base, units));
    const written = write({ base, blocks, units: parts }, published, context, care);
    if (written !== undefined) return written;
  }
  const html = anew(
    leavesOfPost(published, () => false),
    context,
  );
  return blocks?.written(html, undefined) ?? html;
}

/** Finds active parts of `page`, which is parsed at the first call. */
function activeOn(page: string): IsOnPage {
  let parts: ReadonlySet<string> | undefined;
  return (bytes) => (parts ??= new Set(activeParts(page).map((part) => part.bytes))).has(bytes);
}

/** The same for another page: if the result has active content, the post is rendered from the document instead. */
export function patchedAway(base: string, post: Post, options: PatchOptions): string {
  const html = patchedHtml(base, post, options);
  return mayPublishVerbatim(html) ? html : renderBlogHtml(post, options);
}

function saysAlready(units: readonly Unit[], leaves: readonly Leaf[]): boolean {
  const blocks = units.flatMap((unit) => unit.blocks);
  return (
    blocks.length === leaves.length &&
    leaves.every(({ block, label }, at) => label === '' && sameBlock(blocks[at] as SimpleBlock, block))
  );
}

/** What a piece of the page is to be read as. */
type Expected = { words: string; identity: string; exact?: SimpleBlock | undefined };

const expectedOf = (block: SimpleBlock, exact: boolean): Expected => {
  const words = shownWords(block);
  return { words, identity: words === '' ? identityOf(block) : '', ...(exact && { exact: block }) };
};

type Place = Readonly<{ blocks: PageBlocks | undefined; part: Part }>;

/** `blocks`: those of WordPress's editor, if the page has any. */
type Page = Readonly<{ base: string; blocks: PageBlocks | undefined; units: readonly Unit[] }>;

function write(
  { base, blocks, units }: Page,
  post: Post,
  context: TurnContext,
  care: Care,
): string | undefined {
  const { language } = context;
  const parts = partsOf(base, units);
  const leaves = leavesOnPage(post, parts);
  const steps = stepsOf(parts, leaves);
  const manner = mannerOfQuestions(parts, leaves, steps, language);
  const edits: { start: number; end: number; html: string }[] = [];
  const expected: Expected[] = [];
  /** After what a new leaf comes: the last part before it. */
  let after: Part | undefined;
  for (const step of steps) {
    const part = step.i === undefined ? undefined : parts[step.i];
    const own = leaves.slice(step.j, step.j + step.q);
    if (part === undefined) {
      for (const leaf of own) {
        const bytes = alone(leaf, manner, context);
        const next = parts[nextOf(steps, step)];
        const between = { after: after?.unit, next: after === undefined ? parts[0]?.unit : next?.unit };
        const insertion = blocks?.insertion(bytes, between);
        const { html, spaced } = insertion ?? { html: bytes, spaced: bytes };
        const offset = insertion?.offset ?? placeAfter(base, after, parts[0], next);
        edits.push({ start: offset, end: offset, html: spaced });
        expected.push(...readBack(html, [leaf], language));
      }
      continue;
    }
    after = part;
    if (step.q === 0) {
      const removal = blocks?.removalOf(part.unit) ?? rangeWithLines(base, part, parts[(step.i ?? 0) + 1]);
      edits.push({ ...removal, html: '' });
      continue;
    }
    if (step.met && isKept(part, own)) {
      for (const block of part.unit.blocks) expected.push(expectedOf(block as SimpleBlock, true));
      continue;
    }
    const inside = care === 'words' ? changed(part, own, step.met, language) : undefined;
    const html = inside ?? manyAlone(own, manner, context, { blocks, part });
    const { start, end } = (inside === undefined ? blocks?.blockOf(part.unit) : undefined) ?? part.unit;
    if (html !== part.html) edits.push({ start, end, html });
    expected.push(...readBack(html, own, language));
    if (!saysLeaves(html, own, language)) return undefined;
  }
  const html = applied(base, edits);
  return saysExpected(html, expected, language) ? html : undefined;
}

/** One part that became several leaves, or another kind of block, is written anew. */
function changed(part: Part, leaves: readonly Leaf[], met: boolean, language: string): string | undefined {
  const [leaf] = leaves;
  const kinds = new Set(leaves.map(({ turn }) => turn));
  const asksAndAnswers = met && kinds.has('question') && kinds.has('answer');
  const run = leaves.length === 1 || asksAndAnswers || leaves.some(({ source }) => source === part.html);
  if (leaf === undefined || part.unit.blocks.length !== 1 || !run) return undefined;
  const { block } = leaf;
  if (block.type === 'code') return leaves.length === 1 ? withCode(part.html, block) : undefined;
  return (
    withWords(part, leaves, language) ?? (leaves.length === 1 ? insidePart(part, leaf, language) : undefined)
  );
}

function manyAlone(
  leaves: readonly Leaf[],
  manner: Manner,
  context: TurnContext,
  { blocks, part }: Place,
): string {
  const pieces = leaves.map((leaf) => alone(leaf, manner, context));
  return blocks === undefined
    ? pieces.join('')
    : pieces.map((piece) => blocks.written(piece, part.unit)).join('\n\n');
}

/** Everything from the document: what stood there could not be changed without doubt. */
function anew(leaves: readonly Leaf[], context: TurnContext): string {
  const manner = { tag: 'p', marks: ['bold'] as const };
  return leaves.map(({ source: _source, ...leaf }) => alone(leaf, manner, context)).join('');
}

/** Whether a part that met its leaves goes out as it is. */
function isKept({ unit, html, words }: Part, leaves: readonly Leaf[]): boolean {
  const blocks = unit.blocks;
  if (
    blocks.length === leaves.length &&
    leaves.every(({ block, label }, at) => label === '' && sameBlock(blocks[at] as SimpleBlock, block))
  )
    return true;
  // A turn is written otherwise in a document than on the page: its bytes vouch for it while its words are the same.
  return (
    leaves.every(({ source, turn }) => source === html && turn !== undefined) && wordsMeet(words, leaves)
  );
}

/** Whether the words of a page are those of the leaves, the names before them spelt or pointed as they may be. */
function wordsMeet(words: string, leaves: readonly Leaf[]): boolean {
  let at = 0;
  let label = '';
  for (const leaf of leaves) {
    label += leaf.label;
    const own = shownWords(leaf.block);
    if (own === '') continue;
    const found = words.indexOf(own, at);
    if (found === -1) return false;
    const before = words.slice(at, found);
    const named = label === leaf.label && label !== '' && isNameOf(before, leaf);
    if (
      !named &&
      meetingKey(before) !== meetingKey(squeezed(label)) &&
      !(label === '' && isSign(before, leaf))
    )
      return false;
    at = found + own.length;
    label = '';
  }
  return meetingKey(words.slice(at)) === meetingKey(squeezed(label));
}

/** Whether a piece that was written shows what its leaves show. */
function saysLeaves(html: string, leaves: readonly Leaf[], language: string): boolean {
  const words = readPiece(html, language).map(shownWords).join('');
  return !leaves.every(isText) || wordsMeet(words, leaves);
}

/** What a piece that was written is to be read as: text of no turn exactly as the document has it. */
function readBack(html: string, leaves: readonly Leaf[], language: string): Expected[] {
  const blocks = readPiece(html, language) as SimpleBlock[];
  return blocks.map((block, at) => {
    const leaf = blocks.length === leaves.length ? leaves[at] : undefined;
    const exact = leaf !== undefined && leaf.turn === undefined && isText(leaf);
    return { ...expectedOf(block, false), ...(exact && { exact: leaf.block }) };
  });
}

/** Reads the whole again: the kept blocks are what they were, the others where they belong. */
function saysExpected(html: string, expected: readonly Expected[], language: string): boolean {
  const blocks = readUnits(html, { language }).flatMap((unit) => [...unit.blocks]) as SimpleBlock[];
  return (
    blocks.length === expected.length &&
    blocks.every((block, at) => {
      const { words, identity, exact } = expected[at] as Expected;
      const own = expectedOf(block, false);
      return (
        own.words === words && own.identity === identity && (exact === undefined || sameBlock(block, exact))
      );
    })
  );
}

function mannerOfQuestions(
  parts: readonly Part[],
  leaves: readonly Leaf[],
  steps: readonly Step[],
  language: string,
): Manner {
  const step = steps.find(
    ({ i, j, q }) => i !== undefined && q === 1 && leaves[j]?.turn === 'question' && leaves[j]?.label === '',
  );
  const part = step?.i === undefined ? undefined : parts[step.i];
  return part === undefined ? { tag: 'p', marks: ['bold'] } : mannerOf(part, language);
}

const nextOf = (steps: readonly Step[], step: Step): number =>
  steps.slice(steps.indexOf(step)).find(({ i }) => i !== undefined)?.i ?? -1;

/** What a block would end or break. */
const NO_BLOCK_INSIDE = new Set('p h1 h2 h3 h4 h5 h6 a pre'.split(' '));

/** Where a new block may stand: behind the part before it and its empty lines, outside paragraphs. */
function placeAfter(
  base: string,
  after: Part | undefined,
  first: Part | undefined,
  next: Part | undefined,
): number {
  if (after === undefined) return outside(first?.unit, 'start', -1) ?? 0;
  const place = outside(after.unit, 'end', next?.unit.start ?? Infinity) ?? after.unit.end;
  return place === after.unit.end ? rangeWithLines(base, after, next).end : place;
}

function outside(unit: Unit | undefined, side: 'start' | 'end', limit: number): number | undefined {
  if (unit === undefined) return undefined;
  let place = unit[side];
  for (let at: HtmlParent | null = unit.parent; at !== null && isElement(at); at = at.parentNode) {
    if (!NO_BLOCK_INSIDE.has(at.tagName)) continue;
    const edge = rangeOf(at)?.[side];
    if (edge === undefined || (side === 'end' && edge > limit)) break;
    place = edge;
  }
  return place;
}

/** A part; of loose lines, with the empty ones behind it. */
function rangeWithLines(
  base: string,
  { unit }: Part,
  next: Part | undefined,
): { start: number; end: number } {
  const { start, end } = unit;
  const loose =
    unit.blocks[0]?.type === 'paragraph' && unit.around.every(({ tagName }) => INLINE.has(tagName));
  const between = base.slice(end, next?.unit.start ?? end);
  const breaks = /^(?:\s|&nbsp;|<br ?\/?>)*/i.exec(between)?.[0] ?? '';
  return { start, end: loose && /<br/i.test(breaks) ? end + breaks.length : end };
}
