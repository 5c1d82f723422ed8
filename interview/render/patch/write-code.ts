/** Replaces the text of preformatted HTML. */
import type { Code } from '../../document.ts';
import { elementsInside, parseHtml } from '../../markup/parse.ts';
import { escapeText } from '../../markup/escape.ts';

/** `html`, a single `pre`, with other text; undefined for anything else. Styles within the text are lost. */
export function withCode(html: string, { text }: Pick<Code, 'text'>): string | undefined {
  const [pre, other] = elementsInside(parseHtml(html), ({ tagName }) => tagName === 'pre');
  if (pre === undefined || other !== undefined) return undefined;
  const [code] = elementsInside(pre, ({ tagName }) => tagName === 'code');
  const location = (code ?? pre).sourceCodeLocation;
  if (!location?.startTag || !location.endTag) return undefined;
  const [start, end] = [location.startTag.endOffset, location.endTag.startOffset];
  const lineBreak =
    /<br ?\/?>/i.exec(html.slice(start, end))?.[0] ?? (html.slice(start, end).includes('\n') ? '\n' : '<br>');
  const lines = text.split('\n').map(escapeText).join(lineBreak);
  return html.slice(0, start) + lines + html.slice(end);
}
