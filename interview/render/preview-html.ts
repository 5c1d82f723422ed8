/** A post as a whole page, as its readers get it, for app://preview: accessible, without script, light and dark. */
import type { Post } from '../document.ts';
import { publishedForm } from '../published-form.ts';
import { participantsById } from '../speakers.ts';
import { bodyHtml } from './blogger-html.ts';
import type { TurnContext } from './turns-html.ts';
import { escapeText, open } from './escape.ts';
import { PREVIEW_CSS, PREVIEW_LAYOUT } from './preview-css.ts';

/**
 * The page. `pictureAddress` gives the local address of a picture of the library. Cards are shown sanitised, embedded
 * pages as links, a jump break not at all.
 */
export function renderPreviewHtml(
  post: Post,
  options: Readonly<{
    pictureAddress: (sha256: string) => string;
    /** The CSS of the blog's theme, which then replaces our own look; '' or absent: ours. */
    style?: string;
  }>,
): string {
  const published = publishedForm(post);
  const context: TurnContext = {
    pictureAddress: options.pictureAddress,
    prefer: 'asset',
    verbatim: false,
    people: participantsById(published),
    language: published.language,
  };
  const style = options.style?.trim() ?? '';
  const own = style === '' ? PREVIEW_CSS : `${PREVIEW_LAYOUT}${harmlessStyle(style)}`;
  const title = published.title === '' ? '—' : published.title;
  const labels =
    published.labels.length === 0
      ? ''
      : `<footer><ul class="labels">${published.labels.map((label) => `<li>${escapeText(label)}</li>`).join('')}</ul></footer>`;
  return [
    '<!doctype html>',
    `${open('html', { lang: published.language })}<head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    style === '' ? '<meta name="color-scheme" content="light dark">' : '',
    `<title>${escapeText(title)}</title><style>${own}</style></head>`,
    `<body><main class="main"><article class="post hentry"><h1 class="post-title entry-title">${escapeText(title)}</h1><div class="post-body entry-content">${bodyHtml(published, context)}</div>${labels}</article></main></body></html>`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** In CSS a backslash before the slash changes nothing; without it `</style` would end the element. */
const harmlessStyle = (style: string): string => style.replace(/<\//g, '<\\/');
