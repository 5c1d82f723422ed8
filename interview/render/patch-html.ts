/**
 * Updates the HTML of a post written elsewhere, only where the document changed (docs/design/document.md#source-bytes):
 * words are replaced inside their elements, and blocks are inserted, removed or moved between whole elements; all other
 * bytes stay. Adds no wrapper or marks, and pictures keep their public addresses.
 */
import type { Post } from '../document.ts';
import { activeParts, type IsOnPage, mayPublishVerbatim } from '../markup/active-content.ts';
import { shownWords } from '../html/shown-words.ts';
import { withoutWhiteSpace } from '../inlines.ts';
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
import { applyHtmlEdits } from './patch/patch-words.ts';
import { withCode } from './patch/write-code.ts';
import {
  renderLeaf,
  INLINE,
  insidePart,
  isText,
  type QuestionFormat,
  questionFormatOf,
  readPiece,
  sameBlock,
  withWords,
} from './patch/write-leaf.ts';
import type { TurnContext } from './turns-html.ts';

type PatchOptions = Readonly<{
  /** The public address of a library picture without one of its own. */
  pictureAddress: (sha256: string) => string;
}>;

/** Granularity of the update, retried more coarsely until the result matches the document. */
type Granularity = 'words' | 'elements' | 'all';

/**
 * Patches `base`, the blog's HTML, to match `post`. Deterministic: published and unchanged content gives the same
 * bytes. Throws HtmlError if `base` exceeds HTML_LIMITS.
 */
