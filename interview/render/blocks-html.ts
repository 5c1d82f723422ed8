/**
 * The blocks an answer may hold, as HTML for Blogger: few elements, small inline styles so that a post reads well in any
 * theme, in feeds and in mail; no newline anywhere, since some blogs turn one into a line break (BLOGGER.md section 6).
 */
import type {
  AnswerBlock,
  Code,
  Embed,
  Gallery,
  HtmlCard,
  Image,
  List,
  Quote,
  Table,
  TopBlock,
} from '../document.ts';
import { closesItself, verbatimSource } from '../html/balance.ts';
import { sanitizeHtml } from '../html/sanitize.ts';
import { assetClass, CLASSES } from '../marks.ts';
import { attributes, escapeText, open } from './escape.ts';
import { inlinesHtml } from './inlines-html.ts';

export type HtmlContext = Readonly<{
  /** The public address of a picture of the library. */
  pictureAddress: (sha256: string) => string;
  /** Which of the two a picture with both uses: the address it has on the web, or the library's. */
  prefer: 'url' | 'asset';
  /** Whether blocks with `source`, cards of the blog and frames go out as they are (publication) or made harmless (preview). */
  verbatim: boolean;
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
    block.cite === undefined ? '' : `<p class="${CLASSES.cite}"><cite>${escapeText(block.cite)}</cite></p>`;
  return `${open('blockquote', { lang: block.language })}${paragraphs}${cite}</blockquote>`;
}

/** The `src` and class of a picture. */
function pictureSource(
  image: Pick<Image, 'asset' | 'url'>,
  context: HtmlContext,
): { class?: string; src: string } {
  const own = image.asset === undefined ? undefined : context.pictureAddress(image.asset);
  const src = (context.prefer === 'url' ? (image.url ?? own) : (own ?? image.url)) ?? '';
  return image.asset === undefined ? { src } : { class: assetClass(image.asset), src };
}

function figure(block: Image, context: HtmlContext, style = 'margin:1.5em 0'): string {
  const picture = attributes({
    ...pictureSource(block, context),
    alt: block.decorative ? '' : block.alt,
    width: block.width,
    height: block.height,
    style: 'max-width:100%;height:auto',
  });
  const credit =
    block.credit === '' ? '' : `<small class="${CLASSES.credit}">${escapeText(block.credit)}</small>`;
  const caption = [inlinesHtml(block.caption), credit].filter((part) => part !== '').join(' ');
  const words = caption === '' ? '' : `<figcaption style="font-size:.9em">${caption}</figcaption>`;
  const classes = block.decorative ? `${CLASSES.figure} ${CLASSES.decorative}` : CLASSES.figure;
  return `<figure class="${classes}" style="${style}"><img${picture}>${words}</figure>`;
}

function gallery(block: Gallery, context: HtmlContext): string {
  const share = `${Math.floor(96 / block.images.length)}%`;
  const images = block.images.map((image) =>
    figure(image, context, `flex:1 1 ${share};min-width:8em;margin:0`),
  );
  const caption =
    block.caption === undefined
      ? ''
      : `<p style="flex:1 1 100%;font-size:.9em;margin:0">${inlinesHtml(block.caption)}</p>`;
  return `<div class="${CLASSES.gallery}" style="display:flex;flex-wrap:wrap;gap:.8em;margin:1.5em 0">${images.join('')}${caption}</div>`;
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

function embed(block: Embed, context: HtmlContext): string {
  const title = block.title === '' ? block.url : block.title;
  const link = `${open('a', { href: block.url })}${escapeText(title)}</a>`;
  const provider = block.provider === undefined ? '' : ` <small>${escapeText(block.provider)}</small>`;
  let shown = '';
  if (block.frame && context.verbatim) {
    shown = `${open('iframe', { src: block.url, title, width: 560, height: 315, style: 'max-width:100%;border:0', allowfullscreen: '' })}</iframe><br>`;
  } else if (block.thumbnail !== undefined) {
    shown = `<img${attributes({ ...pictureSource({ asset: block.thumbnail }, context), alt: '', style: 'max-width:100%;height:auto' })}><br>`;
  }
  return `<div class="${CLASSES.embed}" style="border:1px solid #ccc;padding:.8em 1em;margin:1em 0">${shown}${link}${provider}</div>`;
}

function card(block: HtmlCard, context: HtmlContext): string {
  // A card that would close our own elements, or leave one open, is written out again by the parser.
  if (block.origin === 'blog' && context.verbatim) return closesItself(block.html);
  return `<div class="${CLASSES.card}">${sanitizeHtml(block.html)}</div>`;
}

/** The bytes a block came from, when they are what is published. */
export function sourceOf(block: TopBlock, context: HtmlContext): string | undefined {
  return block.type === 'html' || !context.verbatim ? undefined : verbatimSource(block.source);
}

/** One block of published form (published-form.ts) as HTML. A block with `source` is its source, byte for byte. */
export function blockHtml(block: AnswerBlock, context: HtmlContext): string {
  const source = sourceOf(block, context);
  if (source !== undefined) return source;
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlinesHtml(block.content)}</p>`;
    case 'list':
      return list(block);
    case 'quote':
      return quote(block);
    case 'image':
      return figure(block, context);
    case 'gallery':
      return gallery(block, context);
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
