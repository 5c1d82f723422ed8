/** Reads a saved web page: its body, and the facts in its head. */
import {
  attribute,
  isElement,
  isText,
  parseHtml,
  textOf,
  type HtmlElement,
  type HtmlParent,
} from '#interview/markup/parse.ts';
import { languageSchema } from '#interview/document.ts';
import { readDate, readLine } from '../../xml/values.ts';
import type { Entry } from '../entries.ts';

type PageRead = Pick<
  Entry,
  'title' | 'html' | 'language' | 'description' | 'author' | 'labels' | 'publishedAt' | 'url'
>;

const MOST_NODES = 200_000;
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'template', 'title']);

/** Throws HtmlError as interview/html does. A page without a title has ''. */
export function readPage(html: string): PageRead {
  const tree = parseHtml(html);
  const facts = {
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
      if (node.tagName === 'title') facts.titles.push(textOf(node));
      else if (node.tagName === 'h1') facts.headings.push(node);
      else if (node.tagName === 'meta') {
        const name = (attribute(node, 'name') ?? attribute(node, 'property') ?? '').toLowerCase();
        const values = facts.metas.get(name);
        const content = attribute(node, 'content') ?? '';
        if (values === undefined) facts.metas.set(name, [content]);
        else values.push(content);
      } else if (node.tagName === 'link' && attribute(node, 'rel')?.toLowerCase() === 'canonical')
        facts.canonical ||= attribute(node, 'href') ?? '';
      else if (node.tagName === 'time') facts.time ||= attribute(node, 'datetime') ?? '';
      else if (node.tagName !== 'svg') walk(node);
    }
  };
  walk(tree);
  const meta = (...names: string[]): string =>
    readLine(names.map((name) => facts.metas.get(name)?.[0] ?? '').find((value) => value !== '') ?? '');
  // Several first-level headings belong to the text.
  const [heading] = facts.headings.length === 1 ? facts.headings : [];
  const inText = heading === undefined ? '' : readLine(textOf(heading));
  const title = inText || meta('og:title') || readLine(facts.titles[0] ?? '');
  const labels = (facts.metas.get('article:tag') ?? []).map(readLine).filter((label) => label !== '');
  const publishedAt = readDate(
    meta('article:published_time', 'date', 'dcterms.date', 'dc.date') || facts.time,
  );
  const address = facts.canonical || meta('og:url');
  const language = languageSchema.safeParse(
    /<html\b[^>]*?\slang\s*=\s*["']?([A-Za-z-]+)/i.exec(html.slice(0, 4096))?.[1],
  );
  return {
    title,
    html: bodyOf(html, tree, inText === '' ? undefined : heading),
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

/** The content of the body without the heading that became the title. */
function bodyOf(html: string, tree: HtmlParent, heading: HtmlElement | undefined): string {
  const from = bodyStart(html);
  let closing = -1;
  for (const { index } of html.matchAll(/<\/body/gi)) closing = index;
  const to = closing > from ? closing : html.length;
  const at = heading?.sourceCodeLocation;
  if (at === undefined || at === null || at.startOffset < from || at.endOffset > to)
    return html.slice(from, to).trim();
  // Only removed if no text comes before it; otherwise it also belongs to the text.
  return isReadBetween(tree, from, at.startOffset)
    ? html.slice(from, to).trim()
    : `${html.slice(from, at.startOffset)}${html.slice(at.endOffset, to)}`.trim();
}

function bodyStart(html: string): number {
  const opening = html.search(/<body\b/i);
  // Searched once: if this tag has no end, no later tag has one.
  const end = opening === -1 ? -1 : html.indexOf('>', opening);
  if (end !== -1) return end + 1;
  const head = /<\/head\s*>/i.exec(html);
  return head === null ? 0 : head.index + head[0].length;
}

/** True if visible text lies between two positions of the source. */
const isReadBetween = (parent: HtmlParent, from: number, to: number): boolean =>
  parent.childNodes.some((node) => {
    if (isElement(node)) return !UNREAD.has(node.tagName) && isReadBetween(node, from, to);
    const start = node.sourceCodeLocation?.startOffset ?? to;
    return isText(node) && start >= from && start < to && node.value.trim() !== '';
  });
