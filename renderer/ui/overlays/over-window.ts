const ID = 'over-window';

/**
 * The root of menus, dialogs, tooltips and notices. Not the body: React listens to every event of its root elements,
 * and would handle each key in the text once more for every ancestor.
 */
export function overWindow(): HTMLElement {
  const known = document.getElementById(ID);
  if (known !== null) return known;
  const place = document.createElement('div');
  place.id = ID;
  document.body.append(place);
  return place;
}

/** Whether a modal (`Dialog`, `Sheet`) is open: its subject must not be replaced or changed behind it. */
export const isWindowOpen = (): boolean =>
  document.querySelector('[data-over-window]:not([data-exiting])') !== null;
