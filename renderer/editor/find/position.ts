/** Navigation to a position of the post: a turn, words in it, a heading, a picture. */
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
  /** The line around the words, to distinguish repeated words. */
  context?: string | undefined;
  /** The index among headings with words, from 0. */
  heading?: number | undefined;
  part?: CheckSpot['part'];
}>;

type WordsInBlock = Readonly<{ block: LexicalNode; words?: Readonly<{ from: Point; to: Point }> }>;

/** The blocks of a position, and the words to show in them. */
function $resolvePosition({ questionId, answerId, find, context, heading }: Position): WordsInBlock | null {
  if (heading !== undefined) {
    const block = $headingAt(heading);
    return block === null ? null : { block };
  }
  const turn = answerId ?? questionId;
  const inTurn = turn === undefined ? [] : $blocksOfTurn(turn);
  // A proposed turn is not in the text yet, but its words are.
  const blocks = inTurn.length === 0 ? $getRoot().getChildren() : inTurn;
  if (find !== undefined && find !== '') {
    // Tries with the surrounding line first; the text may have changed since.
    for (const line of context === undefined ? [''] : [context, ''])
      for (const block of blocks) {
        const words = $isElementNode(block) ? $wordsIn(block, find, line) : null;
        if (words !== null) return { block, words };
      }
  }
  const [block] = inTurn;
  return block === undefined ? null : { block };
}

/** The range of the words in the runs of a block, within the given line if it is not empty. */
function $wordsIn(
  block: ElementNode,
  find: string,
  line: string,
): Readonly<{ from: Point; to: Point }> | null {
  const runs = $leaves(block);
  const { text, at } = foldForFind(runs.map((run) => run.getTextContent()).join(''));
  const foldedWords = foldForFind(find).text;
  const around = foldForFind(line).text;
  const start = text.indexOf(around);
  if (start < 0) return null;
  const index = text.indexOf(
    foldedWords,
    start + (around === '' ? 0 : Math.max(0, around.indexOf(foldedWords))),
  );
  if (index < 0) return null;
  const from = $pointAt(runs, at[index] ?? 0, false);
  const to = $pointAt(runs, at[index + foldedWords.length] ?? 0, true);
  return from === null || to === null ? null : { from, to };
}

/**
 * Selects the words, or puts the caret at the start of the turn, then scrolls there and highlights it briefly. False if
 * the position is not in this post.
 */
export function goToPosition(editor: LexicalEditor, position: Position): boolean {
  const { part } = position;
  if (part?.kind === 'title') return focusTitle(editor);
  if (part?.kind === 'text') {
    focusText(editor);
    return true;
  }
  if (isInText(part)) return goToPart(editor, part);
  let shownKey: string | null = null;
  editor.update(
    () => {
      const target = $resolvePosition(position);
      if (target === null) return;
      shownKey = target.block.getKey();
      if (target.words !== undefined) {
        $selectBetween(target.words.from, target.words.to);
      } else if ($isElementNode(target.block)) target.block.selectStart();
    },
    { discrete: true, tag: 'skip-scroll-into-view' },
  );
  if (shownKey === null) return false;
  show(editor, shownKey);
  focusText(editor);
  return true;
}

/** Whether the part is in the text and not beside it. */
const isInText = (part: Position['part']): part is Part => part !== undefined && 'at' in part;

/** Puts the caret at the beginning of a changed block and highlights it. */
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
  let caretBlock: ReturnType<typeof $goToPart> = null;
  editor.update(
    () => {
      caretBlock = $goToPart(part);
    },
    { discrete: true, tag: 'skip-scroll-into-view' },
  );
  if (caretBlock === null) return false;
  const { key } = caretBlock as { key: string };
  show(editor, key);
  if (!focusFields(editor, caretBlock)) focusText(editor);
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
