/** The text colours of some HTML, apart from its blocks, which have no colours (interview/answers/colours.ts). */
import type { ColourRun } from '../answers/colours.ts';
import { attribute, isElement, isText, parseHtml, type HtmlNode } from '../markup/parse.ts';
import { declarations, isHidden } from '../markup/setting.ts';

/** Black and values that follow the reader's settings count as the page's colour. */
const PLAIN =
  /^(?:black|#000|#000000|windowtext|inherit|initial|currentcolor|rgba?\(0, ?0, ?0(?:, ?1)?\)|auto)$/;
const SILENT = new Set(['script', 'style', 'template', 'title', 'noscript']);

/** The texts of a page in order, adjacent texts of one colour joined. Throws HtmlError like the reader. */
export function colourRunsOf(html: string): ColourRun[] {
  const runs: { text: string; colour: string }[] = [];
  const walk = (nodes: readonly HtmlNode[], colour: string): void => {
    for (const node of nodes) {
      if (isText(node)) {
        const last = runs.at(-1);
        if (last?.colour === colour) last.text += node.value;
        else if (/\S/.test(node.value)) runs.push({ text: node.value, colour });
      } else if (isElement(node) && !SILENT.has(node.tagName) && !isHidden(node)) {
        const ownColour = (declarations(node).get('color') ?? attribute(node, 'color') ?? '')
          .trim()
          .toLowerCase();
        walk(node.childNodes, ownColour === '' ? colour : PLAIN.test(ownColour) ? '' : ownColour);
      }
    }
  };
  walk(parseHtml(html).childNodes, '');
  return runs;
}
