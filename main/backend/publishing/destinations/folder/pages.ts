/**
 * The pages of a site: a post, the list of all, one list for each label. Every address in them is relative, so that the site is
 * read from a disk, below any path, and wherever it is moved. Their policy runs no script, whatever a text holds.
 */
import { createHash } from 'node:crypto';
import { addressRuleOf } from '#interview/destinations.ts';
import { dayHtml } from '#interview/render/day-html.ts';
import { WORDS } from '#backend/core/words.ts';
import { escapeAttribute, escapeText } from '#interview/markup/escape.ts';
import { excerpt } from '#interview/html/excerpt.ts';
import { createSlices } from '#backend/core/slices.ts';
import {
  FROM_HERE,
  PICTURES,
  rootOf,
  TEXT_BEGINS,
  TEXT_ENDS,
  TITLE_BEGINS,
} from '#backend/exchange/site-folder/page-text.ts';
import type { PostRecord, SiteFacts } from '#backend/exchange/site-folder/site-files.ts';

export const STYLE_PAGE = 'escale.css';
export const FEED_PAGE = 'feed.xml';
/** Posts on a page of older posts; the first page has up to twice as many. */
const ON_A_PAGE = 20;

/** The fields of a post that lists show. */
export type Listed = Pick<PostRecord, 'id' | 'title' | 'labels' | 'updated' | 'featured'> &
  Readonly<{ path: string; published: number; excerpt: string; more: boolean }>;

/** A text with its pictures relative to `root`: '../../../' from the page of a post. */
export const withPictures = (content: string, root: string): string =>
  content.replaceAll(FROM_HERE, `${root}${PICTURES}/`);

export function postPage(site: SiteFacts, post: PostRecord & Readonly<{ path: string }>): string {
  const root = rootOf(post.path);
  const title = post.title.trim() === '' ? WORDS[site.language].pages.site.untitled : post.title;
  const labels = post.labels.map(
    (label) => `<li><a href="${root}${labelPath(label, 0)}" rel="tag">${escapeText(label)}</a></li>`,
  );
  return page(site, {
    title: `${title} – ${site.name}`,
    root,
    isHome: false,
    sharingTags: sharedAs(site, post, title),
    main:
      `<article><header>${TITLE_BEGINS}${escapeText(title)}</h1>` +
      `<p class="meta">${dayHtml(post.published ?? post.updated, site.language)}</p></header>\n` +
      `<div class="text">${TEXT_BEGINS}${withPictures(post.content, root)}${TEXT_ENDS}</div>\n` +
      (labels.length === 0
        ? ''
        : `<nav aria-label="${WORDS[site.language].pages.site.labels}"><ul>${labels.join('')}</ul></nav>`) +
      '</article>',
  });
}

/**
 * Link preview of a post (the Open Graph protocol, ogp.me). It needs full addresses: they are left out if the site has no
 * known address.
 */
function sharedAs(
  { name, address }: SiteFacts,
  post: PostRecord & Readonly<{ path: string }>,
  title: string,
): string {
  const about = post.excerpt ?? excerpt(post.content).text;
  const isWhole = address !== '';
  const tags: readonly (readonly [string, string, string | undefined])[] = [
    ['name', 'description', about],
    ['property', 'og:type', 'article'],
    ['property', 'og:site_name', name],
    ['property', 'og:title', title],
    ['property', 'og:description', about],
    ['property', 'og:url', isWhole ? address + post.path : undefined],
    ['property', 'og:image', isWhole && post.featured ? `${address}${PICTURES}/${post.featured}` : undefined],
  ];
  return tags
    .filter(([, , value]) => value !== undefined && value !== '')
    .map(([key, what, value = '']) => `<meta ${key}="${what}" content="${escapeAttribute(value)}">\n`)
    .join('');
}

/** Functions that make the pages, by name: a site has thousands of them. */
export type Pages = ReadonlyMap<string, () => string>;

/** The list pages of a site. `posts`: the public ones, the newest first. */
export async function listPages(site: SiteFacts, posts: readonly Listed[]): Promise<Pages> {
  const turn = createSlices();
  const pages = new Map<string, () => string>();
  const byLabel = new Map<string, Listed[]>();
  for (const post of posts) {
    await turn();
    for (const label of post.labels) {
      const same = byLabel.get(label);
      if (same === undefined) byLabel.set(label, [post]);
      else same.push(post);
    }
  }
  const labels = [...byLabel.keys()].toSorted(new Intl.Collator(site.language).compare);
  addLists(pages, site, posts, { title: site.name, heading: '', pathOf: homePath, labels });
  const words = WORDS[site.language].pages.site;
  for (const [label, labelled] of byLabel) {
    await turn();
    const heading = words.labelled(label);
    addLists(pages, site, labelled, {
      title: `${heading} – ${site.name}`,
      heading: `${TITLE_BEGINS}${escapeText(heading)}</h1>`,
      pathOf: (number) => labelPath(label, number),
      labels: [],
    });
  }
  return pages;
}

