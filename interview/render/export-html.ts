/**
 * A post as one HTML file that stands by itself: on a screen, printed, by mail. Valid and accessible, without script,
 * without the marks by which a blog's copy is known again.
 */
import type { Post } from '../document.ts';
import { foldLine } from '../inlines.ts';
import { publishedForm } from '../published-form.ts';
import { bodyHtml } from './blogger-html.ts';
import { attributes, escapeText, open } from './escape.ts';
import { EXPORT_CSS } from './export-css.ts';

export type ExportHtmlOptions = Readonly<{
  /** Of a picture of the library: its bytes as a data: address, or where this page finds it. */
  pictureAddress: (sha256: string) => string;
  /** Stands at the head of the page: « Projet, version du 12 mars, ne pas diffuser ». */
  notice?: string | undefined;
  /** The notice and the page's number are drawn by the printer, not by the page. */
  printed?: boolean;
}>;

export function renderExportHtml(post: Post, options: ExportHtmlOptions): string {
  const { pictureAddress, notice, printed = false } = options;
  const published = publishedForm(post);
  const { language, title } = published;
  const body = bodyHtml(published, {
    pictureAddress,
    prefer: 'asset',
    verbatim: false,
  });
  const description = foldLine(published.description ?? '');
  const shown = title === '' ? '—' : title;
  return [
    '<!doctype html>',
    `${open('html', { lang: language })}<head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    ...(description === '' ? [] : [`<meta${attributes({ name: 'description', content: description })}>`]),
    ...(notice === undefined ? [] : ['<meta name="robots" content="noindex">']),
    `<title>${escapeText(shown)}</title>`,
    `<style>${EXPORT_CSS}</style></head>`,
    '<body>',
    ...(notice === undefined || printed ? [] : [`<p class="notice">${escapeText(notice)}</p>`]),
    `<main><article><h1>${escapeText(shown)}</h1>`,
    plain(body),
    '</article></main></body></html>',
    '',
  ].join('\n');
}

/**
 * Without what serves the blog alone: the class that names a picture of the library, attributes of tables that HTML has
 * given up. Every `<` here is one of ours: what authors write is escaped.
 */
const plain = (body: string): string =>
  body
    .replace(/<img class="iv-asset-[0-9a-f]{64}"/g, '<img')
    .replace(/<table border="1" cellpadding="6" style="border-collapse:collapse">/g, '<table>');
