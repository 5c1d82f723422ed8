import { facesCss } from '#interview/render/faces.ts';

/** The folder for the fonts of a site, next to its style sheet. */
export const FACES_FOLDER = 'fonts';

const STYLE = `:root {
  --paper: #fbf8f2; --sheet: #f3eee4; --ink: #23282d; --soft: #5c5a53; --line: #ddd6c8; --link: #1f6469;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Noto Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #14202b; --sheet: #1b2935; --ink: #e6e2d8; --soft: #b0b2aa; --line: #33424e; --link: #7cc4bf; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.6 var(--serif); overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: .2em; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; }
body > header, main, body > footer { width: min(42rem, 100% - 2.5rem); margin-inline: auto; }
body > header { padding-block: 2rem 1.25rem; border-bottom: 1px solid var(--line); }
body > header p, body > header h1 { margin: 0; font: 600 1.25rem/1.3 var(--sans); }
main { padding-block: 2rem; }
.meta, body > footer, nav { color: var(--soft); font: .875rem/1.6 var(--sans); }
.meta { margin: 0 0 .5rem; }
.post-title { margin: 0 0 .5rem; font-size: clamp(1.75rem, 1.2rem + 2.6vw, 2.5rem); line-height: 1.2; text-wrap: balance; }
.card + .card { margin-top: 2rem; padding-top: 2rem; border-top: 1px solid var(--line); }
.card h2 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
.card img { display: block; max-width: 100%; max-height: 20rem; margin: 0 0 .75rem; }
.card p { margin: 0 0 .5rem; }
.text { margin-top: 2rem; }
.text h2, .text h3, .text h4, .text h5 { margin: 2em 0 .6em; font-family: var(--sans); line-height: 1.35; }
.text img { max-width: 100%; height: auto; }
.text figure { margin: 2rem 0; }
.text figcaption { color: var(--soft); font: .875rem/1.45 var(--sans); }
.text blockquote { margin: 1.6rem 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--link); }
.text pre, .text table { display: block; max-width: 100%; overflow-x: auto; }
.text table { border-collapse: collapse; }
.text th, .text td { padding: .5rem .75rem; border: 1px solid var(--line); text-align: start; vertical-align: top; }
.text iframe { max-width: 100%; }
.text .iv-role { color: var(--soft); }
.text .iv-people, .text .iv-summary, .text .iv-style-cards .iv-answer { border-color: var(--line) !important; background: var(--sheet); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0; padding: 0; list-style: none; }
body > footer { padding-block: 1.5rem 3rem; border-top: 1px solid var(--line); }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #333; --link: #000; }
  body { font-size: 11pt; }
  nav, body > footer { display: none; }
  h2, h3, h4 { break-after: avoid; }
  figure, img { break-inside: avoid; }
}
`;

const OWN_FACES = `${facesCss(`${FACES_FOLDER}/`)}:root {
  --serif: "Literata Variable", Charter, Georgia, serif;
  --sans: "Inter Variable", system-ui, sans-serif;
}
`;

/**
 * The style sheet of a site, for all screens, light and dark, and print. Its author may replace the file. `ownFaces`: with the
 * editor's fonts, whose files are in FACES_FOLDER.
 */
export const styleOf = ({ ownFaces = false }: Readonly<{ ownFaces?: boolean | undefined }>): string =>
  ownFaces ? STYLE + OWN_FACES : STYLE;