type Kind = Readonly<{
  title: string;
  heading: string;
  pathOf: (number: number) => string;
  labels: readonly string[];
}>;

/**
 * The newest posts are on the first page, the others on full pages numbered from the oldest: a new post changes the first page
 * alone, and older posts stay on their page.
 */
function addLists(
  pages: Map<string, () => string>,
  site: SiteFacts,
  posts: readonly Listed[],
  { title, heading, pathOf, labels }: Kind,
): void {
  const words = WORDS[site.language].pages.site;
  const full = Math.max(0, Math.floor(posts.length / ON_A_PAGE) - 1);
  const html = (path: string, number: number): string => {
    const root = rootOf(path);
    const end = posts.length - Math.max(0, number - 1) * ON_A_PAGE;
    const some =
      number === 0 ? posts.slice(0, posts.length - full * ON_A_PAGE) : posts.slice(end - ON_A_PAGE, end);
    const cards = some.map((post) => card(site, post, root));
    const link = (to: number, what: string, rel: string): string =>
      `<li><a href="${root}${pathOf(to)}" rel="${rel}">${what}</a></li>`;
    const older = number === 0 ? full : number - 1;
    const around =
      (number === 0 ? '' : link(number === full ? 0 : number + 1, words.newer, 'prev')) +
      (older === 0 ? '' : link(older, words.older, 'next'));
    const tags = (number > 0 ? [] : labels).map(
      (label) => `<li><a href="${root}${labelPath(label, 0)}">${escapeText(label)}</a></li>`,
    );
    return page(site, {
      title,
      root,
      isHome: heading === '',
      main:
        heading +
        (cards.length === 0 ? `<p>${words.nothing}</p>` : cards.join('\n')) +
        (around === '' ? '' : `<nav aria-label="${words.pages}"><ul>${around}</ul></nav>`),
      after: tags.length === 0 ? '' : `<nav aria-label="${words.labels}"><ul>${tags.join('')}</ul></nav>`,
    });
  };
  for (let number = 0; number <= full; number += 1) {
    const path = pathOf(number);
    pages.set(path, () => html(path, number));
  }
}

function card(
  { language }: SiteFacts,
  { title, path, published, excerpt: about, more, featured }: Listed,
  root: string,
): string {
  const words = WORDS[language].pages.site;
  const called = escapeText(title.trim() === '' ? words.untitled : title);
  const address = `${root}${path}`;
  return (
    `<article class="card"><p class="meta">${dayHtml(published, language)}</p>` +
    `<h2><a href="${address}">${called}</a></h2>` +
    (featured === undefined ? '' : `<img src="${root}${PICTURES}/${featured}" alt="" loading="lazy">`) +
    (about === '' ? '' : `<p>${escapeText(about)}</p>`) +
    (more
      ? `<p><a href="${address}" aria-label="${words.readOn} – ${escapeAttribute(title)}">${words.readOn}</a></p>`
      : '') +
    '</article>'
  );
}

const homePath = (number: number): string => (number === 0 ? 'index.html' : `page-${number}.html`);

/** Labels of the same letters get different paths, by a part of their hash that is the same on every computer. */
function labelPath(label: string, number: number): string {
  const hash = createHash('sha256').update(label).digest('hex').slice(0, 6);
  return `labels/${addressRuleOf('folder').slug(label)}-${hash}${number === 0 ? '' : `-${number}`}.html`;
}

type Page = Readonly<{
  title: string;
  root: string;
  isHome: boolean;
  sharingTags?: string;
  main: string;
  after?: string;
}>;

/** `sharingTags`, `main` and `after` are HTML; all other values are plain text. */
function page(
  { name, language }: SiteFacts,
  { title, root, isHome, sharingTags = '', main, after = '' }: Page,
): string {
  const words = WORDS[language].pages.site;
  const site = escapeText(name);
  const head = isHome ? `<h1>${site}</h1>` : `<p><a href="${root}index.html">${site}</a></p>`;
  const home = isHome ? '' : `<a href="${root}index.html">${words.home}</a> · `;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; base-uri 'none'">
<title>${escapeText(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Escale">
${sharingTags}<link rel="stylesheet" href="${root}${STYLE_PAGE}">
<link rel="alternate" type="application/atom+xml" title="${escapeAttribute(words.feed)}" href="${root}${FEED_PAGE}">
</head>
<body>
<header>${head}</header>
<main>
${main}
</main>
<footer>${after}<p>${home}<a href="${root}${FEED_PAGE}">${words.feed}</a></p></footer>
</body>
</html>
`;
}
