/**
 * What the renderer adds around the turns (render/extras-html.ts), in what comes back: made from the post, it is no text
 * of it. What someone wrote in it by hand is, and stays.
 */
import { anchorWithinPost, CLASSES, isAnchor, participantOfClass } from '../marks.ts';
import {
  attribute,
  classesOf,
  elementsInside,
  hasClass,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from './parse.ts';
import { withoutElements } from './read-picture.ts';

/** Whether this is the list of the questions or the box of the people. */
export const isExtra = (element: HtmlElement): boolean =>
  hasClass(element, CLASSES.summary) || hasClass(element, CLASSES.people);

/** A link to a turn; some editors put the address of the page before it. */
const leadsToTurn = (element: HtmlElement): boolean =>
  element.tagName === 'a' &&
  isAnchor(anchorWithinPost((attribute(element, 'href') ?? '').replace(/^[^#]*/, '')).slice(1));

/** Its title, the lines that lead to a turn and say nothing else, the people. */
function isOurs(element: HtmlElement): boolean {
  if (hasClass(element, CLASSES.extraTitle) || leadsToTurn(element)) return true;
  if (element.tagName !== 'li') return false;
  if (hasClass(element, CLASSES.person))
    return classesOf(element).some((name) => participantOfClass(name) !== undefined);
  const rest = withoutElements(element, leadsToTurn);
  return elementsInside(element, leadsToTurn).length > 0 && rest.map(textOf).join('').trim() === '';
}

/** The nodes of an extra that are words of the post: all that the renderer did not write. */
export const wordsInExtra = (element: HtmlElement): HtmlNode[] => withoutElements(element, isOurs);
