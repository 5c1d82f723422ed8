/** What is drawn over the text without changing it, in the looks of highlights.css. */
type Name =
  | 'escale-find'
  | 'escale-find-current'
  | 'escale-no-break'
  | 'escale-thin'
  | 'escale-kept'
  | 'escale-sentence';

/**
 * Draws `highlight` under its name, one for the window, until it is hidden. The rules of a name count only meanwhile: while
 * they do, the engine works out its look for each element of each text that is opened.
 */
export function showHighlight(name: Name, highlight: Highlight): void {
  CSS.highlights.set(name, highlight);
  tell();
}

export function hideHighlight(name: Name): void {
  CSS.highlights.delete(name);
  tell();
}

function tell(): void {
  const shown = [...CSS.highlights.keys()].join(' ');
  const { dataset } = document.documentElement;
  if (shown === '') delete dataset['highlights'];
  else if (dataset['highlights'] !== shown) dataset['highlights'] = shown;
}
