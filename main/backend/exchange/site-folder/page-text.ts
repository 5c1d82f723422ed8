/** Reads the text of a post, between two marks, and its title from its page on a site in a folder. */
import { unescapeHtml } from '../blog-answers/unescape-html.ts';

/** The origin of a site's addresses inside a library, which needs absolute ones. It never resolves (RFC 2606). */
export const ORIGIN = 'https://folder.invalid';
export const PICTURES = 'images';
export const FROM_HERE = `${ORIGIN}/${PICTURES}/`;

export const TEXT_BEGINS = '<!-- escale:text -->';
export const TEXT_ENDS = '<!-- /escale:text -->';
export const TITLE_BEGINS = '<h1 class="post-title">';
const TITLE_ENDS = '</h1>';
const LONGEST_TITLE = 2_000;

export type PageText = Readonly<{ title: string; content: string }>;

/** The relative path from a page to the root of the site: `../../` from a post. */
export const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 1);

/** The title and text in the page of a post; the whole page if the marks of the text are missing. */
export function readPage(html: string, { title, path }: Readonly<{ title: string; path: string }>): PageText {
  const begins = html.indexOf(TEXT_BEGINS);
  const ends = html.lastIndexOf(TEXT_ENDS);
  const content = begins === -1 || ends < begins ? html : html.slice(begins + TEXT_BEGINS.length, ends);
  return {
    title: titleIn(html) ?? title,
    content: content.replaceAll(`"${rootOf(path)}${PICTURES}/`, `"${FROM_HERE}`),
  };
}

function titleIn(html: string): string | undefined {
  const begins = html.indexOf(TITLE_BEGINS);
  const ends = begins === -1 ? -1 : html.indexOf(TITLE_ENDS, begins);
  if (ends === -1) return undefined;
  const title = html.slice(begins + TITLE_BEGINS.length, ends).replace(/<[^<>]*>/g, '');
  return unescapeHtml(title).slice(0, LONGEST_TITLE);
}
