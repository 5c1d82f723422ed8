/**
 * Pictures as HTML for Blogger. Their place is said twice: by a class, which a theme may style and which is read back,
 * and by inline styles, which hold in any theme, in feeds and in mail. Where styles are taken away, every picture
 * stands on its own line, in order, with its words under it.
 */
import type { Gallery, Image } from '../document.ts';
import { assetClass, CLASSES, pictureAlignClass, pictureSizeClass } from '../marks.ts';
import { creditShown } from '../pictures.ts';
import { attributes, escapeText } from './escape.ts';
import { inlinesHtml } from './inlines-html.ts';

export type PictureContext = Readonly<{
  /** The public address of a picture of the library. */
  pictureAddress: (sha256: string) => string;
  /** Which of the two a picture with both uses: the address it has on the web, or the library's. */
  prefer: 'url' | 'asset';
}>;

/** Shares of the text's width. */
const WIDTHS = { small: '33%', medium: '50%', large: '67%' } as const;

/** The `src` and class of a picture. */
export function pictureSource(
  image: Pick<Image, 'asset' | 'url'>,
  context: PictureContext,
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

/** One picture with its caption and its credit. */
export function figureHtml(image: Image, context: PictureContext, style = styleOf(image)): string {
  const picture = attributes({
    ...pictureSource(image, context),
    alt: image.decorative ? '' : image.alt,
    width: image.width,
    height: image.height,
    style: 'max-width:100%;height:auto',
  });
  const credit =
    image.credit === ''
      ? ''
      : `<small class="${CLASSES.credit}">${escapeText(creditShown(image.credit))}</small>`;
  const caption = [inlinesHtml(image.caption), credit].filter((part) => part !== '').join(' ');
  const words = caption === '' ? '' : `<figcaption style="font-size:.9em">${caption}</figcaption>`;
  const classes = [
    CLASSES.figure,
    image.size && pictureSizeClass(image.size),
    image.align && pictureAlignClass(image.align),
    image.decorative && CLASSES.decorative,
  ];
  return `<figure class="${classes.filter(Boolean).join(' ')}" style="${style}"><img${picture}>${words}</figure>`;
}

/** Two or three pictures side by side; on a narrow screen one under the other. */
export function galleryHtml(gallery: Gallery, context: PictureContext): string {
  const images = gallery.images.map((image) =>
    figureHtml(image, context, 'flex:1 1 9em;margin:0;text-align:center'),
  );
  const caption =
    gallery.caption === undefined
      ? ''
      : `<figcaption style="flex:1 1 100%;font-size:.9em;text-align:center">${inlinesHtml(gallery.caption)}</figcaption>`;
  return `<figure class="${CLASSES.gallery}" style="display:flex;flex-wrap:wrap;gap:.8em;margin:1.5em 0">${images.join('')}${caption}</figure>`;
}
