const ID = 'over-window';

/**
 * The root of menus, dialogs, tooltips and notices. Not the body: React listens to every event of its root elements,
 * and would handle each key in the text once more for every ancestor.
 */
export function overWindow(): HTMLElement {
  const existing = document.getElementById(ID);
  if (existing !== null) return existing;
  const container = document.createElement('div');
  container.id = ID;
  document.body.append(container);
  return container;
}

/** Whether a modal (`Dialog`, `Sheet`) is open: its subject must not be replaced or changed behind it. */
export const isWindowOpen = (): boolean =>
  document.querySelector('[data-over-window]:not([data-exiting])') !== null;
