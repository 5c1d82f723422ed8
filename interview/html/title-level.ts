/**
 * At which level a theme writes the title of a post, read from a page it published. Themes are anybody's: what has the
 * words of the title decides, its marks (`post-title`, `entry-title`, `itemprop`) only choose between several.
 */
import { foldLine } from '../inlines.ts';
import { CLASSES } from '../marks.ts';
import { attribute, classesOf, elementsInside, hasClass, isElement, parseHtml, textOf } from './parse.ts';
import type { HtmlElement, HtmlParent } from './parse.ts';

const HEADING = /^h([1-6])$/;

const fold = (text: string): string =>
  foldLine(
    text
      .normalize('NFC')
      .replaceAll(/[\u00a0\u202f]/g, ' ')
      .replaceAll("'", '’'),
  ).toLowerCase();

const isTitle = (element: HtmlElement): boolean =>
  classesOf(element).some((name) => /^(?:post|entry|article)-?title$/i.test(name)) ||
  /^(?:name|headline)$/i.test(attribute(element, 'itemprop') ?? '');

/** Headings of the page that are not of the text of a post, with the elements around each. */
function headingsOf(root: HtmlParent): { element: HtmlElement; around: readonly HtmlElement[] }[] {
  const found: { element: HtmlElement; around: readonly HtmlElement[] }[] = [];
  const walk = (parent: HtmlParent, around: readonly HtmlElement[]): void => {
    for (const child of parent.childNodes.filter(isElement)) {
      if (hasClass(child, CLASSES.post) || hasClass(child, 'post-body')) continue;
      const role = attribute(child, 'role')?.toLowerCase() === 'heading';
      if (HEADING.test(child.tagName) || role) found.push({ element: child, around });
      walk(child, [...around, child]);
    }
  };
  walk(root, []);
  return found;
}

function levelOf(element: HtmlElement): number {
  const said = Number.parseInt(attribute(element, 'aria-level') ?? '', 10);
  if (said >= 1 && said <= 9) return said;
  // ARIA: a heading by role alone is of the second level.
  return Number(HEADING.exec(element.tagName)?.[1] ?? 2);
}

/**
 * 1 to 6 (more by `aria-level`); undefined where no heading holds the title. `title` is what the blog calls the post: of
 * several posts of one name the first counts. Throws HtmlError when the page is too long.
 */
export function titleLevelOf(page: string, title: string): number | undefined {
  const wanted = fold(title);
  if (wanted === '') return undefined;
  const holding = headingsOf(parseHtml(page)).filter(({ element }) => fold(textOf(element)) === wanted);
  const marked = holding.find(
    ({ element, around }) =>
      isTitle(element) || around.slice(-3).some(isTitle) || elementsInside(element, isTitle).length > 0,
  );
  const chosen = marked ?? holding[0];
  return chosen === undefined ? undefined : levelOf(chosen.element);
}
