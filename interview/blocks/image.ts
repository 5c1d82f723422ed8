/**
 * Pictures. In HTML, a picture with a caption is a figure with `role="figure"`, labelled by its caption word for word
 * (RGAA 1.9.1; WCAG 1.1.1 and 1.3.1). Its layout is given twice: by a class, which themes may style and which is read
 * back, and by inline styles, which apply in any theme, feed or mail. Without styles, each picture is on its own line
 * above its caption. Pictures are read from figures, Blogger's separators and caption tables, and bare images.
 */
import { bareCredit, creditShown } from '../credit.ts';
import { type AnswerBlock, type Image, type Inline, LIMITS } from '../document.ts';
import { asOneRun, foldInlines, foldLine, inlinesToText, textInline } from '../inlines.ts';
import { isPictureAddress } from '../links.ts';
import {
  assetClass,
  assetOfClass,
  CLASSES,
  pictureAlignClass,
  pictureLayoutOfClasses,
  pictureSizeClass,
} from '../marks.ts';
import { linkAddress, webAddress } from '../markup/addresses.ts';
import { attributes, escapeText, openingTag } from '../markup/escape.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';
import {
  escapeLineStart,
  escapeMarkdown,
  inlinesMarkdown,
  markdownAddress,
} from '../markup/inlines-markdown.ts';
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
  withoutElements,
} from '../markup/parse.ts';
import { isLinkToPicture, linkAround, withLinkAround } from '../markup/read-link.ts';
import type { LinkAround, Reader, Setting } from '../markup/reading.ts';
import { pageWords } from '../markup/page-words.ts';
import type { BlockType, MarkdownContext, PictureContext } from './block-type.ts';
import { areInlinesWithinBounds, isLineWithinBounds, isCountWithinBounds } from './bounds.ts';

// Position and width of a picture, by our classes or by the styles of Blogger's editor (`float` or `text-align` on the
// separator, its link or its caption table; the picture's width, one of a few).

type Layout = Pick<Image, 'size' | 'align'>;

/** Pixel widths of Blogger's editor: small, medium, large. Wider pictures fill the text. */
const WIDEST = { small: 200, medium: 320, large: 400 } as const;

/** @param element contains only the picture. */
function pictureLayout(element: HtmlElement, picture: HtmlElement): Layout {
  if (hasClass(element, CLASSES.figure)) return pictureLayoutOfClasses(classesOf(element));
  const align = pathTo(element, picture)
    .map(sideOf)
    .find((side) => side !== undefined);
  const size = isOfEditor(element) ? sizeOf(picture) : undefined;
  return { ...(size !== undefined && { size }), ...(align !== undefined && { align }) };
}

const isOfEditor = (element: HtmlElement): boolean =>
  hasClass(element, 'separator') || hasClass(element, 'tr-caption-container');

function sizeOf(picture: HtmlElement): Layout['size'] {
  const width = Number.parseInt(attribute(picture, 'width') ?? '', 10);
  // A picture shown at its full size has no chosen width.
  const own = Number.parseInt(attribute(picture, 'data-original-width') ?? '', 10);
  if (!(width >= 1) || own <= width) return undefined;
  if (width <= WIDEST.small) return 'small';
  if (width <= WIDEST.medium) return 'medium';
  return width <= WIDEST.large ? 'large' : undefined;
}

