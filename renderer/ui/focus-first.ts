const FOCUSABLE = 'button, input, textarea, a[href], [contenteditable="true"], [tabindex]';

/** Puts the focus on the first control of an element that the Tab key would reach. */
export function focusFirst(container: HTMLElement | null): void {
  const candidates = container?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [];
  for (const candidate of candidates) {
    if (candidate.tabIndex < 0 || candidate.matches(':disabled') || candidate.getClientRects().length === 0)
      continue;
    candidate.focus();
    return;
  }
}
