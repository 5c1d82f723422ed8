/** The addresses of the pictures that HTML shows, without parsing it: for counting. Linear, whatever the HTML. */
import { readText } from './xml/references.ts';

const OPENING = /<img(?=[\s/])/gi;
const SOURCE = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
/** A tag is no longer; one that is holds its picture in itself. */
const MOST_TAG = 16_000;

/** http and https, each once; what stands inside the HTML itself need not be fetched. */
export function picturesIn(html: string): Set<string> {
  const found = new Set<string>();
  OPENING.lastIndex = 0;
  for (let start = OPENING.exec(html); start !== null; start = OPENING.exec(html)) {
    const end = tagEnd(html, start.index);
    OPENING.lastIndex = end;
    if (end - start.index > MOST_TAG) continue;
    const [, double, single, bare] = SOURCE.exec(html.slice(start.index, end)) ?? [];
    const address = readText(double ?? single ?? bare ?? '').trim();
    if (/^(?:https?:)?\/\/[^/]/i.test(address))
      found.add(address.startsWith('//') ? `https:${address}` : address);
  }
  return found;
}

function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at += 1) {
    const character = html[at];
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return at + 1;
    else if ((character === '"' || character === "'") && html[at - 1] === '=') quote = character;
  }
  return html.length;
}
