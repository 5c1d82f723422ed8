/**
 * Where a picture stands and how wide it is: by our own classes, else as Blogger's editor says it (`float` or
 * `text-align` on the separator, its link or its caption table; the width of the picture, one of a few).
 */
import type { Image } from '../document.ts';
import { CLASSES, pictureLayoutOfClasses } from '../marks.ts';
import { attribute, classesOf, hasClass, isElement, type HtmlElement } from './parse.ts';

type Layout = Pick<Image, 'size' | 'align'>;

/** Widths that Blogger's editor gives, in pixels: its small, medium, large; what is wider fills the text. */
const WIDEST = { small: 200, medium: 320, large: 400 } as const;

/** @param element what holds the picture and nothing else. */
export function pictureLayout(element: HtmlElement, picture: HtmlElement): Layout {
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
