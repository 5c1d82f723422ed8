/** Two or three pictures side by side. */
import type { Gallery, Image, TopBlock } from '../document.ts';
import { asOneRun, foldInlines, foldLine, inlinesToText } from '../inlines.ts';
import { CLASSES } from '../marks.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';
import { paragraphMarkdown } from '../markup/inlines-markdown.ts';
import { elementsInside, hasClass, type HtmlElement, imagesInside, textOf } from '../markup/parse.ts';
import type { Reader, Setting } from '../markup/reading.ts';
import type { BlockType, PictureContext } from './block-type.ts';
import { areInlinesWithinBounds } from './bounds.ts';
import {
  around,
  asParagraph,
  copiedImage,
  figureHtml,
  identityOfImage,
  image,
  imageMarkdown,
  isCaption,
  isImageWithinBounds,
  isLeftOut,
  publishedImage,
  readFigure,
  runsInside,
  shownRunsOf,
} from './image.ts';
import { sourceField } from './published-fields.ts';

/**
 * Reads a row of pictures that Escale wrote. Two or three pictures are a gallery; any other number are separate
 * pictures, then their caption as a paragraph. Undefined if the row has other content: the general rules then read it.
 */
function readGallery(
  element: HtmlElement,
  reader: Reader,
  setting: Setting,
): (Image | Gallery | Extract<TopBlock, { type: 'paragraph' }>)[] | undefined {
  const parts = elementsInside(
    element,
    (inner) => inner.tagName === 'figure' || hasClass(inner, CLASSES.figure) || isCaption(inner),
  );
  const words = (nodes: readonly HtmlElement[]): string => nodes.map(textOf).join('').replace(/\s+/g, '');
  if (words(parts) !== words([element])) return undefined;
  const images = parts.flatMap((part) => {
    if (isCaption(part)) return [];
    const image = readFigure(part, reader, setting);
    if (image === undefined) return [undefined];
    const { size: _size, align: _align, ...rest } = image;
    return [rest];
  });
  const readable = images.filter((image) => image !== undefined);
  const pictures = imagesInside(element);
  if (readable.length !== images.length || readable.length !== pictures.length || readable.length === 0)
    return undefined;
  const caption = asOneRun(
    parts.filter(isCaption).map((part) => runsInside(part.childNodes, reader, setting)),
  );
  const hasCaption = caption.length > 0;
  if (readable.length === 2 || readable.length === 3)
    return [{ type: 'gallery', images: readable, ...(hasCaption && { caption }) }];
  return [...readable, ...(hasCaption ? [{ type: 'paragraph' as const, content: caption }] : [])];
}

/** Two or three pictures side by side, stacked on a narrow screen. */
function galleryHtml(gallery: Gallery, context: PictureContext): string {
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

const joinLines = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');

function publishedForm(block: Gallery, base: string): Image | Gallery | undefined {
  const images = block.images.flatMap((one) => {
    // In a row, the picture's own alignment and source do not apply.
    const { size: _size, align: _align, source: _source, ...rest } = one;
    return publishedImage(rest, base) ?? [];
  });
  const caption = foldInlines(block.caption ?? [], base);
  const [only] = images;
  if (images.length < 2) {
    // With a single picture left, the row's caption becomes its caption.
    return only && (only.caption.length === 0 ? { ...only, caption } : only);
  }
  return { type: 'gallery', images, ...(caption.length > 0 && { caption }), ...sourceField(block) };
}

export const gallery: BlockType<Gallery> = {
  text: ({ images, caption = [] }) => joinLines([...images.map(image.text), inlinesToText(caption)]),
  printedText: ({ images, caption = [] }) =>
    joinLines([...images.map((one) => image.printedText?.(one) ?? ''), inlinesToText(caption)]),
  runs: ({ caption = [] }) => [caption],
  shownRuns: ({ images, caption = [] }) => [...images.flatMap(shownRunsOf), caption],
  stretches: () => [],
  identity: ({ images }) => images.map(identityOfImage).join(''),
  images: ({ images }) => images,
  withImages(block, change) {
    const images = block.images.map(change);
    return images.every((one, at) => one === block.images[at]) ? block : { ...block, images };
  },
  withoutPictures(block, left) {
    const images = block.images.filter((one) => !isLeftOut(one, left));
    if (images.length === block.images.length) return [block];
    return images.length > 1 ? [{ ...block, images }] : [...images, ...asParagraph(block.caption)];
  },
  publishedForm,
  isWithinBounds: ({ images, caption }) =>
    images.length >= 2 &&
    images.length <= 3 &&
    images.every(isImageWithinBounds) &&
    areInlinesWithinBounds(caption),
  html: galleryHtml,
  clipboardHtml: ({ images, caption }) =>
    images.map(copiedImage).join('') + (caption === undefined ? '' : `<p>${inlinesHtml(caption)}</p>`),
  markdown: ({ images, caption }, context) =>
    [
      ...images.map((one) => imageMarkdown(one, context)),
      ...(caption === undefined ? [] : [paragraphMarkdown(caption)]),
    ].join('\n\n'),
  read(element, { reader, setting }) {
    const blocks = hasClass(element, CLASSES.gallery) ? readGallery(element, reader, setting) : undefined;
    return blocks === undefined ? undefined : { blocks };
  },
  cannotBeLine: true,
};
