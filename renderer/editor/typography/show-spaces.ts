/**
 * Shows no-break spaces as CSS highlights, without changing the text or copies. After a change only the changed blocks
 * are read.
 */
import type { LexicalEditor } from 'lexical';
import { hideHighlight, showHighlight } from '../../styles/highlights.ts';

const WIDE = 'escale-no-break';
const THIN = 'escale-thin';

/** Shows them. Returns the function that hides them. */
export function showSpaces(editor: LexicalEditor): () => void {
  const wide = new Highlight();
  const thin = new Highlight();
  const drawn = new Map<Element, readonly Range[]>();
  showHighlight(WIDE, wide);
  showHighlight(THIN, thin);

  function forget(block: Element): void {
    for (const range of drawn.get(block) ?? []) {
      wide.delete(range);
      thin.delete(range);
    }
    drawn.delete(block);
  }

  function draw(block: Element): void {
    forget(block);
    const ranges: Range[] = [];
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      for (const { index, 0: space } of (text.nodeValue ?? '').matchAll(/[\u00a0\u202f]/g)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        (space === '\u00a0' ? wide : thin).add(range);
        ranges.push(range);
      }
    }
    if (ranges.length > 0) drawn.set(block, ranges);
  }

  function drawAll(): void {
    for (const block of drawn.keys()) forget(block);
    for (const block of editor.getRootElement()?.children ?? []) draw(block);
  }

  /** The root's child that contains this element; undefined for removed elements and the root. */
  function blockAround(element: Element | null): Element | undefined {
    const root = editor.getRootElement();
    let block = element;
    while (block !== null && block.parentElement !== root) block = block.parentElement;
    return block ?? undefined;
  }

  drawAll();
  const stopListening = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
    const touched = new Set<Element>();
    for (const key of [...dirtyLeaves, ...dirtyElements.keys()]) {
      const block = blockAround(editor.getElementByKey(key));
      if (block !== undefined) touched.add(block);
    }
    for (const block of touched) draw(block);
    if (dirtyElements.has('root')) for (const block of drawn.keys()) if (!block.isConnected) forget(block);
  });
  const stopMoving = editor.registerRootListener(drawAll);
  return () => {
    stopListening();
    stopMoving();
    hideHighlight(WIDE);
    hideHighlight(THIN);
  };
}
