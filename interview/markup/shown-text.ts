/** The text that a browser shows of HTML, to verify readings and changes. */
import { isElement, isText, parseHtml, type HtmlNode } from './parse.ts';
import { isHidden } from './setting.ts';

/** Elements whose text is not shown. */
const SILENT = new Set(
  'applet audio canvas datalist embed head iframe link math meta noembed noframes noscript object param script select style svg template textarea title video'.split(
    ' ',
  ),
);
const LINES = new Set(
  'address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul'.split(
    ' ',
  ),
);

/** The text of nodes with its white space, and a newline around each block. */
export function shownText(nodes: readonly HtmlNode[]): string {
  let text = '';
  for (const node of nodes) {
    if (isText(node)) text += node.value;
    else if (isElement(node) && !SILENT.has(node.tagName) && !isHidden(node)) {
      const line = LINES.has(node.tagName) ? '\n' : '';
      text += line + shownText(node.childNodes) + line;
    }
  }
  return text;
}

/** The same for HTML. Throws HtmlError if it is too long. */
export const shownTextOf = (html: string): string => shownText(parseHtml(html).childNodes);
