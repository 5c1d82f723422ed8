const ID = 'over-window';

/**
 * Where menus, dialogs, tooltips and notices are drawn, over the window. Not in the body: React listens to every event of each
 * element that it draws into, and a key in the text would be looked at once more for each of those around it.
 */
export function overWindow(): HTMLElement {
  const known = document.getElementById(ID);
  if (known !== null) return known;
  const place = document.createElement('div');
  place.id = ID;
  document.body.append(place);
  return place;
}

/** Whether a window over the window is open (`Dialog`, `Sheet`): what it is about must not be replaced or changed behind it. */
export const isWindowOpen = (): boolean =>
  document.querySelector('[data-over-window]:not([data-exiting])') !== null;
