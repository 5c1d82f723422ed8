/** Keeps the bytes of cards unless they would break the elements around them. */
import { serialize } from 'parse5';
import { isElement, parseHtml } from './parse.ts';

const FENCE = 'iv-fence';

/** Parts of a table, list or figure, which are invalid alone. */
const PART = /^<(?:caption|col|colgroup|dd|dt|figcaption|legend|li|summary|tbody|td|tfoot|th|thead|tr)\b/i;

/**
 * The source of a modelled block if it is complete: it closes its own elements, and is no part of a table or list.
 * Undefined: render the block from the model.
 */
export function verbatimSource(source: string | undefined): string | undefined {
  return source !== undefined && source !== '' && !PART.test(source) && closeElements(source) === source
    ? source
    : undefined;
}

/** Returns `html` unchanged if it closes all its elements; otherwise as closed by the parser. */
export function closeElements(html: string): string {
  const fenced = parseHtml(`<div id="${FENCE}">${html}</div><hr id="${FENCE}">`).childNodes;
  const [inside, after] = fenced;
  const isClosed =
    fenced.length === 2 &&
    inside !== undefined &&
    isElement(inside) &&
    inside.attrs[0]?.value === FENCE &&
    inside.sourceCodeLocation?.endTag !== undefined &&
    inside.sourceCodeLocation.endTag.startOffset === `<div id="${FENCE}">${html}`.length &&
    after !== undefined &&
    isElement(after) &&
    after.tagName === 'hr' &&
    after.attrs[0]?.value === FENCE;
  return isClosed ? html : serialize(parseHtml(html));
}
