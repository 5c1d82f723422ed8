/** Pictures as blogs hold them: figures, Blogger's separators and caption tables, bare images. */
import { type Gallery, type Image, type Inline, LIMITS, type TopBlock } from '../document.ts';
import { foldInlines, foldLine } from '../inlines.ts';
import { assetOfClass, CLASSES, pictureLayoutOfClasses } from '../marks.ts';
import { bareCredit } from '../pictures.ts';
import { linkAddress, webAddress } from '../markup/addresses.ts';
import {
  attribute,
  classesOf,
  elementsInside,
  hasClass,
  type HtmlElement,
  type HtmlNode,
  imagesInside,
  isElement,
  isText,
  textOf,
} from '../markup/parse.ts';
import { leadsToPicture, linkAround, withLinkAround } from '../markup/read-link.ts';
import type { LinkAround, Reader, Setting } from '../markup/reading.ts';

// Where a picture stands and how wide it is: by our own classes, else as Blogger's editor says it (`float` or
// `text-align` on the separator, its link or its caption table; the width of the picture, one of a few).

type Layout = Pick<Image, 'size' | 'align'>;

/** Widths that Blogger's editor gives, in pixels: its small, medium, large; what is wider fills the text. */
const WIDEST = { small: 200, medium: 320, large: 400 } as const;

/** @param element what holds the picture and nothing else. */
function pictureLayout(element: HtmlElement, picture: HtmlElement): Layout {
  if (hasClass(element, CLASSES.figure)) return pictureLayoutOfClasses(classesOf(element));
  const align = wayTo(element, picture)
    .map(sideOf)
    .find((side) => side !== undefined);
  const size = isOfEditor(element) ? sizeOf(picture) : undefined;
  return { ...(size !== undefined && { size }), ...(align !== undefined && { align }) };
}

const isOfEditor = (element: HtmlElement): boolean =>
  hasClass(element, 'separator') || hasClass(element, 'tr-caption-container');

function sizeOf(picture: HtmlElement): Layout['size'] {
  const width = Number.parseInt(attribute(picture, 'width') ?? '', 10);
  // A picture that is no wider itself is shown whole: its width says nothing.
  const own = Number.parseInt(attribute(picture, 'data-original-width') ?? '', 10);
  if (!(width >= 1) || own <= width) return undefined;
  if (width <= WIDEST.small) return 'small';
  if (width <= WIDEST.medium) return 'medium';
  return width <= WIDEST.large ? 'large' : undefined;
}

/** The elements from the outermost down to the picture. */
function wayTo(element: HtmlElement, picture: HtmlElement): HtmlElement[] {
  if (element === picture) return [element];
  for (const child of element.childNodes.filter(isElement)) {
    const way = wayTo(child, picture);
    if (way.length > 0) return [element, ...way];
  }
  return [];
}

function sideOf(element: HtmlElement): Layout['align'] {
  const style = attribute(element, 'style') ?? '';
  const float = /(?:^|;)\s*float\s*:\s*(left|right)\b/i.exec(style)?.[1]?.toLowerCase();
  const side =
    float ?? (['img', 'table'].includes(element.tagName) ? attribute(element, 'align') : undefined);
  return side === 'left' || side === 'right' ? side : undefined;
}

function size(value: string | undefined): number | undefined {
  const pixels = /^\d+(?:px)?$/.test(value ?? '') ? Number.parseInt(value ?? '', 10) : 0;
  return pixels >= 1 && pixels <= 100_000 ? pixels : undefined;
}

/** How addresses and pictures of the library belong together. */
export type Pictures = Readonly<{
  /** Which picture of the library an address shows, when that is known. */
  assetOf?: ((address: string) => string | undefined) | undefined;
  /** At which address a picture of the library was sent: another address under its mark is another picture. */
  pictureAddress?: ((sha256: string) => string) | undefined;
}>;

function assetBehind(src: string, element: HtmlElement, pictures: Pictures): string | undefined {
  const marked = classesOf(element)
    .map(assetOfClass)
    .find((sha256) => sha256 !== undefined);
  const replaced =
    marked !== undefined && pictures.pictureAddress !== undefined && pictures.pictureAddress(marked) !== src;
  return pictures.assetOf?.(src) ?? (replaced ? undefined : marked);
}

/**
 * The picture of an `img`: a picture of the library when its mark or its address says so, else its public address.
 * Undefined for spacers, trackers and addresses that a document may not hold.
 */
