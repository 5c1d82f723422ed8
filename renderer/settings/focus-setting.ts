const FOCUSABLE = 'button:not([disabled]), input, textarea, select, a[href], [tabindex="0"]';
const LABELS = 'label, h3, h4, legend, button, span';
/** Acts of the author, after which the focus is not moved. */
const ACTS = ['keydown', 'pointerdown'] as const;

/**
 * Focuses the control with this label on the visible page of the settings; under a heading, its first control. Waits
 * for later rendering until the author presses a key or the pointer. Returns the function that stops it.
 */
export function focusSetting(pages: HTMLElement, label: string): () => void {
  const observer = new MutationObserver(() => {
    if (focusNow(pages, label)) stop();
  });
  const stop = (): void => {
    observer.disconnect();
    for (const act of ACTS) document.removeEventListener(act, stop, true);
  };
  if (focusNow(pages, label)) return stop;
  observer.observe(pages, { childList: true, subtree: true });
  for (const act of ACTS) document.addEventListener(act, stop, true);
  return stop;
}

/** False if the page has no such control yet. */
function focusNow(pages: HTMLElement, label: string): boolean {
  const element = [...pages.querySelectorAll<HTMLElement>(LABELS)].find(
    (candidate) =>
      candidate.textContent.trim() === label && candidate.closest('[data-inert], [inert]') === null,
  );
  for (let around = element ?? null; around !== null && around !== pages; around = around.parentElement) {
    const control = around.matches(FOCUSABLE) ? around : around.querySelector<HTMLElement>(FOCUSABLE);
    if (control === null) continue;
    control.focus();
    control.scrollIntoView({ block: 'center' });
    return true;
  }
  return false;
}
