/**
 * Options of the concentration mode: text away from the caret is dimmed, and the line of the caret keeps its height in the
 * window. At a key only the block of the caret is read, and two blocks at most change.
 * docs/design/editor.md#concentration
 */
import {
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  mergeRegister,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { FocusPart } from '#contract/library.ts';
import { hideHighlight, showHighlight } from '../../styles/highlights.ts';
import { $leaves, $pointAt, domPoint } from '../edit/text-points.ts';

const SENTENCE = 'escale-sentence';

/** Dims all blocks but the one of the caret, or all but the sentence of the caret, until the returned function is called. */
export function dimAroundCaret(editor: LexicalEditor, part: Exclude<FocusPart, 'all'>): () => void {
  const root = editor.getRootElement();
  if (root === null) return () => undefined;
  let current: HTMLElement | null = null;
  root.dataset['focusPart'] = part;

  const follow = (): void => {
    const caret = editor.read(() => $caretBlock(editor, part));
    // While the focus is elsewhere, the last block stays.
    if (caret === undefined) return;
    if (current !== caret.element) current?.removeAttribute('data-focused');
    current = caret.element;
    current?.setAttribute('data-focused', '');
    if (part === 'sentence')
      showHighlight(SENTENCE, caret.sentence === undefined ? new Highlight() : new Highlight(caret.sentence));
  };
  follow();
  return mergeRegister(editor.registerUpdateListener(follow), () => {
    current?.removeAttribute('data-focused');
    delete root.dataset['focusPart'];
    hideHighlight(SENTENCE);
  });
}

type CaretBlock = Readonly<{ element: HTMLElement | null; sentence?: Range | undefined }>;

/** The block of the text that holds the caret or the selected card. */
function $caretBlock(editor: LexicalEditor, part: FocusPart): CaretBlock | undefined {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) {
    const block = selection.getNodes()[0]?.getTopLevelElement();
    return block === undefined || block === null
      ? undefined
      : { element: editor.getElementByKey(block.getKey()) };
  }
  if (!$isRangeSelection(selection)) return undefined;
  const { focus } = selection;
  const node = focus.getNode();
  const block = node.getTopLevelElement();
  if (block === null) return undefined;
  const element = editor.getElementByKey(block.getKey());
  if (part !== 'sentence' || !$isElementNode(block)) return { element };
  const runs = $leaves(block);
  const at = runs.findIndex((run) => run.is(node));
  const before = runs.slice(0, Math.max(0, at)).reduce((sum, run) => sum + run.getTextContentSize(), 0);
  return {
    element,
    sentence: $sentenceAt(editor, runs, before + (focus.type === 'text' ? focus.offset : 0)),
  };
}

/** The sentence around a character of a block, on the screen; none where the block has no text. */
function $sentenceAt(
  editor: LexicalEditor,
  runs: readonly LexicalNode[],
  character: number,
): Range | undefined {
  const text = runs.map((run) => run.getTextContent()).join('');
  if (text.trim() === '') return undefined;
  // A caret at the very end is in the last sentence.
  const { index, segment } = new Intl.Segmenter(undefined, { granularity: 'sentence' })
    .segment(text)
    .containing(Math.min(character, text.length - 1)) ?? { index: 0, segment: text };
  const [first, last] = [$pointAt(runs, index, false), $pointAt(runs, index + segment.length, true)];
  const from = first === null ? null : domPoint(editor, first);
  const to = last === null ? null : domPoint(editor, last);
  if (from === null || to === null) return undefined;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/** Of the height of the window, where the line of the caret stays. */
const CARET_HEIGHT = 0.45;

/** Typewriter scrolling: what is typed stays at one height, until the returned function is called. A press scrolls nothing. */
export function holdCaretLine(editor: LexicalEditor): () => void {
  const root = editor.getRootElement();
  const scroller = root?.closest('[data-escale-scroll]') ?? null;
  if (root === null || scroller === null) return () => undefined;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let frame = 0;
  let isByPointer = false;

  const scroll = (): void => {
    frame = 0;
    const top = caretTop(root);
    if (top === undefined || isByPointer || editor.isComposing()) return;
    const { top: above, height } = scroller.getBoundingClientRect();
    const distance = top - above - height * CARET_HEIGHT;
    if (Math.abs(distance) >= 1)
      scroller.scrollBy({ top: distance, behavior: calm.matches ? 'instant' : 'smooth' });
  };
  const controller = new AbortController();
  const { signal } = controller;
  root.addEventListener('pointerdown', () => (isByPointer = true), { signal });
  root.addEventListener('keydown', () => (isByPointer = false), { signal, capture: true });
  root.dataset['typewriter'] = '';
  return mergeRegister(
    editor.registerUpdateListener(({ editorState, prevEditorState, dirtyElements }) => {
      const moved = editorState.read($getSelection) !== prevEditorState.read($getSelection);
      // The engine lays the text out for this picture anyway: by then its place costs nothing.
      if ((moved || dirtyElements.size > 0) && frame === 0) frame = requestAnimationFrame(scroll);
    }),
    () => {
      cancelAnimationFrame(frame);
      controller.abort();
      delete root.dataset['typewriter'];
    },
  );
}

/** The top of the line of the caret in the window, in CSS pixels; undefined while it is outside of the text. */
function caretTop(root: HTMLElement): number | undefined {
  const { focusNode, focusOffset } = document.getSelection() ?? {};
  if (focusNode === null || focusNode === undefined || !root.contains(focusNode)) return undefined;
  const range = document.createRange();
  range.setStart(focusNode, focusOffset ?? 0);
  const [rect] = range.getClientRects();
  if (rect !== undefined) return rect.top;
  // An empty line has a box of its own, and no text to measure.
  const element =
    focusNode instanceof Element
      ? (focusNode.children[focusOffset ?? 0] ?? focusNode)
      : focusNode.parentElement;
  return element?.getBoundingClientRect().top;
}