export function imageOf(element: HtmlElement, pictures: Pictures): Image | undefined {
  const src = (attribute(element, 'src') ?? '').trim();
  const width = size(attribute(element, 'width'));
  const height = size(attribute(element, 'height'));
  if (width === 1 && height === 1) return undefined;
  const asset = assetBehind(src, element, pictures);
  const url = webAddress(src);
  if (asset === undefined && url === undefined) return undefined;
  return {
    type: 'image',
    ...(asset !== undefined && { asset }),
    ...(url !== undefined && asset === undefined && { url }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    alt: foldLine(attribute(element, 'alt') ?? '').slice(0, LIMITS.line),
    caption: [],
    credit: '',
    decorative: false,
  };
}

/** The paragraphs of some blocks as one run, a line break between them. */
export function asOneRun(paragraphs: readonly (readonly Inline[])[]): Inline[] {
  return foldInlines(
    paragraphs.flatMap((paragraph, index) =>
      index === 0 ? paragraph : [{ type: 'lineBreak' as const }, ...paragraph],
    ),
  );
}

/** The runs inside some nodes, whatever blocks they are in. */
function runsInside(nodes: readonly HtmlNode[], reader: Reader, setting: Setting): Inline[] {
  const paragraphs = reader
    .blocks(nodes, { ...setting, loose: false })
    .flatMap((block) => (block.type === 'paragraph' || block.type === 'heading' ? [block.content] : []));
  return asOneRun(paragraphs);
}

const isCaption = (element: HtmlElement): boolean =>
  element.tagName === 'figcaption' || hasClass(element, 'tr-caption');

const APART = new Set(
  'audio button canvas details dl embed form hr iframe input math meter object progress script select style svg textarea video'.split(
    ' ',
  ),
);

/** Whether all that `element` shows is one picture, its caption and layout around them. */
function onlyPicture(element: HtmlElement, image: HtmlElement): boolean {
  const shows = (node: HtmlNode): boolean => {
    if (isText(node)) return node.value.trim() !== '';
    if (!isElement(node) || node === image || isCaption(node)) return false;
    if (APART.has(node.tagName)) return true;
    return node.childNodes.some(shows);
  };
  return !element.childNodes.some(shows);
}

/** Of the blog: a picture whose link leads elsewhere, or whose caption is more than words, is more than a picture. */
function isSaidByModel(
  element: HtmlElement,
  captions: readonly HtmlElement[],
  reader: Reader,
  setting: Setting,
): boolean {
  const links = elementsInside(element, (inner) => isCaption(inner) || inner.tagName === 'a').filter(
    (inner) => inner.tagName === 'a' && attribute(inner, 'href') !== undefined,
  );
  return (
    links.every(leadsToPicture) &&
    captions.every((caption) =>
      reader
        .blocks(caption.childNodes, { ...setting, loose: false })
        .every((block) => block.type === 'paragraph'),
    )
  );
}

/** The link inside a figure that is around its picture. */
function linkTo(figure: HtmlElement, picture: HtmlElement): LinkAround | undefined {
  const link = wayTo(figure, picture).find(({ tagName }) => tagName === 'a');
  const address = link === undefined ? undefined : linkAddress(attribute(link, 'href'));
  return link === undefined || address === undefined ? undefined : linkAround(link, address);
}

/**
 * A figure, or a separator or a caption table of Blogger's editor, that holds exactly one picture; undefined when it
 * holds something else, to be read by the rules.
 */
export function readFigure(element: HtmlElement, reader: Reader, setting: Setting): Image | undefined {
  const [picture, second] = imagesInside(element);
  if (picture === undefined || second !== undefined || !onlyPicture(element, picture)) return undefined;
  const image = reader.picture(picture);
  if (image === undefined) return undefined;
  const captions = elementsInside(element, isCaption);
  if (reader.origin === 'blog' && !isSaidByModel(element, captions, reader, setting)) return undefined;
  const isCredit = (inner: HtmlElement): boolean => hasClass(inner, CLASSES.credit);
  const credit = captions
    .flatMap((caption) => elementsInside(caption, isCredit))
    .map((inner) => foldLine(textOf(inner)))
    .join(' ');
  // A text too long for a credit becomes part of the caption.
  const isLong = credit.length > LIMITS.line;
  const caption = asOneRun(
    captions.map((inner) =>
      runsInside(isLong ? inner.childNodes : withoutElements(inner, isCredit), reader, setting),
    ),
  );
  const decorative = hasClass(element, CLASSES.decorative) && image.alt === '';
  return withLinkAround(
    {
      ...image,
      caption,
      credit: isLong ? '' : bareCredit(credit),
      decorative,
      ...pictureLayout(element, picture),
    },
    reader.origin === 'outside' ? (setting.linkAround ?? linkTo(element, picture)) : undefined,
  );
}

/**
 * Our own row of pictures: a gallery while two or three are left in it, else what is left, each by itself. Undefined
 * when it holds anything else, to be read by the rules.
 */
export function readGallery(
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
  const found = images.filter((image) => image !== undefined);
  const pictures = imagesInside(element);
  if (found.length !== images.length || found.length !== pictures.length || found.length === 0)
    return undefined;
  const caption = asOneRun(
    parts.filter(isCaption).map((part) => runsInside(part.childNodes, reader, setting)),
  );
  const said = caption.length > 0;
  if (found.length === 2 || found.length === 3)
    return [{ type: 'gallery', images: found, ...(said && { caption }) }];
  return [...found, ...(said ? [{ type: 'paragraph' as const, content: caption }] : [])];
}

/** The children of an element, without certain elements wherever they are. The tree itself is left alone. */
export function withoutElements(
  element: HtmlElement,
  unwanted: (element: HtmlElement) => boolean,
): HtmlNode[] {
  return element.childNodes.flatMap((child): HtmlNode[] => {
    if (!isElement(child)) return [child];
    return unwanted(child) ? [] : [{ ...child, childNodes: withoutElements(child, unwanted) }];
  });
}
