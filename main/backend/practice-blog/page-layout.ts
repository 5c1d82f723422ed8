/** What every public page has around its text. */
import type { Blog } from './blog.ts';
import { escapeHtml } from './html-pieces.ts';
import { wordsFor } from './words.ts';

type Page = Readonly<{ title: string; home: boolean; main: string; after: string }>;

/** A whole page. `title` is plain text; `main` and `after` are HTML. */
export function layout({ store }: Blog, { title, home, main, after }: Page): string {
  const { name, language } = store.blog();
  const words = wordsFor(language);
  const blogName = `<a href="/">${escapeHtml(name)}</a>`;
  return (
    `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8">` +
    `<title>${escapeHtml(home ? title : `${title} – ${name}`)}</title>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">' +
    '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">' +
    '<link rel="stylesheet" href="/style.css">' +
    `<link rel="alternate" type="application/atom+xml" title="${escapeHtml(words.feed)}" href="/feeds/posts/default">` +
    `</head><body><aside class="trial">${words.trial}</aside>` +
    `<header class="masthead">${home ? `<h1>${blogName}</h1>` : `<p>${blogName}</p>`}</header>` +
    `<main>${main}</main><footer class="foot">${after}` +
    `<p><a href="/">${words.home}</a> · <a href="/feeds/posts/default">${words.feed}</a></p></footer></body></html>`
  );
}