export function patchHtml(base: string, post: Post, { pictureAddress }: PatchOptions): string {
  const published = publishedForm(post);
  const { language } = published;
  const context: TurnContext = {
    pictureAddress,
    prefer: 'url',
    verbatim: true,
    isOnPage: activePartsOf(base),
    people: participantsById(published),
    language,
  };
  const blocks = pageBlocks(base);
  const inBlocks = (units: readonly Unit[]): readonly Unit[] => blocks?.joinUnits(units) ?? units;
  const units = inBlocks(readUnits(base, { language }));
  if (
    isUpToDate(
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
  const html = renderAll(
    leavesOfPost(published, () => false),
    context,
  );
  return blocks?.toBlocks(html, undefined) ?? html;
}

/** Tests for active parts of `page`, parsed on the first call. */
function activePartsOf(page: string): IsOnPage {
  let parts: ReadonlySet<string> | undefined;
  return (bytes) => (parts ??= new Set(activeParts(page).map((part) => part.bytes))).has(bytes);
}

/** Patches for another page: if the result has active content, renders the post from the document instead. */
export function patchForOtherPage(base: string, post: Post, options: PatchOptions): string {
  const html = patchHtml(base, post, options);
  return mayPublishVerbatim(html) ? html : renderBlogHtml(post, options);
}

function isUpToDate(units: readonly Unit[], leaves: readonly Leaf[]): boolean {
  const blocks = units.flatMap((unit) => unit.blocks);
  return (
    blocks.length === leaves.length &&
    leaves.every(({ block, label }, at) => label === '' && sameBlock(blocks[at] as SimpleBlock, block))
  );
}

/** The content that a part must give when read back. */
type Expected = { words: string; identity: string; exact?: SimpleBlock | undefined };

const expectedOf = (block: SimpleBlock, exact: boolean): Expected => {
  const words = shownWords(block);
  return { words, identity: words === '' ? identityOf(block) : '', ...(exact && { exact: block }) };
};

type WriteTarget = Readonly<{ blocks: PageBlocks | undefined; part: Part }>;

/** `blocks`: those of WordPress's editor, if the page has any. */
type Page = Readonly<{ base: string; blocks: PageBlocks | undefined; units: readonly Unit[] }>;

function write(
  { base, blocks, units }: Page,
  post: Post,
  context: TurnContext,
  care: Granularity,
): string | undefined {
  const { language } = context;
  const parts = partsOf(base, units);
  const leaves = leavesOnPage(post, parts);
  const steps = stepsOf(parts, leaves);
  const manner = mannerOfQuestions(parts, leaves, steps, language);
  const edits: { start: number; end: number; html: string }[] = [];
  const expected: Expected[] = [];
  /** The last part before a new leaf. */
  let after: Part | undefined;
  for (const step of steps) {
    const part = step.i === undefined ? undefined : parts[step.i];
    const own = leaves.slice(step.j, step.j + step.q);
    if (part === undefined) {
      for (const leaf of own) {
        const bytes = renderLeaf(leaf, manner, context);
        const next = parts[nextOf(steps, step)];
        const between = { after: after?.unit, next: after === undefined ? parts[0]?.unit : next?.unit };
        const insertion = blocks?.insertion(bytes, between);
        const { html, spaced } = insertion ?? { html: bytes, spaced: bytes };
        const offset = insertion?.offset ?? offsetAfter(base, after, parts[0], next);
        edits.push({ start: offset, end: offset, html: spaced });
        expected.push(...expectedContent(html, [leaf], language));
      }
      continue;
    }
    after = part;
    if (step.q === 0) {
      const removal = blocks?.removalOf(part.unit) ?? rangeWithLines(base, part, parts[(step.i ?? 0) + 1]);
      edits.push({ ...removal, html: '' });
      continue;
    }
    if (step.isMatch && isPartUnchanged(part, own)) {
      for (const block of part.unit.blocks) expected.push(expectedOf(block as SimpleBlock, true));
      continue;
    }
    const inside = care === 'words' ? rewritePart(part, own, step.isMatch, language) : undefined;
    const html = inside ?? renderLeaves(own, manner, context, { blocks, part });
    const { start, end } = (inside === undefined ? blocks?.blockOf(part.unit) : undefined) ?? part.unit;
    if (html !== part.html) edits.push({ start, end, html });
    expected.push(...expectedContent(html, own, language));
    if (!showsLeaves(html, own, language)) return undefined;
  }
  const html = applyHtmlEdits(base, edits);
  return isAsExpected(html, expected, language) ? html : undefined;
}

/** Rewrites one part that became several leaves or another kind of block. */
function rewritePart(
  part: Part,
  leaves: readonly Leaf[],
  isMatch: boolean,
  language: string,
): string | undefined {
  const [leaf] = leaves;
  const kinds = new Set(leaves.map(({ turn }) => turn));
  const asksAndAnswers = isMatch && kinds.has('question') && kinds.has('answer');
  const run = leaves.length === 1 || asksAndAnswers || leaves.some(({ source }) => source === part.html);
  if (leaf === undefined || part.unit.blocks.length !== 1 || !run) return undefined;
  const { block } = leaf;
  if (block.type === 'code') return leaves.length === 1 ? withCode(part.html, block) : undefined;
  return (
    withWords(part, leaves, language) ?? (leaves.length === 1 ? insidePart(part, leaf, language) : undefined)
  );
}

function renderLeaves(
  leaves: readonly Leaf[],
  manner: QuestionFormat,
  context: TurnContext,
  { blocks, part }: WriteTarget,
): string {
  const pieces = leaves.map((leaf) => renderLeaf(leaf, manner, context));
  return blocks === undefined
    ? pieces.join('')
    : pieces.map((piece) => blocks.toBlocks(piece, part.unit)).join('\n\n');
}

/** Renders everything from the document, when patching is uncertain. */
function renderAll(leaves: readonly Leaf[], context: TurnContext): string {
  const manner = { tag: 'p', marks: ['bold'] as const };
  return leaves.map(({ source: _source, ...leaf }) => renderLeaf(leaf, manner, context)).join('');
}

/** Whether a matched part is unchanged. */
function isPartUnchanged({ unit, html, words }: Part, leaves: readonly Leaf[]): boolean {
  const blocks = unit.blocks;
  if (
    blocks.length === leaves.length &&
    leaves.every(({ block, label }, at) => label === '' && sameBlock(blocks[at] as SimpleBlock, block))
  )
    return true;
  // The document stores a turn in another form than the page: its source is valid while the words are the same.
  return (
    leaves.every(({ source, turn }) => source === html && turn !== undefined) && wordsMatch(words, leaves)
  );
}

/** Whether the words of a page match the leaves, with names before them possibly spelled differently. */
function wordsMatch(words: string, leaves: readonly Leaf[]): boolean {
  let at = 0;
  let label = '';
  for (const leaf of leaves) {
    label += leaf.label;
    const own = shownWords(leaf.block);
    if (own === '') continue;
    const start = words.indexOf(own, at);
    if (start === -1) return false;
    const before = words.slice(at, start);
    const named = label === leaf.label && label !== '' && isNameOf(before, leaf);
    if (
      !named &&
      meetingKey(before) !== meetingKey(withoutWhiteSpace(label)) &&
      !(label === '' && isSign(before, leaf))
    )
      return false;
    at = start + own.length;
    label = '';
  }
  return meetingKey(words.slice(at)) === meetingKey(withoutWhiteSpace(label));
}

/** Whether the written HTML shows its leaves. */
function showsLeaves(html: string, leaves: readonly Leaf[], language: string): boolean {
  const words = readPiece(html, language).map(shownWords).join('');
  return !leaves.every(isText) || wordsMatch(words, leaves);
}

/** The expected content of written HTML; text outside turns must match the document exactly. */
function expectedContent(html: string, leaves: readonly Leaf[], language: string): Expected[] {
  const blocks = readPiece(html, language) as SimpleBlock[];
  return blocks.map((block, at) => {
    const leaf = blocks.length === leaves.length ? leaves[at] : undefined;
    const exact = leaf !== undefined && leaf.turn === undefined && isText(leaf);
    return { ...expectedOf(block, false), ...(exact && { exact: leaf.block }) };
  });
}

/** Verifies the whole result by reading it: unchanged blocks stay, the others are in place. */
function isAsExpected(html: string, expected: readonly Expected[], language: string): boolean {
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
): QuestionFormat {
  const step = steps.find(
    ({ i, j, q }) => i !== undefined && q === 1 && leaves[j]?.turn === 'question' && leaves[j]?.label === '',
  );
  const part = step?.i === undefined ? undefined : parts[step.i];
  return part === undefined ? { tag: 'p', marks: ['bold'] } : questionFormatOf(part, language);
}

const nextOf = (steps: readonly Step[], step: Step): number =>
  steps.slice(steps.indexOf(step)).find(({ i }) => i !== undefined)?.i ?? -1;

/** Elements that a block would close or break. */
const NO_BLOCK_INSIDE = new Set('p h1 h2 h3 h4 h5 h6 a pre'.split(' '));

/** The offset for a new block: after the previous part and its empty lines, outside of paragraphs. */
function offsetAfter(
  base: string,
  after: Part | undefined,
  first: Part | undefined,
  next: Part | undefined,
): number {
  if (after === undefined) return edgeOutsideParagraphs(first?.unit, 'start', -1) ?? 0;
  const offset = edgeOutsideParagraphs(after.unit, 'end', next?.unit.start ?? Infinity) ?? after.unit.end;
  return offset === after.unit.end ? rangeWithLines(base, after, next).end : offset;
}

function edgeOutsideParagraphs(
  unit: Unit | undefined,
  side: 'start' | 'end',
  limit: number,
): number | undefined {
  if (unit === undefined) return undefined;
  let offset = unit[side];
  for (let at: HtmlParent | null = unit.parent; at !== null && isElement(at); at = at.parentNode) {
    if (!NO_BLOCK_INSIDE.has(at.tagName)) continue;
    const edge = rangeOf(at)?.[side];
    if (edge === undefined || (side === 'end' && edge > limit)) break;
    offset = edge;
  }
  return offset;
}

/** The range of a part; loose lines include the empty ones after them. */
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
