/**
 * The blocks an answer may hold, as HTML for Blogger: few elements, small inline styles so that a post reads well in
 * any theme, in feeds and in mail; no newline anywhere, since some blogs turn one into a line break
 * (docs/design/blogger.md#html).
 */
import type { AnswerBlock, Code, Embed, HtmlCard, List, Quote, Table, TopBlock } from '../document.ts';
import { type IsOnPage, mayPublishVerbatim } from '../markup/active-content.ts';
import { closesItself, verbatimSource } from '../markup/balance.ts';
import { isBlockElement } from '../html/block-reader.ts';
import { parseHtml } from '../markup/parse.ts';
import { readHtml } from '../html/read-html.ts';
import { sanitizeHtml } from '../markup/sanitize.ts';
import { shownWords } from '../html/shown-words.ts';
import { CLASSES } from '../marks.ts';
import { inlinesOfCite } from '../blocks/cite.ts';
import { hasKnownPlayer, mediumOf } from '../media/media.ts';
import { attributes, escapeText, open } from '../markup/escape.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';
import { figureHtml, galleryHtml, pictureSource, type PictureContext } from './pictures-html.ts';

export type HtmlContext = PictureContext &
  Readonly<{
    /** For a publication: keeps blocks with `source`, cards of the blog and frames. Else, for a preview, they are sanitised. */
    verbatim: boolean;
    /** The active content that the page to update already has; absent for any other page. */
    isOnPage?: IsOnPage | undefined;
  }>;

function list(block: List): string {
  const tag = block.ordered ? 'ol' : 'ul';
  const items = block.items.map(
    (item) => `<li>${inlinesHtml(item.content)}${item.children ? list(item.children) : ''}</li>`,
  );
  return `${open(tag, { start: block.start })}${items.join('')}</${tag}>`;
}

function quote(block: Quote): string {
  const paragraphs = block.content.map((paragraph) => `<p>${inlinesHtml(paragraph)}</p>`).join('');
  const cite =
    block.cite === undefined
      ? ''
      : `<p class="${CLASSES.cite}"><cite>${inlinesHtml(inlinesOfCite(block.cite))}</cite></p>`;
  return `${open('blockquote', { lang: block.language })}${paragraphs}${cite}</blockquote>`;
}

function table(block: Table): string {
  const caption = block.caption === undefined ? '' : `<caption>${inlinesHtml(block.caption)}</caption>`;
  const rows = block.rows.map((row, index) => {
    const cells = row.map((cell) => {
      const tag = cell.header ? 'th' : 'td';
      const scope = !cell.header ? undefined : index === 0 ? 'col' : 'row';
      return `${open(tag, { scope, colspan: cell.columns, rowspan: cell.rows })}${inlinesHtml(cell.content)}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table border="1" cellpadding="6" style="border-collapse:collapse">${caption}<tbody>${rows.join('')}</tbody></table>`;
}

function code(block: Code): string {
  const lines = block.text.split('\n').map(escapeText).join('<br>');
  return `<pre style="overflow:auto">${open('code', { class: block.language === undefined || block.language === '' ? undefined : `language-${block.language.replace(/\s/g, '-')}` })}${lines}</code></pre>`;
}

/** A linked card; its frame, when the author chose it, comes from the site's form that asks for the fewest cookies. */
function embed(block: Embed, context: HtmlContext): string {
  const title = block.title === '' ? block.url : block.title;
  const provider = block.provider === undefined ? '' : ` <small>${escapeText(block.provider)}</small>`;
  const picture =
    block.frame || block.thumbnail === undefined
      ? ''
      : `<img${attributes({ ...pictureSource({ asset: block.thumbnail }, context), alt: '', style: 'max-width:100%;height:auto' })}><br>`;
  // Only the author may frame any page: a frame from a foreign page becomes a link.
  const isChosen = block.source === undefined || hasKnownPlayer(block.url);
  const frame = block.frame && isChosen && context.verbatim ? `${frameHtml(block.url, title)}<br>` : '';
  // Picture and title are one link: a picture alone would be a link without words.
  const link = `${open('a', { href: block.url })}${picture}${escapeText(title)}</a>`;
  return `<div class="${CLASSES.embed}" style="border:1px solid #ccc;padding:.8em 1em;margin:1em 0">${frame}${link}${provider}</div>`;
}

/** A sound is as wide as the text and low; a file is played by the reader's browser, which fetches it when asked to. */
function frameHtml(url: string, title: string): string {
  const medium = mediumOf(url);
  if (medium?.isFile === true)
    return `${open('audio', { src: url, title, controls: '', preload: 'none', style: 'width:100%' })}</audio>`;
  const sound = medium?.kind === 'sound';
  return `${open('iframe', {
    src: medium?.frame ?? url,
    title,
    width: sound ? '100%' : 560,
    height: sound ? 220 : 315,
    style: 'max-width:100%;border:0',
    loading: 'lazy',
    // YouTube shows nothing to a page that does not say who it is.
    referrerpolicy: 'strict-origin-when-cross-origin',
    allowfullscreen: '',
  })}</iframe>`;
}

/** A card of a blog with active content is sent back to its page alone (docs/design/security.md#where-foreign-bytes-leave). */
function card(block: HtmlCard, context: HtmlContext): string {
  // A card that would close our own elements, or leave one open, is written out again by the parser.
  if (block.origin === 'blog' && context.verbatim && mayPublishVerbatim(block.html, context.isOnPage))
    return closesItself(block.html);
  return `<div class="${CLASSES.card}">${sanitizeHtml(block.html)}</div>`;
}

/**
 * The bytes a block came from, when they are what is published: they stand by themselves and say what the block says.
 * A paragraph that held a name, or a question with its answer, says more than the block cut from it.
 */
export function sourceOf(block: TopBlock, context: HtmlContext): string | undefined {
  if (block.type === 'html' || !context.verbatim) return undefined;
  const source = verbatimSource(block.source);
  if (source === undefined) return undefined;
  // Where a blog's presentation holds, a picture is a figure: Blogger's old caption tables are read and never written.
  if (block.type === 'image' && context.presentation !== undefined && /\btr-caption\b/.test(source))
    return undefined;
  const [only, second] = readHtml(source, { newId: () => '', origin: 'blog' });
  const same = second === undefined && only?.type === block.type && shownWords(only) === shownWords(block);
  return same && mayPublishVerbatim(source, context.isOnPage) ? source : undefined;
}

/** One block of published form (published-form.ts) as HTML. A block with `source` is its source, byte for byte. */
export function blockHtml(block: AnswerBlock, context: HtmlContext): string {
  const source = sourceOf(block, context);
  // Words without an element were apart by line breaks around them, which are no block's.
  if (source !== undefined)
    return parseHtml(source).childNodes.some(isBlockElement) ? source : `<p>${source}</p>`;
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlinesHtml(block.content)}</p>`;
    case 'list':
      return list(block);
    case 'quote':
      return quote(block);
    case 'image':
      return figureHtml(block, context);
    case 'gallery':
      return galleryHtml(block, context);
    case 'table':
      return table(block);
    case 'code':
      return code(block);
    case 'embed':
      return embed(block, context);
    case 'html':
      return card(block, context);
  }
}
