/**
 * What lies over the text at its bottom goes to the top (`data-at="top"`) while it would cover the caret's line.
 * A `ref`.
 */
export function keepAwayFromCaret(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  const settle = (): void => {
    const caret = caretLine();
    delete element.dataset['at'];
    const bottom = element.getBoundingClientRect();
    if (caret !== undefined && overlap(caret, bottom)) element.dataset['at'] = 'top';
  };
  settle();
  document.addEventListener('selectionchange', settle);
  document.addEventListener('scroll', settle, { capture: true, passive: true });
  window.addEventListener('resize', settle);
  return () => {
    document.removeEventListener('selectionchange', settle);
    document.removeEventListener('scroll', settle, { capture: true });
    window.removeEventListener('resize', settle);
  };
}

const overlap = (one: DOMRect, other: DOMRect): boolean =>
  one.bottom > other.top && one.top < other.bottom && one.right > other.left && one.left < other.right;

/** The line of text in which the caret blinks, as wide as its paragraph; undefined where one does not write. */
function caretLine(): DOMRect | undefined {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement)
    return activeElement.getBoundingClientRect();
  if (!(activeElement instanceof HTMLElement) || !activeElement.isContentEditable) return undefined;
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const { focusNode } = selection;
  const around = focusNode instanceof Element ? focusNode : (focusNode?.parentElement ?? activeElement);
  const paragraph = (
    around.closest('p, li, h1, h2, h3, h4, pre, td, th, figcaption') ?? around
  ).getBoundingClientRect();
  // An empty paragraph has no rectangle of its range.
  const line = range.getClientRects().item(0) ?? paragraph;
  return new DOMRect(paragraph.left, line.top, paragraph.width, line.height);
}
