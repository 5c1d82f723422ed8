/** Highlights over the text, styled in highlights.css, which do not change it. */
type Name =
  | 'escale-find'
  | 'escale-find-current'
  | 'escale-no-break'
  | 'escale-thin'
  | 'escale-kept'
  | 'escale-sentence';

/**
 * Draws `highlight` under its name, one per window, until it is hidden. The styles of a name apply only meanwhile,
 * since they make the browser compute the highlight's style for each element of an opened text.
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
  const names = [...CSS.highlights.keys()].join(' ');
  const { dataset } = document.documentElement;
  if (names === '') delete dataset['highlights'];
  else if (dataset['highlights'] !== names) dataset['highlights'] = names;
}
