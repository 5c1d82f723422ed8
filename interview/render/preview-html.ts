/** A post as a whole page, as its readers get it, for app://preview: accessible, without script, light and dark. */
import type { Post } from '../document.ts';
import { publishedForm } from '../published-form.ts';
import { participantsById } from '../speakers.ts';
import { bodyHtml } from './blogger-html.ts';
import type { TurnContext } from './turns-html.ts';
import { escapeText, open } from './escape.ts';
import { PREVIEW_CSS } from './preview-css.ts';

/**
 * The page. `pictureAddress` gives the local address of a picture of the library. Cards are shown sanitised, embedded
 * pages as links, a jump break not at all.
 */
export function renderPreviewHtml(
  post: Post,
  options: Readonly<{ pictureAddress: (sha256: string) => string }>,
): string {
  const published = publishedForm(post);
  const context: TurnContext = {
    pictureAddress: options.pictureAddress,
    prefer: 'asset',
    verbatim: false,
    people: participantsById(published),
    language: published.language,
  };
  const title = published.title === '' ? '—' : published.title;
  const labels =
    published.labels.length === 0
      ? ''
      : `<footer><ul class="labels">${published.labels.map((label) => `<li>${escapeText(label)}</li>`).join('')}</ul></footer>`;
  return [
    '<!doctype html>',
    `${open('html', { lang: published.language })}<head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<title>${escapeText(title)}</title><style>${PREVIEW_CSS}</style></head>`,
    `<body><main><article><h1>${escapeText(title)}</h1>${bodyHtml(published, context)}${labels}</article></main></body></html>`,
  ].join('\n');
}
