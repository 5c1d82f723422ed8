/** The visible text of published HTML, a line for each block: what a browser looks words up in. */
import { isElement, isText, parseHtml, type HtmlParent } from '../html/parse.ts';
import { questionOfAnchor } from '../marks.ts';

const BLOCKS = new Set(
  'address article aside blockquote body br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const UNSEEN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'textarea',
  'title',
  'head',
]);

/** Linear, and safe for any HTML. Throws HtmlError when it is too long. */
export function pageLines(html: string): string[] {
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    const said = line.replace(/\s+/gu, ' ').trim();
    if (said !== '') lines.push(said);
    line = '';
  };
  const walk = (parent: HtmlParent): void => {
    for (const child of parent.childNodes) {
      if (isText(child)) line += child.value;
      else if (isElement(child) && !UNSEEN.has(child.tagName)) {
        const block = BLOCKS.has(child.tagName);
        if (block) end();
        walk(child);
        if (block) end();
      }
    }
  };
  walk(parseHtml(html));
  end();
  return lines;
}

/** The anchor of a question as it stands in published HTML, under whatever mark; undefined where it has none. */
export function anchorOnPage(html: string, questionId: string): string | undefined {
  const walk = (parent: HtmlParent): string | undefined => {
    for (const child of parent.childNodes) {
      if (!isElement(child)) continue;
      const id = child.attrs.find(({ name }) => name === 'id')?.value;
      const found = id !== undefined && questionOfAnchor(id) === questionId ? id : walk(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk(parseHtml(html));
}
