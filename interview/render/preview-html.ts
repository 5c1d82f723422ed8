/** Renders a post as a whole page for app://preview, as readers see it: accessible, without scripts, light and dark. */
import type { Post } from '../document.ts';
import { sanitizeHtml } from '../markup/sanitize.ts';
import { publishedForm } from '../published-form.ts';
import { bodyHtml, wrapperClass } from './blog-html.ts';
import { dayHtml } from './day-html.ts';
import { facesCss, SANS, SERIF } from './faces.ts';
import { attributes, escapeText, openingTag } from '../markup/escape.ts';
import { initialsCss } from './initials-css.ts';
import { type Presentation, STANDALONE } from './presentation.ts';
import { themeCss } from './theme-css.ts';

/** The preview's own style: a quiet page in a serif font. Contrast is AA in both schemes. */
const PREVIEW_CSS = [
  ':root{color-scheme:light dark;--paper:#fbf9f5;--ink:#22262b;--quiet:#5f6368;--line:#d9d4ca;--link:#0b5f73}',
  '@media (prefers-color-scheme:dark){:root{--paper:#14202b;--ink:#e8e4dc;--quiet:#aab2b9;--line:#34424f;--link:#7fc4d6}}',
  '*{box-sizing:border-box}',
  `body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 ${SERIF}}`,
  'main{max-width:42rem;margin-inline:auto;padding:2.5rem 1.5rem 4rem}',
  'h1{font-size:2rem;line-height:1.2;margin:0 0 1.5rem;text-wrap:balance}',
  `h2,h3,h4{font-family:${SANS};line-height:1.3;margin:2.25rem 0 .75rem}`,
  'h2{font-size:1.2rem}h3{font-size:1.1rem}h4{font-size:1rem}',
  'p,ul,ol,blockquote,table,pre{margin:0 0 1rem}',
  '.day{margin:-1rem 0 1.5rem;color:var(--quiet);font-size:.9rem}',
  '.iv-answer{margin:0 0 1.25rem}',
  `.iv-name{font-family:${SANS};font-size:.9em}`,
  'a{color:var(--link);overflow-wrap:anywhere}',
  'img{max-width:100%;height:auto;border-radius:6px}',
  'figcaption,.iv-credit,small,caption{color:var(--quiet)}',
  'blockquote{padding-inline-start:1rem;border-inline-start:3px solid var(--line)}',
  'table{max-width:100%;border-color:var(--line)}th,td{text-align:start}',
  'pre{padding:.75rem 1rem;border:1px solid var(--line);border-radius:6px;overflow:auto;font-size:.9rem}',
  'hr{border:0;border-top:1px solid var(--line);margin:2rem 0}',
  '.iv-embed{border-color:var(--line)!important;border-radius:6px}',
  'footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:1rem}',
  '.labels{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem 1rem;padding:0;margin:0;color:var(--quiet);font-size:.9rem}',
].join('');

/** Layout under a blog's style, with the classes of Blogger's themes (`post-title`, `post-body`). */
const PREVIEW_LAYOUT =
  '*{box-sizing:border-box}body{margin:0}main{max-width:48rem;margin-inline:auto;padding:1.5rem}img{max-width:100%;height:auto}';

/**
 * Renders the page. `pictureAddress` gives the local address of a library picture. Cards are sanitised, embedded pages
 * are links, and jump breaks are hidden.
 */
