/**
 * Reads a page edited elsewhere, without our marks: its parts are matched by content. If the document has turns, a
 * changed part belongs to the turn whose text it contains.
 */
import { diffArrays } from 'diff';
import { sliceInlines } from '../slice-inlines.ts';
import type { AnswerBlock, Inline, Mark, Post, TopBlock } from '../document.ts';
import { readHtml } from '../html/read-html.ts';
import { readUnits } from '../html/read-units.ts';
import { textInline, inlinesToText } from '../inlines.ts';
import { publishedForm } from '../published-form.ts';
import { bestPairs, likeness } from '../render/patch/align.ts';
import { LEAD, NAME, type Leaf } from '../render/patch/leaves.ts';
import { leavesOnPage, partsOf, stepsOf, type Part } from '../render/patch/match-units.ts';
import { publishedKeys, type KeyOf } from './identities.ts';
import type { Reading } from './normalize-remote.ts';

type Body = Pick<Reading, 'lead' | 'body' | 'participants'>;

/** Reads the page `now` as a change of `before`, the page of `document`. Throws HtmlError like readHtml. */
export function readUnmarkedPage(document: Post, before: string, now: string): { before: Body; now: Body } {
  const { language, participants } = document;
  const hasTurns = document.lead !== undefined || document.body.some((block) => 'id' in block);
  if (!hasTurns) {
    const read = (html: string): Body => ({
      body: readHtml(html, { newId: () => 'none', origin: 'blog', language, keepSource: true }),
      participants,
    });
    return { before: read(before), now: read(now) };
  }
  const published = publishedForm(document);
  return { before: published, now: { ...rebuildBody(published, before, now), participants } };
}

/** A block of the current page. `place`: its position in the document, if known. `isUnchanged`: it is as before. */
type Piece = Readonly<{ place?: Leaf['path']; block: TopBlock; isUnchanged: boolean }>;

function rebuildBody(document: Post, before: string, now: string): Pick<Body, 'lead' | 'body'> {
  const { language } = document;
  const key = publishedKeys(language);
  const [then, there] = [before, now].map((html) => partsOf(html, readUnits(html, { language })));
  if (then === undefined || there === undefined) return document;
  const leaves = leavesOnPage(document, then);
  const leavesOfPart = new Map<number, readonly Leaf[]>();
  for (const { i, j, q } of stepsOf(then, leaves))
    if (i !== undefined) leavesOfPart.set(i, leaves.slice(j, j + q));
  const earlierIndexes = matchParts(then, there, key);
  const pieces = there.flatMap((part, at): Piece[] => {
    const of = earlierIndexes[at];
    const was = of === undefined ? undefined : then[of];
    const own = of === undefined ? undefined : leavesOfPart.get(of);
    if (was === undefined || own === undefined || own.length === 0) return newPieces(part);
    if (keyOfPart(was, key) === keyOfPart(part, key))
      return own.map(({ path: place, block }) => ({ place, block, isUnchanged: true }));
    return changedPieces(was, part, own);
  });
  return groupPieces(document, pieces);
}

const keyOfPart = ({ unit }: Part, key: KeyOf): string => unit.blocks.map(key).join('\n');

/** The blocks of a part of the page, with their source HTML. */
function newPieces({ unit, html }: Part, at?: Leaf['path']): Piece[] {
  return unit.blocks.map((block) => ({
    ...(at !== undefined && { place: at }),
    block: unit.blocks.length === 1 && block.type !== 'html' ? { ...block, source: html } : block,
    isUnchanged: false,
  }));
}

/** The index of the earlier part that each current part corresponds to. */
function matchParts(then: readonly Part[], now: readonly Part[], key: KeyOf): (number | undefined)[] {
  const earlierIndexes: (number | undefined)[] = now.map(() => undefined);
  const words = (part: Part): string[] => part.html.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  let [i, j] = [0, 0];
  let gap = { before: [] as number[], now: [] as number[] };
  const settle = (): void => {
    const [was, is] = [gap.before, gap.now];
    gap = { before: [], now: [] };
    if (was.length * is.length > MOST_PAIRS) return;
    const alone = was.length === 1 && is.length === 1;
    const [before, after] = [
      was.map((at) => words(then[at] as Part)),
      is.map((at) => words(now[at] as Part)),
    ];
    for (const [a, b] of bestPairs(was.length, is.length, (one, other) => {
      const alike = likeness(before[one] ?? [], after[other] ?? []);
      return alike >= ALIKE || alone ? alike + 0.1 : 0;
    }))
      earlierIndexes[is[b] as number] = was[a];
  };
  const keys = (parts: readonly Part[]): string[] => parts.map((part) => keyOfPart(part, key));
  for (const part of diffArrays(keys(then), keys(now))) {
    if (!part.added && !part.removed) settle();
    for (let step = 0; step < part.count; step += 1) {
      if (part.added) gap.now.push(j++);
      else if (part.removed) gap.before.push(i++);
      else earlierIndexes[j++] = i++;
    }
  }
  settle();
  return earlierIndexes;
}

const ALIKE = 0.3;
const MOST_PAIRS = 250_000;

const inlinesOf = (block: TopBlock | undefined): Inline[] | undefined =>
  block?.type === 'paragraph' || block?.type === 'heading' ? block.content : undefined;

/**
 * Converts a changed part: a change within one leaf applies to that leaf; otherwise the part replaces all its leaves.
 */
