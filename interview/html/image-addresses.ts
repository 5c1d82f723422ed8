/** The addresses of pictures in a piece of HTML, in order, each once; those on the web only. */
import { isPictureAddress } from '../links.ts';
import { isElement, parseHtml, type HtmlParent } from './parse.ts';

/** Throws HtmlError when `html` is too long. */
export function imageAddresses(html: string): string[] {
  if (!/<img\b/i.test(html)) return [];
  const found = new Set<string>();
  collect(parseHtml(html), found);
  return [...found];
}

function collect(parent: HtmlParent, found: Set<string>): void {
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue;
    const src = node.tagName === 'img' ? node.attrs.find(({ name }) => name === 'src')?.value.trim() : undefined;
    const address = src?.startsWith('//') === true ? `https:${src}` : src;
    if (address !== undefined && isPictureAddress(address)) found.add(address);
    collect(node, found);
  }
}
