/**
 * The editor's fonts for standalone pages: Literata for text, Inter for headings (SIL Open Font License 1.1). Their
 * files contain Latin and Latin extended, as in renderer/styles/fonts.css; a page loads only those it needs.
 */
export type Face = Readonly<{
  family: 'Literata Variable' | 'Inter Variable';
  style: 'normal' | 'italic';
  weight: string;
  file: string;
  /** The characters in the file. */
  range: string;
}>;

export const SERIF = '"Literata Variable",Literata,Georgia,serif';
export const SANS = '"Inter Variable",Inter,system-ui,sans-serif';

/** The address of the font files for pages of app://preview (main/shell/hosts/font-files.ts). */
export const PREVIEW_FACES = 'app://preview/fonts/';

const RANGES = {
  'latin-ext':
    'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, ' +
    'U+20A0-20AB, U+20AD-20C0, U+2C60-2C7F, U+A720-A7FF',
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, ' +
    'U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
} as const;

const facesOf = (family: Face['family'], style: Face['style'], weight: string): Face[] =>
  (['latin-ext', 'latin'] as const).map((part) => ({
    family,
    style,
    weight,
    file: `${family === 'Inter Variable' ? 'inter' : 'literata'}-${part}-wght-${style}.woff2`,
    range: RANGES[part],
  }));

export const FACES: readonly Face[] = [
  ...facesOf('Literata Variable', 'normal', '200 900'),
  ...facesOf('Literata Variable', 'italic', '200 900'),
  ...facesOf('Inter Variable', 'normal', '100 900'),
];

/** The font rules of a page. @param base address of the folder, with a final slash */
export const facesCss = (base: string): string =>
  FACES.map(
    ({ family, style, weight, file, range }) =>
      `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:swap;` +
      `src:url("${base}${file}") format("woff2");unicode-range:${range.replaceAll(' ', '')}}\n`,
  ).join('');
