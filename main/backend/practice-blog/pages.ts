/** The public pages: index, label, post and not found, and the displayed HTML of a post. */
import { appLanguageOf } from '#interview/app-languages.ts';
import { CLASSES, participantOfClass } from '#interview/marks.ts';
import { dayHtml } from '#interview/render/day-html.ts';
import { initialsCss } from '#interview/render/initials-css.ts';
import { WORDS, type BackendWords } from '../core/words.ts';
import { type Blog, isPublic } from './blog.ts';
import { excerpt } from '#interview/html/excerpt.ts';
import { attribute, decodeEntities, htmlPieces } from '#interview/markup/html-pieces.ts';
import { escapeHtml, pictureAddresses } from './html.ts';
import type { StoredPost } from './store.ts';

/** True for the default name of the practice blog, which follows the language. */
export const isDefaultName = (name: string): boolean =>
  Object.values(WORDS).some(({ pages }) => pages.practice.blogName === name);

/** The texts of the language, or French if it is not supported. */
export const wordsFor = (language: string): Words => WORDS[appLanguageOf(language) ?? 'fr'].pages.practice;

type Words = BackendWords['pages']['practice'];

/** Removed with their content, which would be inert or consume the rest of the page. */
const LEFT_OUT_WHOLE = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'template',
  'noscript',
  'textarea',
  'title',
  'svg',
]);
/** Only the tags are removed: they may occur once per page, or redirect the reader. */
const LEFT_OUT = new Set([
  'html',
  'head',
  'body',
  'base',
  'meta',
  'link',
  'form',
  'embed',
  'frameset',
  'plaintext',
  'xmp',
]);

/** Keeps a post from breaking the surrounding page; scripts are blocked by the policy. */
export function shownContent(html: string): string {
  const result: string[] = [];
  let inside: string | undefined;
  for (const piece of htmlPieces(html)) {
    const name = piece.kind === 'open' || piece.kind === 'close' ? piece.name : '';
    if (inside !== undefined) {
      if (piece.kind === 'close' && name === inside) inside = undefined;
    } else if (piece.kind === 'text') result.push(piece.raw.replaceAll('<', '&lt;'));
    else if (LEFT_OUT_WHOLE.has(name)) inside = piece.kind === 'open' ? name : undefined;
    else if (name !== '' && !LEFT_OUT.has(name)) result.push(piece.raw);
  }
  return result.join('');
}

function firstPicture(html: string): string | undefined {
  return pictureAddresses(html).find((address) => /^(https?:|data:image\/)/i.test(address));
}

/** The names of a post's speakers by id; first those of its box of people, in the order of the post. */
function namedPeople(html: string): ReadonlyMap<string, string> {
  const [boxed, spoken] = [new Map<string, string>(), new Map<string, string>()];
  let waiting: { id: string; into: Map<string, string>; near: boolean } | undefined;
  for (const piece of htmlPieces(html)) {
    if (piece.kind === 'open') {
      const classes = attribute(piece.raw, 'class')?.split(/\s+/) ?? [];
      const id = classes.map(participantOfClass).find((one) => one !== undefined);
      if (id !== undefined && classes.includes(CLASSES.person)) waiting = { id, into: boxed, near: false };
      else if (id !== undefined && /^(?:b|span)$/.test(piece.name))
        waiting = { id, into: spoken, near: true };
      else if (waiting !== undefined && piece.name === 'b') waiting.near = true;
    } else if (piece.kind === 'text' && waiting?.near === true) {
      if (!waiting.into.has(waiting.id))
        waiting.into.set(waiting.id, decodeEntities(piece.raw).replace(/\s*:\s*$/u, ''));
      waiting = undefined;
    }
  }
  return new Map([...boxed, ...[...spoken].filter(([id]) => !boxed.has(id))]);
}

/** The style sheet of one post, with the initials of its speakers. */
export const peopleSheet = ({ content }: StoredPost): string => initialsCss(namedPeople(content));

/** `sheet` is the address of an additional style sheet. */
type Page = Readonly<{ title: string; isIndex: boolean; main: string; after: string; sheet?: string }>;

