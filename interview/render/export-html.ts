/**
 * Renders a post as a standalone HTML file, for screen, print or mail: valid, accessible, without scripts and without
 * publication marks.
 */
import type { Post } from '../document.ts';
import { foldLine } from '../inlines.ts';
import { publishedForm } from '../published-form.ts';
import { bodyHtml } from './blog-html.ts';
import { facesCss, SANS, SERIF } from './faces.ts';
import { attributes, escapeText, openingTag } from '../markup/escape.ts';

/** The style of an exported page: quiet in both colour schemes; black on white, without split blocks, on paper. */
const EXPORT_CSS = [
  ':root{color-scheme:light dark;--paper:#fffdf9;--ink:#22262b;--quiet:#5f6368;--line:#d9d4ca;--link:#0b5f73}',
  '@media (prefers-color-scheme:dark){:root{--paper:#14202b;--ink:#e8e4dc;--quiet:#aab2b9;--line:#34424f;--link:#7fc4d6}}',
  '*{box-sizing:border-box}',
  'body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 Literata,Georgia,"Times New Roman",serif}',
  'main{max-width:42rem;margin-inline:auto;padding:2.5rem 1.5rem 4rem}',
  '.notice{margin:0;padding:.75rem 1.5rem;border-bottom:1px solid var(--line);text-align:center;font:600 .9rem/1.4 system-ui,sans-serif}',
  'h1{font-size:2rem;line-height:1.2;margin:0 0 1.5rem;text-wrap:balance}',
  'h2,h3,h4{font-family:system-ui,"Segoe UI",Helvetica,Arial,sans-serif;line-height:1.3;margin:2.25rem 0 .75rem}',
  'h2{font-size:1.2rem}h3{font-size:1.1rem}h4{font-size:1rem}',
  'p,ul,ol,blockquote,table,pre{margin:0 0 1rem}',
  '.iv-answer{margin:0 0 1.25rem}',
  'a{color:var(--link);overflow-wrap:anywhere}',
  'img{max-width:100%;height:auto}',
  'figcaption,.iv-credit,small,caption{color:var(--quiet)}',
  'blockquote{padding-inline-start:1rem;border-inline-start:3px solid var(--line)}',
  'table{max-width:100%;border-collapse:collapse}th,td{text-align:start;vertical-align:top;padding:.4em .6em;border:1px solid var(--line)}',
  'pre{padding:.75rem 1rem;border:1px solid var(--line);overflow:auto;font-size:.9rem}',
  'hr{border:0;border-top:1px solid var(--line);margin:2rem 0}',
  '@media print{',
  ':root{color-scheme:light;--paper:#fff;--ink:#000;--quiet:#444;--line:#999;--link:#000}',
  'body{font-size:11pt;line-height:1.45}main{max-width:none;padding:0}h1{font-size:20pt}h2{font-size:13pt}h3{font-size:12pt}h4{font-size:11pt}',
  '.notice{padding:0 0 6pt;margin:0 0 12pt}',
  'h1,h2,h3,h4{break-after:avoid}figure,img,tr,blockquote,pre{break-inside:avoid}p,li{orphans:3;widows:3}',
  'pre{white-space:pre-wrap}thead{display:table-header-group}img{max-height:20cm}',
  '}',
].join('');

/** On screen the reader's fonts are used; the file contains none. */
const PRINTED_CSS = `body{font-family:${SERIF}}h2,h3,h4{font-family:${SANS}}`;

type ExportHtmlOptions = Readonly<{
  /** The address of a library picture: a data: URL, or a path from this page. */
  pictureAddress: (sha256: string) => string;
  /** Shown at the top of the page: « Projet, version du 12 mars, ne pas diffuser ». */
  notice?: string | undefined;
  /**
   * For printing: the printer adds the notice and page numbers, and the editor's fonts are loaded from this address
   * (with a final slash).
   */
  printed?: Readonly<{ faces: string }> | undefined;
}>;

export function renderExportHtml(post: Post, options: ExportHtmlOptions): string {
  const { pictureAddress, notice, printed } = options;
  const published = publishedForm(post);
  const { language, title } = published;
  const body = bodyHtml(published, {
    pictureAddress,
    prefer: 'asset',
    verbatim: false,
  });
  const description = foldLine(published.description ?? '');
  const shownTitle = title === '' ? '—' : title;
  return [
    '<!doctype html>',
    `${openingTag('html', { lang: language })}<head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    ...(description === '' ? [] : [`<meta${attributes({ name: 'description', content: description })}>`]),
    ...(notice === undefined ? [] : ['<meta name="robots" content="noindex">']),
    `<title>${escapeText(shownTitle)}</title>`,
    `<style>${printed === undefined ? EXPORT_CSS : facesCss(printed.faces) + EXPORT_CSS + PRINTED_CSS}</style></head>`,
    '<body>',
    ...(notice === undefined || printed !== undefined ? [] : [`<p class="notice">${escapeText(notice)}</p>`]),
    `<main><article><h1>${escapeText(shownTitle)}</h1>`,
    withoutBlogMarkup(body),
    '</article></main></body></html>',
    '',
  ].join('\n');
}

/**
 * Removes blog-only markup: classes of library pictures and obsolete table attributes. Authors' text is escaped, so
 * that each `<` is ours.
 */
const withoutBlogMarkup = (body: string): string =>
  body
    .replace(/<img class="iv-asset-[0-9a-f]{64}"/g, '<img')
    .replace(/<table border="1" cellpadding="6" style="border-collapse:collapse">/g, '<table>');
