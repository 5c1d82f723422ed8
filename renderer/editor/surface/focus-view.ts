/**
 * The concentration mode: dims text away from the caret, and keeps the caret's line at one height in the window. A key
 * reads only the caret's block and changes at most two blocks. docs/design/editor.md#concentration
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

/** Dims all blocks except the caret's, or all text except the caret's sentence. Returns the function that stops it. */
export function dimAroundCaret(editor: LexicalEditor, part: Exclude<FocusPart, 'all'>): () => void {
  const root = editor.getRootElement();
  if (root === null) return () => undefined;
  let current: HTMLElement | null = null;
  root.dataset['focusPart'] = part;

  const follow = (): void => {
    const caret = editor.read(() => $caretBlock(editor, part));
    // While the focus is elsewhere, the last block stays highlighted.
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

/** The block with the caret or the selected card. */
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

/** The DOM range of the sentence at a character; none in a block without text. */
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

/** The height of the caret's line, as a fraction of the window. */
const CARET_HEIGHT = 0.45;

/**
 * Typewriter scrolling: keeps the caret's line at one height; a press does not scroll. Returns the function that stops
 * it.
 */
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
      // In the next frame, in which the layout is computed anyway.
      if ((moved || dirtyElements.size > 0) && frame === 0) frame = requestAnimationFrame(scroll);
    }),
    () => {
      cancelAnimationFrame(frame);
      controller.abort();
      delete root.dataset['typewriter'];
    },
  );
}

/** The top of the caret's line in the window, in CSS pixels; undefined outside the text. */
function caretTop(root: HTMLElement): number | undefined {
  const { focusNode, focusOffset } = document.getSelection() ?? {};
  if (focusNode === null || focusNode === undefined || !root.contains(focusNode)) return undefined;
  const range = document.createRange();
  range.setStart(focusNode, focusOffset ?? 0);
  const [rect] = range.getClientRects();
  if (rect !== undefined) return rect.top;
  // An empty line has no text to measure, so its element is used.
  const element =
    focusNode instanceof Element
      ? (focusNode.children[focusOffset ?? 0] ?? focusNode)
      : focusNode.parentElement;
  return element?.getBoundingClientRect().top;
}
