/** The public pages: home, label, post, and the page for what is not there. */
import type { Blog } from './blog.ts';
import { escapeHtml } from './html-pieces.ts';
import { excerpt, firstPicture, shownContent } from './page-content.ts';
import { layout } from './page-layout.ts';
import { isPublic } from './post-states.ts';
import type { StoredPost } from './stored.ts';
import { wordsFor } from './words.ts';

const POSTS_ON_A_PAGE = 10;

/** What readers see, newest first. */
export function onlinePosts({ store, now }: Pick<Blog, 'store' | 'now'>): StoredPost[] {
  return store
    .posts()
    .filter((post) => isPublic(post, now()))
    .toSorted((one, other) => other.published - one.published || (one.id < other.id ? 1 : -1));
}

export function homePage(blog: Blog, number: number): string {
  const words = wordsFor(blog.store.blog().language);
  const posts = onlinePosts(blog);
  const empty = `<div class="nothing"><h2>${words.noPost}</h2><p>${words.noPostHint}</p></div>`;
  return layout(blog, {
    title: blog.store.blog().name,
    home: true,
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
    home: false,
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
    home: false,
    main:
      `<article class="post"><header><h1 class="post-title">${escapeHtml(title)}</h1>` +
      `<p class="meta">${date(post.published, language)} · ${escapeHtml(author)}</p></header>` +
      `<div class="post-body entry-content" id="post-body-${post.id}">${shownContent(post.content)}</div>` +
      `<footer>${labels}</footer></article>${neighbours(blog, post)}`,
    after: '',
  });
}

export function missingPage(blog: Blog): string {
  const words = wordsFor(blog.store.blog().language);
  return layout(blog, {
    title: words.notFound,
    home: false,
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
      `<article class="card"><p class="meta">${date(post.published, language)}</p>` +
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

function date(instant: number, language: string): string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(instant);
  const words = language.startsWith('fr') ? day.replace(/^1(?=\s)/u, '1er') : day;
  return `<time datetime="${new Date(instant).toISOString()}">${escapeHtml(words)}</time>`;
}
