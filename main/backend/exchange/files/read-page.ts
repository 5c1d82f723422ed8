/** A web page saved as a file: its body, and what its head says of it. */
import {
  attribute,
  isElement,
  parseHtml,
  textOf,
  type HtmlElement,
  type HtmlParent,
} from '../../../../interview/html/parse.ts';
import { languageSchema } from '../../../../interview/document.ts';
import { readDate } from '../backup/dates.ts';
import type { Entry } from '../entries.ts';
import { readLine } from '../xml/references.ts';

export type PageRead = Pick<
  Entry,
  'title' | 'html' | 'language' | 'description' | 'author' | 'labels' | 'publishedAt' | 'url'
>;

/** Heads are short; whatever stands further is body. */
const MOST_NODES = 200_000;

/** Throws HtmlError for what interview/html refuses. A page without a title has ''. */
export function readPage(html: string): PageRead {
  const tree = parseHtml(html);
  const found = {
    titles: [] as string[],
    headings: [] as HtmlElement[],
    metas: new Map<string, string[]>(),
    canonical: '',
    time: '',
  };
  let nodes = 0;
  const walk = (parent: HtmlParent): void => {
    for (const node of parent.childNodes) {
      nodes += 1;
      if (nodes > MOST_NODES || !isElement(node)) continue;
      if (node.tagName === 'title') found.titles.push(textOf(node));
      else if (node.tagName === 'h1') found.headings.push(node);
      else if (node.tagName === 'meta') {
        const name = (attribute(node, 'name') ?? attribute(node, 'property') ?? '').toLowerCase();
        found.metas.set(name, [...(found.metas.get(name) ?? []), attribute(node, 'content') ?? '']);
      } else if (node.tagName === 'link' && attribute(node, 'rel')?.toLowerCase() === 'canonical')
        found.canonical ||= attribute(node, 'href') ?? '';
      else if (node.tagName === 'time') found.time ||= attribute(node, 'datetime') ?? '';
      else if (node.tagName !== 'svg') walk(node);
    }
  };
  walk(tree);
  const meta = (...names: string[]): string =>
    readLine(names.map((name) => found.metas.get(name)?.[0] ?? '').find((value) => value !== '') ?? '');
  // Several headings of the first rank are those of the text.
  const [heading] = found.headings.length === 1 ? found.headings : [];
  const inText = heading === undefined ? '' : readLine(textOf(heading));
  const title = inText || meta('og:title') || readLine(found.titles[0] ?? '');
  const labels = (found.metas.get('article:tag') ?? []).map(readLine).filter((label) => label !== '');
  const publishedAt = readDate(
    meta('article:published_time', 'date', 'dcterms.date', 'dc.date') || found.time,
  );
  const address = found.canonical || meta('og:url');
  const language = languageSchema.safeParse(
    /<html\b[^>]*?\slang\s*=\s*["']?([A-Za-z-]+)/i.exec(html.slice(0, 4096))?.[1],
  );
  return {
    title,
    html: bodyOf(html, inText === '' ? undefined : heading),
    ...(language.success && { language: language.data }),
    ...(meta('description', 'og:description') !== '' && {
      description: meta('description', 'og:description'),
    }),
    ...(meta('author') !== '' && !meta('author').includes('@') && { author: meta('author') }),
    ...(labels.length > 0 && { labels: [...new Set(labels)] }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(/^https?:\/\/\S+$/.test(address) && { url: address }),
  };
}

/** What stands between the tags of the body, or all but the head; without the heading that became the title. */
function bodyOf(html: string, heading: HtmlElement | undefined): string {
  const opening = /<body\b[^>]*>/i.exec(html);
  const headEnd = opening === null ? /<\/head\s*>/i.exec(html) : null;
  const start = opening ?? headEnd;
  const from = start === null ? 0 : start.index + start[0].length;
  const closing = html.toLowerCase().lastIndexOf('</body');
  const to = closing > from ? closing : html.length;
  const at = heading?.sourceCodeLocation;
  if (at === undefined || at === null || at.startOffset < from || at.endOffset > to)
    return html.slice(from, to).trim();
  // Only where nothing is read before it: further down it is part of the text as well.
  const before = html.slice(from, at.startOffset);
  return before.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '').trim() === ''
    ? `${before}${html.slice(at.endOffset, to)}`.trim()
    : html.slice(from, to).trim();
}
