/** The window's own colour, seen before the page paints: `--paper` of renderer/styles/tokens.css (a test compares). Pure. */
export const backgroundOf = (dark: boolean): string => (dark ? '#13202b' : '#fbf8f3');