/** The elements from the outermost to the picture. */
function pathTo(element: HtmlElement, picture: HtmlElement): HtmlElement[] {
  if (element === picture) return [element];
  for (const child of element.childNodes.filter(isElement)) {
    const path = pathTo(child, picture);
    if (path.length > 0) return [element, ...path];
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

/** Maps between public addresses and library pictures. */
export type Pictures = Readonly<{
  /** The library picture behind an address, if known. */
  assetOf?: ((address: string) => string | undefined) | undefined;
  /** The address a library picture was uploaded to; another address with its mark is another picture. */
  pictureAddress?: ((sha256: string) => string) | undefined;
}>;

function assetOfAddress(src: string, element: HtmlElement, pictures: Pictures): string | undefined {
  const marked = classesOf(element)
    .map(assetOfClass)
    .find((sha256) => sha256 !== undefined);
  const replaced =
    marked !== undefined && pictures.pictureAddress !== undefined && pictures.pictureAddress(marked) !== src;
  return pictures.assetOf?.(src) ?? (replaced ? undefined : marked);
}

/**
 * The picture of an `img`: a library picture by its mark or address, else its public address. Undefined for spacers,
 * trackers and addresses that a document may not hold.
 */
export function imageOf(element: HtmlElement, pictures: Pictures): Image | undefined {
  const src = (attribute(element, 'src') ?? '').trim();
  const width = size(attribute(element, 'width'));
  const height = size(attribute(element, 'height'));
  if (width === 1 && height === 1) return undefined;
  const asset = assetOfAddress(src, element, pictures);
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

/** The text runs inside nodes, across blocks. */
export function runsInside(nodes: readonly HtmlNode[], reader: Reader, setting: Setting): Inline[] {
  const paragraphs = reader
    .blocks(nodes, { ...setting, loose: false })
    .flatMap((block) => (block.type === 'paragraph' || block.type === 'heading' ? [block.content] : []));
  return asOneRun(paragraphs);
}

export const isCaption = (element: HtmlElement): boolean =>
  element.tagName === 'figcaption' || hasClass(element, 'tr-caption');

const APART = new Set(
  'audio button canvas details dl embed form hr iframe input math meter object progress script select style svg textarea video'.split(
    ' ',
  ),
);

/** Whether `element` shows nothing but a picture and its caption. */
function onlyPicture(element: HtmlElement, image: HtmlElement): boolean {
  const shows = (node: HtmlNode): boolean => {
    if (isText(node)) return node.value.trim() !== '';
    if (!isElement(node) || node === image || isCaption(node)) return false;
    if (APART.has(node.tagName)) return true;
    return node.childNodes.some(shows);
  };
  return !element.childNodes.some(shows);
}

/** Whether the model can express a blog's picture: its link opens the picture, and its caption is only text. */
function isExpressible(
  element: HtmlElement,
  captions: readonly HtmlElement[],
  reader: Reader,
  setting: Setting,
): boolean {
  const links = elementsInside(element, (inner) => isCaption(inner) || inner.tagName === 'a').filter(
    (inner) => inner.tagName === 'a' && attribute(inner, 'href') !== undefined,
  );
  return (
    links.every(isLinkToPicture) &&
    captions.every((caption) =>
      reader
        .blocks(caption.childNodes, { ...setting, loose: false })
        .every((block) => block.type === 'paragraph'),
    )
  );
}

/** The link around the picture of a figure. */
function linkTo(figure: HtmlElement, picture: HtmlElement): LinkAround | undefined {
  const link = pathTo(figure, picture).find(({ tagName }) => tagName === 'a');
  const address = link === undefined ? undefined : linkAddress(attribute(link, 'href'));
  return link === undefined || address === undefined ? undefined : linkAround(link, address);
}

/**
 * Reads a figure, or a separator or caption table of Blogger's editor, with exactly one picture. Undefined if it holds
 * anything else; the general rules then read it.
 */
export function readFigure(element: HtmlElement, reader: Reader, setting: Setting): Image | undefined {
  const [picture, second] = imagesInside(element);
  if (picture === undefined || second !== undefined || !onlyPicture(element, picture)) return undefined;
  const image = reader.picture(picture);
  if (image === undefined) return undefined;
  const captions = elementsInside(element, isCaption);
  if (reader.origin === 'blog' && !isExpressible(element, captions, reader, setting)) return undefined;
  const isCredit = (inner: HtmlElement): boolean => hasClass(inner, CLASSES.credit);
  const credit = captions
    .flatMap((caption) => elementsInside(caption, isCredit))
    .map((inner) => foldLine(textOf(inner)))
    .join(' ');
  // Text too long for a credit joins the caption.
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

/** Frame styles; the grey is visible on light and dark themes. */
const APPEARANCES = {
  plain: '',
  rounded: ';border-radius:10px',
  framed: ';border:1px solid #aaa;padding:6px',
} as const;

/** Widths relative to the text. */
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

/** A floated picture without a size takes at most half of the text's width. */
function styleOf({ size, align }: Image): string {
  if (align === undefined) {
    const width = size === undefined ? '0' : `auto;max-width:${WIDTHS[size]}`;
    return `margin:1.5em ${width};text-align:center`;
  }
  const margin = align === 'left' ? '.3em 1.5em 1em 0' : '.3em 0 1em 1.5em';
  return `float:${align};max-width:${WIDTHS[size ?? 'medium']};margin:${margin}`;
}

/** The element around pictures: a figure labelled by its caption, or a plain element without one. */
export function around(
  values: Readonly<{ class: string; style: string }>,
  inside: string,
  words: Readonly<{ html: string; text: string; style: string }>,
): string {
  if (words.html === '') return `${openingTag('div', values)}${inside}</div>`;
  const { class: classes, style } = values;
  const opening = openingTag('figure', { class: classes, role: 'figure', 'aria-label': words.text, style });
  return `${opening}${inside}<figcaption style="${words.style}">${words.html}</figcaption></figure>`;
}

/**
 * Links the picture to itself if the blog wants it and readers can open it: never for `data:` or library addresses or
 * decorative pictures. The link's label is its action and the picture's text (RGAA 6.1.2).
 */
function linkToEnlarge(html: string, image: Image, src: string, context: PictureContext): string {
  const label = pageWords(context.language)?.enlarge;
  if (context.presentation?.enlarge !== true || image.decorative || !isPictureAddress(src)) return html;
  if (label === undefined && image.alt === '') return html;
  const name = [label, image.alt].filter((part) => part !== undefined && part !== '').join('\u00a0: ');
  return `${openingTag('a', { class: CLASSES.enlarge, href: src, 'aria-label': name })}${html}</a>`;
}

/** A picture with its caption and credit. */
export function figureHtml(image: Image, context: PictureContext, style = styleOf(image)): string {
  const source = pictureSource(image, context);
  const appearance = APPEARANCES[context.presentation?.pictures ?? 'plain'];
  const picture = attributes({
    ...source,
    alt: image.decorative ? '' : image.alt,
    width: image.width,
    height: image.height,
    // Some themes frame every picture: keep it within the text's width.
    style: `max-width:100%;height:auto;box-sizing:border-box${appearance}`,
  });
  const creditText = creditShown(image.credit);
  const credit =
    creditText === '' ? '' : `<small class="${CLASSES.credit}">${escapeText(creditText)}</small>`;
  const caption = [inlinesHtml(image.caption), credit].filter((part) => part !== '').join(' ');
  const classes = [
    CLASSES.figure,
    image.size && pictureSizeClass(image.size),
    image.align && pictureAlignClass(image.align),
    image.decorative && CLASSES.decorative,
  ];
  return around(
    { class: classes.filter(Boolean).join(' '), style },
    linkToEnlarge(`<img${picture}>`, image, source.src, context),
    {
      html: caption,
      text: foldLine(`${inlinesToText(image.caption)} ${creditText}`),
      style: 'font-size:.9em',
    },
  );
}

/** Elements and classes that hold one picture: standard, of Blogger's editor, and ours for one without a caption. */
const HOLDERS = ['figure', 'separator', CLASSES.figure] as const;

const textOfImage = ({ caption, credit, alt, decorative }: Image): string => {
  const visibleText = [inlinesToText(caption), credit].filter((line) => line !== '').join('\n');
  return visibleText === '' && !decorative ? alt : visibleText;
};

function printedText(image: Image): string {
  const caption = [inlinesToText(image.caption), creditShown(image.credit)]
    .filter((part) => part !== '')
    .join(' — ');
  return caption === '' ? (image.alt === '' ? '' : `[${image.alt}]`) : caption;
}

/** The caption and credit, as readers see them. */
export const shownRunsOf = ({ caption, credit }: Image): Inline[][] => [
  caption,
  ...(credit === '' ? [] : [[textInline(creditShown(credit))]]),
];

/** Whether the picture exists only in the library and is in `left`. */
export const isLeftOut = ({ url, asset }: Image, left: ReadonlySet<string>): boolean =>
  url === undefined && asset !== undefined && left.has(asset);

export const asParagraph = (content: Inline[] = []): AnswerBlock[] =>
  content.length === 0 ? [] : [{ type: 'paragraph', content }];

export function publishedImage(block: Image, base: string): Image | undefined {
  if (block.asset === undefined && block.url === undefined) return undefined;
  return {
    ...block,
    alt: block.decorative ? '' : foldLine(block.alt),
    caption: foldInlines(block.caption, base),
    credit: bareCredit(foldLine(block.credit)),
  };
}

export const isImageWithinBounds = ({ url, width = 1, height = 1, alt, caption, credit }: Image): boolean =>
  (url === undefined || isPictureAddress(url)) &&
  isCountWithinBounds(width, 100_000) &&
  isCountWithinBounds(height, 100_000) &&
  isLineWithinBounds(alt) &&
  isLineWithinBounds(credit) &&
  areInlinesWithinBounds(caption);

/** A public picture and its caption; for a library picture, the caption alone. */
export function copiedImage({ url, alt, caption, credit }: Image): string {
  const picture = url === undefined ? '' : openingTag('img', { src: url, alt });
  const words = [inlinesHtml(caption), escapeText(creditShown(credit))]
    .filter((part) => part !== '')
    .join(' – ');
  if (picture === '') return words === '' ? '' : `<p><em>${words}</em></p>`;
  return `<figure>${picture}${words === '' ? '' : `<figcaption>${words}</figcaption>`}</figure>`;
}

export function imageMarkdown(block: Image, { pictureAddress }: MarkdownContext): string {
  const own =
    block.asset === undefined ? undefined : (pictureAddress?.(block.asset) ?? `asset:${block.asset}`);
  const picture = `![${escapeMarkdown(block.alt)}](${markdownAddress(block.url ?? own ?? '')})`;
  const caption = [inlinesMarkdown(block.caption, ' '), escapeMarkdown(creditShown(block.credit))]
    .filter((part) => part !== '')
    .join(' — ');
  return caption === '' ? picture : `${picture}\\\n${escapeLineStart(caption)}`;
}

export const identityOfImage = ({ url, asset = '' }: Image): string => `\u0001image ${url ?? asset}`;

export const image: BlockType<Image> = {
  text: textOfImage,
  printedText,
  runs: () => [],
  shownRuns: shownRunsOf,
  isPatchable: ({ credit }) => credit === '',
  stretches: () => [],
  identity: identityOfImage,
  images: (block) => [block],
  withImages: (block, change) => change(block),
  withoutPictures: (block, left) => (isLeftOut(block, left) ? asParagraph(block.caption) : [block]),
  publishedForm: publishedImage,
  isWithinBounds: isImageWithinBounds,
  html: (block, context) => figureHtml(block, context),
  // Under a blog's presentation a picture is a figure: Blogger's old caption tables are never written.
  keepsSource: (_block, source, { presentation }) =>
    presentation === undefined || !/\btr-caption\b/.test(source),
  clipboardHtml: copiedImage,
  markdown: imageMarkdown,
  read(element, { reader, setting }) {
    const isHolder = HOLDERS.some((name) => element.tagName === name || hasClass(element, name));
    if (!isHolder || hasClass(element, CLASSES.gallery)) return undefined;
    const figure = readFigure(element, reader, setting);
    return figure === undefined ? undefined : { blocks: [figure] };
  },
  cannotBeLine: true,
};