function changedPieces(was: Part, part: Part, leaves: readonly Leaf[]): Piece[] {
  const [before, now] = [was, part].map(({ unit }) =>
    unit.blocks.length === 1 ? inlinesOf(unit.blocks[0]) : undefined,
  );
  const places = before === undefined ? undefined : rangesOf(inlinesToText(before), leaves);
  if (before !== undefined && now !== undefined && places !== undefined) {
    const edit = editBetween(inlinesToText(before), inlinesToText(now));
    const at = places.findIndex(({ start, end }) => edit.start >= start && edit.end <= end);
    const [place, leaf] = [places[at], leaves[at]];
    if (place !== undefined && leaf !== undefined) {
      const longer = inlinesToText(now).length - inlinesToText(before).length;
      const own = sliceInlines(before, place.start, place.end);
      const content = withoutPageMarks(sliceInlines(now, place.start, place.end + longer), own, leaf);
      return leaves.map((one) =>
        one === leaf
          ? {
              place: one.path,
              block: { ...one.block, content } as TopBlock,
              isUnchanged: false,
            }
          : { place: one.path, block: one.block, isUnchanged: true },
      );
    }
  }
  const [first] = leaves;
  const together = leaves.every(({ path: place }) => place[0] === first?.path[0]);
  return newPieces(part, together ? first?.path : undefined);
}

/** The range of each leaf in the text of a part. */
function rangesOf(text: string, leaves: readonly Leaf[]): { start: number; end: number }[] | undefined {
  const ranges: { start: number; end: number }[] = [];
  let from = 0;
  for (const { block } of leaves) {
    const words = inlinesOf(block);
    const start = words === undefined ? -1 : text.indexOf(inlinesToText(words), from);
    if (words === undefined || start === -1) return undefined;
    from = start + inlinesToText(words).length;
    ranges.push({ start, end: from });
  }
  return ranges;
}

/** The range of `before` that was changed. */
function editBetween(before: string, now: string): { start: number; end: number } {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return { start, end: before.length - tail };
}

/** Removes marks that the page adds to the whole block, such as bold on a question. */
function withoutPageMarks(now: readonly Inline[], before: readonly Inline[], { block }: Leaf): Inline[] {
  const own = new Set(
    (inlinesOf(block) ?? []).flatMap((run) => (run.type === 'text' ? (run.marks ?? []) : [])),
  );
  const runs = before.filter((run) => run.type === 'text');
  const pageMarks = (['bold', 'italic', 'underline'] as const).filter(
    (mark) => !own.has(mark) && runs.length > 0 && runs.every((run) => run.marks?.includes(mark) === true),
  );
  const removePageMarks = (marks: readonly Mark[] | undefined): Mark[] =>
    (marks ?? []).filter((mark) => !pageMarks.some((one) => one === mark));
  return now.map((run) =>
    run.type === 'text' ? textInline(run.text, removePageMarks(run.marks), run.language) : run,
  );
}

/** Groups pieces into turns; a new piece between two pieces of one answer belongs to it. */
function groupPieces(document: Post, pieces: readonly Piece[]): Pick<Body, 'lead' | 'body'> {
  const lead: Inline[][] = [];
  const body: TopBlock[] = [];
  /** Index in the new body of each turn of the document. */
  const turns = new Map<number, number>();
  pieces.forEach((piece, index) => {
    const at = piece.place ?? placeBetween(pieces, index, document);
    const content = inlinesOf(piece.block);
    if (at?.[0] === LEAD && content !== undefined) {
      lead.push(content);
      return;
    }
    const turn = at === undefined ? undefined : document.body[at[0]];
    if (at === undefined || turn === undefined || !('id' in turn)) {
      body.push(piece.isUnchanged && turn !== undefined ? turn : piece.block);
      return;
    }
    if (!turns.has(at[0])) {
      turns.set(at[0], body.length);
      const { source: _, ...bare } = turn;
      body.push(bare.type === 'answer' ? { ...bare, blocks: [] } : { ...bare, content: [] });
    }
    const bodyIndex = turns.get(at[0]) ?? 0;
    const open = body[bodyIndex];
    const originalBlock = piece.isUnchanged && turn.type === 'answer' ? turn.blocks[at[1]] : undefined;
    if (at[1] === NAME && piece.isUnchanged) return;
    if (open?.type === 'answer')
      body[bodyIndex] = { ...open, blocks: [...open.blocks, originalBlock ?? (piece.block as AnswerBlock)] };
    else if (open?.type === 'question' && content !== undefined)
      body[bodyIndex] = { ...open, content: [...open.content, content] };
    else body.push(piece.block);
  });
  const shows = body.filter((block) =>
    block.type === 'answer' ? block.blocks.length > 0 : block.type !== 'question' || block.content.length > 0,
  );
  return { ...(lead.length > 0 && { lead }), body: shows };
}

const NOT_IN_ANSWER = new Set<TopBlock['type']>(['heading', 'rule', 'jumpBreak', 'question', 'answer']);

function placeBetween(pieces: readonly Piece[], index: number, document: Post): Leaf['path'] | undefined {
  if (NOT_IN_ANSWER.has(pieces[index]?.block.type ?? 'rule')) return undefined;
  const before = pieces.slice(0, index).findLast(({ place }) => place !== undefined)?.place;
  const after = pieces.slice(index + 1).find(({ place }) => place !== undefined)?.place;
  if (before === undefined || before[0] !== after?.[0]) return undefined;
  return document.body[before[0]]?.type === 'answer' ? before : undefined;
}
