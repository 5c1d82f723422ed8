/**
 * Blocks as HTML for blogs: few elements, small inline styles so that a post reads well in any theme, in feeds and in mail;
 * no newline anywhere, since some blogs turn one into a line break (docs/design/blogger.md#html). Each type writes its own
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
 * The bytes a block came from, when they are what is published: they stand by themselves and say what the block says.
 * A paragraph that held a name, or a question with its answer, says more than the block cut from it.
 */
export function sourceOf(block: SimpleBlock, context: HtmlContext): string | undefined {
  if (block.type === 'html' || !context.verbatim) return undefined;
  const source = verbatimSource(block.source);
  if (source === undefined || typeOf(block).keepsSource?.(block, source, context) === false) return undefined;
  const [only, second] = readHtml(source, { newId: () => '', origin: 'blog' });
  const same = second === undefined && only?.type === block.type && shownWords(only) === shownWords(block);
  return same && mayPublishVerbatim(source, context.isOnPage) ? source : undefined;
}

/** One block of published form (published-form.ts) as HTML. A block with `source` is its source, byte for byte. */
export function blockHtml(block: SimpleBlock, context: HtmlContext): string {
  const source = sourceOf(block, context);
  if (source === undefined) return typeOf(block).html(block, context);
  // Words without an element were apart by line breaks around them, which are no block's. A jump break is a comment or a link.
  const isWhole = block.type === 'jumpBreak' || parseHtml(source).childNodes.some(isBlockElement);
  return isWhole ? source : `<p>${source}</p>`;
}
