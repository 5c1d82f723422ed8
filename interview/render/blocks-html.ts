/**
 * Renders blocks as HTML for blogs: few elements and small inline styles that suit any theme, feeds and mail, and no
 * newlines, as some blogs turn them into line breaks (docs/design/blogger.md#html). Each block type renders itself
 * (blocks/).
 */
import type { HtmlContext, SimpleBlock } from '../blocks/block-type.ts';
import { typeOf } from '../blocks/blocks.ts';
import { isBlockElement } from '../html/block-reader.ts';
import { readHtml } from '../html/read-html.ts';
import { shownWords } from '../html/shown-words.ts';
import { mayPublishVerbatim } from '../markup/active-content.ts';
import { verbatimSource } from '../markup/balance.ts';
import { parseHtml } from '../markup/parse.ts';

/**
 * The source HTML of a block, if it can be published: complete, and equal in content to the block. The source of a
 * paragraph that held a name, or a question with its answer, contains more than the block.
 */
export function sourceOf(block: SimpleBlock, context: HtmlContext): string | undefined {
  if (block.type === 'html' || !context.verbatim) return undefined;
  const source = verbatimSource(block.source);
  if (source === undefined || typeOf(block).keepsSource?.(block, source, context) === false) return undefined;
  const [only, second] = readHtml(source, { newId: () => '', origin: 'blog' });
  const same = second === undefined && only?.type === block.type && shownWords(only) === shownWords(block);
  return same && mayPublishVerbatim(source, context.isOnPage) ? source : undefined;
}

/** Renders a block in published form (published-form.ts). A block with `source` keeps it byte for byte. */
export function blockHtml(block: SimpleBlock, context: HtmlContext): string {
  const source = sourceOf(block, context);
  if (source === undefined) return typeOf(block).html(block, context);
  // Words without an element were separated by line breaks outside any block: wrap them. A jump break is a comment or
  // link.
  const isWhole = block.type === 'jumpBreak' || parseHtml(source).childNodes.some(isBlockElement);
  return isWhole ? source : `<p>${source}</p>`;
}
