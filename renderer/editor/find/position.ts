/** Going to a place of the post: a turn, words in it, a heading, a picture. */
import {
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { CheckSpot, Part } from '#interview/checks/check.ts';
import { $blocksOfTurn } from '../edit/blocks.ts';
import { $headingAt } from '../edit/sections.ts';
import { layOutAll } from '../core/staged-layout.ts';
import { focusText } from '../core/focus-text.ts';
import { foldForFind } from '../model/fold.ts';
import { $goToPart, focusFields } from './parts.ts';
import { $leaves, $pointAt, $selectBetween, type Point } from '../edit/text-points.ts';

export type Position = Readonly<{
  questionId?: string | undefined;
  answerId?: string | undefined;
  find?: string | undefined;
  /** The line around those words, to tell one place from another. */
  context?: string | undefined;
  /** Counted from 0, among the headings with words. */
  heading?: number | undefined;
  part?: CheckSpot['part'];
}>;

type WordsInBlock = Readonly<{ block: LexicalNode; words?: Readonly<{ from: Point; to: Point }> }>;

/** The blocks of a place, and the words to show in them. */
function $find({ questionId, answerId, find, context, heading }: Position): WordsInBlock | null {
  if (heading !== undefined) {
    const block = $headingAt(heading);
    return block === null ? null : { block };
  }
  const turn = answerId ?? questionId;
  const inTurn = turn === undefined ? [] : $blocksOfTurn(turn);
  // A turn that is only proposed stands nowhere in the text yet; its words do.
  const blocks = inTurn.length === 0 ? $getRoot().getChildren() : inTurn;
  if (find !== undefined && find !== '') {
    // With the line around them first; the text may have changed since it was found.
    for (const line of context === undefined ? [''] : [context, ''])
      for (const block of blocks) {
        const words = $isElementNode(block) ? $wordsIn(block, find, line) : null;
        if (words !== null) return { block, words };
      }
  }
  const [block] = inTurn;
  return block === undefined ? null : { block };
}

/** Where the words stand in the runs of a block, in the line given (anywhere where it is empty). */
function $wordsIn(
  block: ElementNode,
  find: string,
  line: string,
): Readonly<{ from: Point; to: Point }> | null {
  const runs = $leaves(block);
  const { text, at } = foldForFind(runs.map((run) => run.getTextContent()).join(''));
  const wanted = foldForFind(find).text;
  const around = foldForFind(line).text;
  const start = text.indexOf(around);
  if (start < 0) return null;
  const found = text.indexOf(wanted, start + (around === '' ? 0 : Math.max(0, around.indexOf(wanted))));
  if (found < 0) return null;
  const from = $pointAt(runs, at[found] ?? 0, false);
  const to = $pointAt(runs, at[found + wanted.length] ?? 0, true);
  return from === null || to === null ? null : { from, to };
}

/** Selects the words, or puts the caret at the start of the turn, scrolls there and shows it for a moment. False when the place is not in this post. */
export function goToPosition(editor: LexicalEditor, place: Position): boolean {
  const { part } = place;
  if (part?.kind === 'title') return focusTitle(editor);
  if (part?.kind === 'text') {
    focusText(editor);
    return true;
  }
  if (isInText(part)) return goToPart(editor, part);
  let shown: string | null = null;
  editor.update(
    () => {
      const found = $find(place);
      if (found === null) return;
      shown = found.block.getKey();
      if (found.words !== undefined) {
        $selectBetween(found.words.from, found.words.to);
      } else if ($isElementNode(found.block)) found.block.selectStart();
    },
    { discrete: true, tag: 'skip-scroll-into-view' },
  );
  if (shown === null) return false;
  show(editor, shown);
  focusText(editor);
  return true;
}

/** What stands beside the text is no place of it. */
const isInText = (part: Position['part']): part is Part => part !== undefined && 'at' in part;

/** The caret at the beginning of a block that was just changed, which is shown. */
export function goToBlock(editor: LexicalEditor, key: string): void {
  editor.update(
    () => {
      const node = $getNodeByKey(key);
      if ($isElementNode(node)) node.selectStart();
    },
    { discrete: true, tag: 'skip-scroll-into-view' },
  );
  show(editor, key);
  focusText(editor);
}

function goToPart(editor: LexicalEditor, part: Part): boolean {
  let gone: ReturnType<typeof $goToPart> = null;
  editor.update(
    () => {
      gone = $goToPart(part);
    },
    { discrete: true, tag: 'skip-scroll-into-view' },
  );
  if (gone === null) return false;
  const { key } = gone as { key: string };
  show(editor, key);
  if (!focusFields(editor, gone)) focusText(editor);
  return true;
}

function focusTitle(editor: LexicalEditor): boolean {
  const title = editor.getRootElement()?.parentElement?.querySelector<HTMLElement>('[data-escale-title]');
  title?.focus();
  return title !== null && title !== undefined;
}

function show(editor: LexicalEditor, key: string): void {
  const block = editor.getElementByKey(key);
  if (block === null) return;
  layOutAll(editor);
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  block.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  block.setAttribute('data-flash', '');
  block.addEventListener('animationend', () => block.removeAttribute('data-flash'), { once: true });
}
