/**
 * Pictures as HTML for Blogger. One with words under it is a figure that says so to who cannot see it: `role="figure"`,
 * named by its caption word for word (RGAA 1.9.1; WCAG 1.1.1 and 1.3.1); any other is no figure. Their place is said twice: by a class, which a theme may style and which is read back,
 * and by inline styles, which hold in any theme, in feeds and in mail. Where styles are taken away, every picture
 * stands on its own line, in order, with its words under it.
 */
import type { Gallery, Image } from '../document.ts';
import { foldLine, inlinesToText } from '../inlines.ts';
import { isPictureAddress } from '../links.ts';
import { assetClass, CLASSES, pictureAlignClass, pictureSizeClass } from '../marks.ts';
import { creditShown } from '../pictures.ts';
import { attributes, escapeText, open } from '../markup/escape.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';
import type { Presentation } from './presentation.ts';
import { wordsOfPage } from '../markup/words-of-page.ts';

export type PictureContext = Readonly<{
  /** The public address of a picture of the library. */
  pictureAddress: (sha256: string) => string;
  /** Which of the two a picture with both uses: the address it has on the web, or the library's. */
  prefer: 'url' | 'asset';
  /** Of the post. */
  language: string;
  /** How the blog shows its posts; STANDALONE where none is said. */
  presentation?: Presentation;
}>;

/** What frames a picture: a grey that is seen on light and on dark themes. */
const APPEARANCES = {
  plain: '',
  rounded: ';border-radius:10px',
  framed: ';border:1px solid #aaa;padding:6px',
} as const;

/** Shares of the text's width. */
const WIDTHS = { small: '33%', medium: '50%', large: '67%' } as const;

/** The `src` and class of a picture. */
export function pictureSource(
  image: Pick<Image, 'asset' | 'url'>,
  context: Pick<PictureContext, 'pictureAddress' | 'prefer'>,
): { class?: string; src: string } {
  const own = image.asset === undefined ? undefined : context.pictureAddress(image.asset);
  const src = (context.prefer === 'url' ? (image.url ?? own) : (own ?? image.url)) ?? '';
  return image.asset === undefined ? { src } : { class: assetClass(image.asset), src };
}

/** A picture beside the text is never wider than half of it, unless its size says so: the text needs room. */
function styleOf({ size, align }: Image): string {
  if (align === undefined) {
    const width = size === undefined ? '0' : `auto;max-width:${WIDTHS[size]}`;
    return `margin:1.5em ${width};text-align:center`;
  }
  const margin = align === 'left' ? '.3em 1.5em 1em 0' : '.3em 0 1em 1.5em';
  return `float:${align};max-width:${WIDTHS[size ?? 'medium']};margin:${margin}`;
}

/** What surrounds pictures: a figure where words stand under them, named by these words; else a plain element. */
function around(
  values: Readonly<{ class: string; style: string }>,
  inside: string,
  words: Readonly<{ html: string; text: string; style: string }>,
): string {
  if (words.html === '') return `${open('div', values)}${inside}</div>`;
  const { class: classes, style } = values;
  const opening = open('figure', { class: classes, role: 'figure', 'aria-label': words.text, style });
  return `${opening}${inside}<figcaption style="${words.style}">${words.html}</figcaption></figure>`;
}

/**
 * The picture in a link to itself, where the blog wants it and readers can follow it: never to `data:` or to the
 * library, never around what only decorates. The link is named by what it does, then by the picture (RGAA 6.1.2).
 */
function enlarged(html: string, image: Image, src: string, context: PictureContext): string {
  const label = wordsOfPage(context.language)?.enlarge;
  if (context.presentation?.enlarge !== true || image.decorative || !isPictureAddress(src)) return html;
  if (label === undefined && image.alt === '') return html;
  const name = [label, image.alt].filter((part) => part !== undefined && part !== '').join('\u00a0: ');
  return `${open('a', { class: CLASSES.enlarge, href: src, 'aria-label': name })}${html}</a>`;
}

/** One picture with its caption and its credit. */
export function figureHtml(image: Image, context: PictureContext, style = styleOf(image)): string {
  const source = pictureSource(image, context);
  const appearance = APPEARANCES[context.presentation?.pictures ?? 'plain'];
  const picture = attributes({
    ...source,
    alt: image.decorative ? '' : image.alt,
    width: image.width,
    height: image.height,
    // Some themes put a frame around every picture: it must not make it wider than the text.
    style: `max-width:100%;height:auto;box-sizing:border-box${appearance}`,
  });
  const shown = creditShown(image.credit);
  const credit = shown === '' ? '' : `<small class="${CLASSES.credit}">${escapeText(shown)}</small>`;
  const caption = [inlinesHtml(image.caption), credit].filter((part) => part !== '').join(' ');
  const classes = [
    CLASSES.figure,
    image.size && pictureSizeClass(image.size),
    image.align && pictureAlignClass(image.align),
    image.decorative && CLASSES.decorative,
  ];
  return around(
    { class: classes.filter(Boolean).join(' '), style },
    enlarged(`<img${picture}>`, image, source.src, context),
    { html: caption, text: foldLine(`${inlinesToText(image.caption)} ${shown}`), style: 'font-size:.9em' },
  );
}

/** Two or three pictures side by side; on a narrow screen one under the other. */
export function galleryHtml(gallery: Gallery, context: PictureContext): string {
  const images = gallery.images.map((image) =>
    figureHtml(image, context, 'flex:1 1 9em;margin:0;text-align:center'),
  );
  const caption = gallery.caption ?? [];
  return around(
    { class: CLASSES.gallery, style: 'display:flex;flex-wrap:wrap;gap:.8em;margin:1.5em 0' },
    images.join(''),
    {
      html: inlinesHtml(caption),
      text: foldLine(inlinesToText(caption)),
      style: 'flex:1 1 100%;font-size:.9em;text-align:center',
    },
  );
}
