/** The feed that a page names, and whether the page is one of Blogger's. */
import { attribute, isElement, parseHtml, type HtmlParent } from '#interview/html/parse.ts';
import { decodeText } from '../decode-text.ts';

/** Heads are at the beginning. */
const MOST = 400_000;

export type PageFacts = Readonly<{ isBlogger: boolean; feeds: readonly string[] }>;

export function factsOfPage(bytes: Uint8Array, base: string): PageFacts {
  const html = decodeText(bytes.subarray(0, MOST));
  const feeds: string[] = [];
  let isBlogger = /<meta[^>]{0,200}content\s*=\s*["']blogger["']/i.test(html);
  const walk = (parent: HtmlParent): void => {
    for (const node of parent.childNodes) {
      if (!isElement(node)) continue;
      if (node.tagName !== 'link') {
        walk(node);
        continue;
      }
      const rel = (attribute(node, 'rel') ?? '').toLowerCase();
      const type = (attribute(node, 'type') ?? '').toLowerCase();
      const url = URL.parse(attribute(node, 'href') ?? '', base);
      if (url === null || !/^https?:$/.test(url.protocol)) continue;
      if (rel === 'service.post' && /\bblogger\.com$/.test(url.hostname)) isBlogger = true;
      if (rel === 'alternate' && type === 'application/atom+xml') feeds.push(url.href);
    }
  };
  walk(parseHtml(html));
  // That of the posts, not of the comments of one.
  const posts = feeds.filter((feed) => /\/feeds\/(?:\d+\/)?posts\//.test(feed));
  return { isBlogger, feeds: [...new Set([...posts, ...feeds])].slice(0, 4) };
}
