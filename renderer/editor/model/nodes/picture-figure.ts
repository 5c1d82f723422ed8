import type { Image } from '#interview/document.ts';
import { creditShown } from '#interview/credit.ts';
import { inlinesText } from '../inlines.ts';

/** The HTML of a picture copied out of Escale. */
export function pictureFigure(image: Image): HTMLElement {
  const figure = document.createElement('figure');
  const img = document.createElement('img');
  if (image.url !== undefined) img.src = image.url;
  img.alt = image.decorative ? '' : image.alt;
  figure.append(img);
  const words = [inlinesText(image.caption), creditShown(image.credit)]
    .filter((part) => part !== '')
    .join(' – ');
  if (words !== '') {
    const caption = document.createElement('figcaption');
    caption.textContent = words;
    figure.append(caption);
  }
  return figure;
}