/** A complete page. `title` is plain text; `main` and `after` are HTML. */
function layout({ store }: Blog, { title, isIndex, main, after, sheet }: Page): string {
  const { name, language } = store.blog();
  const words = wordsFor(language);
  const blogName = `<a href="/">${escapeHtml(name)}</a>`;
  return (
    `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8">` +
    `<title>${escapeHtml(isIndex ? title : `${title} – ${name}`)}</title>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">' +
    '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">' +
    '<link rel="stylesheet" href="/style.css">' +
    (sheet === undefined ? '' : `<link rel="stylesheet" href="${escapeHtml(sheet)}">`) +
    `<link rel="alternate" type="application/atom+xml" title="${escapeHtml(words.feed)}" href="/feeds/posts/default">` +
    `</head><body><aside class="practice">${words.practice}</aside>` +
    `<header class="masthead">${isIndex ? `<h1>${blogName}</h1>` : `<p>${blogName}</p>`}</header>` +
    `<main>${main}</main><footer class="foot">${after}` +
    `<p><a href="/">${words.allPosts}</a> · <a href="/feeds/posts/default">${words.feed}</a></p></footer></body></html>`
  );
}

const POSTS_ON_A_PAGE = 10;

export function onlinePosts({ store, now }: Pick<Blog, 'store' | 'now'>): StoredPost[] {
  return store
    .posts()
    .filter((post) => isPublic(post, now()))
    .toSorted((one, other) => other.published - one.published || (one.id < other.id ? 1 : -1));
}

export function indexPage(blog: Blog, number: number): string {
  const words = wordsFor(blog.store.blog().language);
  const posts = onlinePosts(blog);
  const empty = `<div class="nothing"><h2>${words.noPost}</h2><p>${words.noPostHint}</p></div>`;
  return layout(blog, {
    title: blog.store.blog().name,
    isIndex: true,
    main: posts.length === 0 ? empty : listing(blog, posts, number, '/'),
    after: labelCloud(blog, posts),
  });
}

export function labelPage(blog: Blog, label: string, number: number): string {
  const words = wordsFor(blog.store.blog().language);
  const all = onlinePosts(blog);
  const posts = all.filter((post) => post.labels.includes(label));
  const heading = posts.length === 0 ? words.noPostWithLabel(label) : words.withLabel(label);
  return layout(blog, {
    title: words.withLabel(label),
    isIndex: false,
    main: `<h1 class="page-title">${escapeHtml(heading)}</h1>${listing(blog, posts, number, labelPath(label))}`,
    after: labelCloud(blog, all),
  });
}

export function postPage(blog: Blog, post: StoredPost): string {
  const { language, author } = blog.store.blog();
  const words = wordsFor(language);
  const title = post.title || words.untitled;
  const labels =
    post.labels.length === 0
      ? ''
      : `<p class="labels"><span>${words.labels}</span> ${post.labels.map(labelLink).join(' ')}</p>`;
  return layout(blog, {
    title,
    isIndex: false,
    sheet: `/people/${post.id}.css`,
    main:
      `<article class="post"><header><h1 class="post-title">${escapeHtml(title)}</h1>` +
      `<p class="meta">${dayHtml(post.published, language)} · ${escapeHtml(author)}</p></header>` +
      `<div class="post-body entry-content" id="post-body-${post.id}">${shownContent(post.content)}</div>` +
      `<footer>${labels}</footer></article>${neighbours(blog, post)}`,
    after: '',
  });
}

export function missingPage(blog: Blog): string {
  const words = wordsFor(blog.store.blog().language);
  return layout(blog, {
    title: words.notFound,
    isIndex: false,
    main: `<div class="nothing"><h1>${words.notFound}</h1><p>${words.notFoundHint}</p></div>`,
    after: '',
  });
}

function listing({ store }: Blog, posts: readonly StoredPost[], number: number, path: string): string {
  const { language } = store.blog();
  const words = wordsFor(language);
  const from = (number - 1) * POSTS_ON_A_PAGE;
  const cards = posts.slice(from, from + POSTS_ON_A_PAGE).map((post) => {
    const { text, more } = excerpt(post.content);
    const picture = firstPicture(post.content);
    const title = escapeHtml(post.title || words.untitled);
    return (
      `<article class="card"><p class="meta">${dayHtml(post.published, language)}</p>` +
      `<h2><a href="${post.path ?? '/'}">${title}</a></h2>` +
      (picture === undefined ? '' : `<img class="thumbnail" src="${escapeHtml(picture)}" alt="">`) +
      `<p class="excerpt">${escapeHtml(text)}</p>` +
      (more
        ? `<p class="more"><a href="${post.path ?? '/'}" aria-label="${words.readOn} – ${title}">${words.readOn}</a></p>`
        : '') +
      '</article>'
    );
  });
  const newer =
    number === 1
      ? ''
      : `<a href="${path}${number === 2 ? '' : `?page=${number - 1}`}" rel="prev">← ${words.newer}</a>`;
  const older =
    from + POSTS_ON_A_PAGE < posts.length
      ? `<a href="${path}?page=${number + 1}" rel="next">${words.older} →</a>`
      : '';
  return cards.join('') + pager(newer, older);
}

function neighbours(blog: Blog, post: StoredPost): string {
  const words = wordsFor(blog.store.blog().language);
  const posts = onlinePosts(blog);
  const at = posts.findIndex(({ id }) => id === post.id);
  const link = (to: StoredPost | undefined, what: string) =>
    to === undefined
      ? ''
      : `<a href="${to.path ?? '/'}"><small>${what}</small>${escapeHtml(to.title || words.untitled)}</a>`;
  return pager(link(posts[at - 1], words.newerPost), link(posts[at + 1], words.olderPost));
}

const pager = (newer: string, older: string) =>
  newer === '' && older === '' ? '' : `<nav class="pager"><span>${newer}</span><span>${older}</span></nav>`;

function labelCloud({ store }: Blog, posts: readonly StoredPost[]): string {
  const words = wordsFor(store.blog().language);
  const labels = [...new Set(posts.flatMap((post) => post.labels))].toSorted(
    new Intl.Collator(store.blog().language).compare,
  );
  return labels.length === 0
    ? ''
    : `<section class="labels" aria-label="${words.labels}"><h2>${words.labels}</h2><p>${labels.map(labelLink).join(' ')}</p></section>`;
}

const labelPath = (label: string) => `/search/label/${encodeURIComponent(label)}`;
const labelLink = (label: string) =>
  `<a class="label" href="${labelPath(label)}" rel="tag">${escapeHtml(label)}</a>`;
