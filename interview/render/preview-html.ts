/** A post as a whole page, as its readers get it, for app://preview: accessible, without script, light and dark. */
import type { Post } from '../document.ts';
import { sanitizeHtml } from '../html/sanitize.ts';
import { publishedForm } from '../published-form.ts';
import { bodyHtml, wrapperClass } from './blogger-html.ts';
import { attributes, escapeText, open } from './escape.ts';
import { STANDALONE, type Presentation } from './presentation.ts';
import { PREVIEW_CSS, PREVIEW_LAYOUT } from './preview-css.ts';
import { themeCss } from './theme-css.ts';

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
    /** How the blog it goes to shows its posts; STANDALONE where none is said. */
    presentation?: Presentation;
    /** With the style sheet that a theme may take (theme-css.ts). */
    sheet?: boolean;
  }>,
): string {
  const published = publishedForm(post);
  const { pictureAddress, style = '', presentation = STANDALONE, sheet = false } = options;
  const { title, language, labels } = published;
  // Under our own look the title is the first heading of the page; a blog's style is written for the level it has there.
  const titleLevel = style.trim() === '' ? 1 : presentation.titleLevel;
  const shown = { ...presentation, titleLevel } as const;
  const body = bodyHtml(published, { pictureAddress, prefer: 'asset', verbatim: false, presentation: shown });
  return page({
    title,
    language,
    labels,
    body,
    style,
    titleLevel,
    wrapper: wrapperClass(presentation),
    sheet: sheet ? themeCss() : '',
  });
}

/**
 * The page of a post as its blog holds it, its own HTML made harmless: what recognition is compared with, its title apart.
 * Pictures whose address the library knows come from it.
 */
export function renderOnlineHtml(
  online: Readonly<{ title: string; language: string; labels: readonly string[]; html: string }>,
  options: Readonly<{
    /** By address: where the page takes it. */ pictures: ReadonlyMap<string, string>;
    style?: string;
  }>,
): string {
  // What sanitising writes is ours: each address stands in it in one way only.
  const body = sanitizeHtml(online.html).replace(/ src="([^"]*)"/g, (whole, address: string) => {
    const known = options.pictures.get(address.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    return known === undefined ? whole : attributes({ src: known });
  });
  return page({ ...online, body, style: options.style, untitled: true });
}

type Page = Readonly<{
  title: string;
  language: string;
  labels: readonly string[];
  body: string;
  style: string | undefined;
  /** The title is shown elsewhere. */
  untitled?: boolean;
  titleLevel?: number;
  /** More classes of the body. */
  wrapper?: string;
  /** More rules, after all others. */
  sheet?: string;
}>;

function page({ title: given, language, labels: named, body, style: theme, ...rest }: Page): string {
  const { untitled = false, titleLevel = 1, wrapper = '', sheet = '' } = rest;
  const style = theme?.trim() ?? '';
  const own = style === '' ? PREVIEW_CSS : `${PREVIEW_LAYOUT}${harmlessStyle(style)}`;
  const title = given === '' ? '—' : given;
  const labels =
    named.length === 0
      ? ''
      : `<footer><ul class="labels">${named.map((label) => `<li>${escapeText(label)}</li>`).join('')}</ul></footer>`;
  return [
    '<!doctype html>',
    `${open('html', { lang: language })}<head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    style === '' ? '<meta name="color-scheme" content="light dark">' : '',
    `<title>${escapeText(title)}</title><style>${own}${sheet}</style></head>`,
    `<body><main class="main"><article class="post hentry">${untitled ? '' : `<h${titleLevel} class="post-title entry-title">${escapeText(title)}</h${titleLevel}>`}<div class="post-body entry-content${wrapper === '' ? '' : ` ${wrapper}`}">${body}</div>${labels}</article></main></body></html>`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** In CSS a backslash before the slash changes nothing; without it `</style` would end the element. */
const harmlessStyle = (style: string): string => style.replace(/<\//g, '<\\/');