export function renderPreviewHtml(
  post: Post,
  options: Readonly<{
    pictureAddress: (sha256: string) => string;
    /** The CSS of the blog's theme, which replaces our style; ours by default. */
    style?: string;
    /** The presentation of the target blog; STANDALONE by default. */
    presentation?: Presentation;
    /** Adds the optional style sheet for themes (theme-css.ts). */
    sheet?: boolean;
    /** Omits the title. */
    untitled?: boolean;
    /** The date under the title, in milliseconds. */
    day?: number;
    /** Adds the initials of speakers, as on the practice blog. */
    initials?: boolean;
    /** The address of the fonts of our style, with a final slash; the computer's fonts by default. */
    faces?: string;
  }>,
): string {
  const published = publishedForm(post);
  const {
    pictureAddress,
    style = '',
    presentation = STANDALONE,
    sheet = false,
    untitled = false,
    day,
    faces,
  } = options;
  const people =
    options.initials === true ? published.participants.map(({ id, name }) => [id, name] as const) : [];
  const { title, language, labels } = published;
  // With our style the title is the first heading of the page; a blog's style expects its own level.
  const titleLevel = style.trim() === '' ? 1 : presentation.titleLevel;
  const pagePresentation = { ...presentation, titleLevel } as const;
  const body = bodyHtml(published, {
    pictureAddress,
    prefer: 'asset',
    verbatim: false,
    presentation: pagePresentation,
  });
  return page({
    title,
    language,
    labels,
    body,
    style,
    titleLevel,
    untitled,
    wrapper: wrapperClass(presentation),
    day,
    faces,
    sheet: (sheet ? themeCss() : '') + initialsCss(new Map(people)),
  });
}

export type OnlinePage = Readonly<{
  title: string;
  language: string;
  labels: readonly string[];
  html: string;
}>;
export type OnlineOptions = Readonly<{
  /** Local addresses of pictures by their public ones. */
  pictures: ReadonlyMap<string, string>;
  style?: string;
  /** As for renderPreviewHtml. */
  faces?: string;
}>;

/**
 * Renders the page of a post from its blog's own HTML, sanitised, for comparison with a recognition; without its title.
 * Pictures known to the library are local.
 */
export function renderOnlineHtml(online: OnlinePage, options: OnlineOptions): string {
  // Sanitised HTML writes each address in one form only.
  const body = sanitizeHtml(online.html).replace(/ src="([^"]*)"/g, (whole, address: string) => {
    const localAddress = options.pictures.get(address.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    return localAddress === undefined ? whole : attributes({ src: localAddress });
  });
  return page({ ...online, body, style: options.style, faces: options.faces, untitled: true });
}

type Page = Readonly<{
  title: string;
  language: string;
  labels: readonly string[];
  body: string;
  style: string | undefined;
  faces: string | undefined;
  /** The title is shown elsewhere. */
  untitled?: boolean;
  titleLevel?: number;
  day?: number | undefined;
  /** More classes of the body. */
  wrapper?: string;
  /** More rules, after all others. */
  sheet?: string;
}>;

function page({ title: given, language, labels: named, body, style: theme, ...rest }: Page): string {
  const { untitled = false, titleLevel = 1, wrapper = '', sheet = '', day, faces } = rest;
  const under = day === undefined ? '' : `<p class="day">${dayHtml(day, language)}</p>`;
  const style = theme?.trim() ?? '';
  const look = (faces === undefined ? '' : facesCss(faces)) + PREVIEW_CSS;
  const own = style === '' ? look : `${PREVIEW_LAYOUT}${harmlessStyle(style)}`;
  const title = given === '' ? '—' : given;
  const labels =
    named.length === 0
      ? ''
      : `<footer><ul class="labels">${named.map((label) => `<li>${escapeText(label)}</li>`).join('')}</ul></footer>`;
  return [
    '<!doctype html>',
    `${openingTag('html', { lang: language })}<head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    style === '' ? '<meta name="color-scheme" content="light dark">' : '',
    `<title>${escapeText(title)}</title><style>${own}${sheet}</style></head>`,
    `<body><main class="main"><article class="post hentry">${untitled ? '' : `<h${titleLevel} class="post-title entry-title">${escapeText(title)}</h${titleLevel}>`}${under}<div class="post-body entry-content${wrapper === '' ? '' : ` ${wrapper}`}">${body}</div>${labels}</article></main></body></html>`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** A backslash before the slash has no effect in CSS; without it `</style` would end the element. */
const harmlessStyle = (style: string): string => style.replace(/<\//g, '<\\/');
