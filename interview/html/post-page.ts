/** Reads the page that a theme made of a post. */
import { foldLine } from '../inlines.ts';
import { CLASSES } from '../marks.ts';
import {
  attribute,
  classesOf,
  elementsInside,
  hasClass,
  type HtmlElement,
  type HtmlParent,
  isElement,
  parseHtml,
  parseWhole,
  textOf,
} from '../markup/parse.ts';

// The heading level of a post's title on its page. Themes vary: the heading is found by the title's text, and marks
// (`post-title`, `entry-title`, `itemprop`) only choose among several.

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

/** Headings of the page outside the post's text, with the elements around each. */
function headingsOf(root: HtmlParent): { element: HtmlElement; around: readonly HtmlElement[] }[] {
  const headings: { element: HtmlElement; around: readonly HtmlElement[] }[] = [];
  const walk = (parent: HtmlParent, around: readonly HtmlElement[]): void => {
    for (const child of parent.childNodes.filter(isElement)) {
      if (hasClass(child, CLASSES.post) || hasClass(child, 'post-body')) continue;
      const role = attribute(child, 'role')?.toLowerCase() === 'heading';
      if (HEADING.test(child.tagName) || role) headings.push({ element: child, around });
      walk(child, [...around, child]);
    }
  };
  walk(root, []);
  return headings;
}

function levelOf(element: HtmlElement): number {
  const ariaLevel = Number.parseInt(attribute(element, 'aria-level') ?? '', 10);
  if (ariaLevel >= 1 && ariaLevel <= 9) return ariaLevel;
  // ARIA: the default level of a heading role is 2.
  return Number(HEADING.exec(element.tagName)?.[1] ?? 2);
}

/**
 * The level of the title: 1 to 6 (more with `aria-level`); undefined if no heading has it. `title`: the post's title on
 * the blog; of several matches the first counts. Throws HtmlError if the page is too long.
 */
export function titleLevelOf(page: string, title: string): number | undefined {
  const foldedTitle = fold(title);
  if (foldedTitle === '') return undefined;
  const matches = headingsOf(parseHtml(page)).filter(({ element }) => fold(textOf(element)) === foldedTitle);
  const titleHeading = matches.find(
    ({ element, around }) =>
      isTitle(element) || around.slice(-3).some(isTitle) || elementsInside(element, isTitle).length > 0,
  );
  const chosen = titleHeading ?? matches[0];
  return chosen === undefined ? undefined : levelOf(chosen.element);
}

// A post's page, on which the theme surrounds the post's own HTML; only marks tell them apart
// (docs/design/document.md#marks).

export type PostPage = Readonly<{
  /** HTML of the element with the mark; undefined if there is none. */
  markedHtml: string | undefined;
  /** Blogger's ids of the page's blogs. */
  blogIds: readonly string[];
  /** Blogger's id of the page's post. */
  postId: string | undefined;
  title: string | undefined;
  /** Undefined if the theme shows no labels. */
  labels: readonly string[] | undefined;
}>;

const NOTHING: PostPage = {
  markedHtml: undefined,
  blogIds: [],
  postId: undefined,
  title: undefined,
  labels: undefined,
};

/**
 * Reads the page of one post. `mark`: the publication's mark. `bodyOf`: Blogger's id of a post without a mark, whose
 * own element is used instead. A page that cannot be parsed whole gives nothing.
 */
export function readPostPage(
  page: string,
  { mark, bodyOf }: Readonly<{ mark: string; bodyOf?: string | undefined }>,
): PostPage {
  const root = parseWhole(page);
  if (root === undefined) return NOTHING;
  const select = (matches: (element: HtmlElement) => boolean): HtmlElement[] => elementsInside(root, matches);
  const idOf = (element: HtmlElement): string => attribute(element, 'id') ?? '';

  const [marked] = select((element) => element.tagName === 'div' && idOf(element) === mark);
  const [body] =
    bodyOf === undefined || marked !== undefined
      ? []
      : select((element) => element.tagName === 'div' && idOf(element) === `post-body-${bodyOf}`);
  const links = select((element) => element.tagName === 'link' || element.tagName === 'a');
  const inLinks = (pattern: RegExp, rel: string): string[] =>
    links.flatMap((link) => {
      if (!relsOf(link).includes(rel)) return [];
      const number = pattern.exec(attribute(link, 'href') ?? '')?.[1];
      return number === undefined ? [] : [number];
    });
  const bodies = select((element) => /^post-body-\d{1,25}$/.test(idOf(element))).map((element) =>
    idOf(element).slice('post-body-'.length),
  );
  const labels = select(
    (element) => element.tagName === 'a' && relsOf(element).includes('tag') && inSearch(element),
  ).map((element) => textOf(element).trim());
  const title =
    select((element) => element.tagName === 'meta' && attribute(element, 'property') === 'og:title').map(
      (element) => attribute(element, 'content'),
    )[0] ??
    select((element) => /^h[1-6]$/.test(element.tagName) && hasClass(element, 'post-title')).map((element) =>
      textOf(element).trim(),
    )[0];
  return {
    markedHtml: sliceOf(page, marked) ?? insideOf(page, body),
    blogIds: [...new Set(inLinks(/\/feeds\/(\d{1,25})\/posts\//, 'service.post'))],
    postId:
      inLinks(/\/feeds\/(\d{1,25})\/comments\//, 'alternate')[0] ??
      (new Set(bodies).size === 1 ? bodies[0] : undefined),
    title,
    labels: labels.length === 0 ? undefined : [...new Set(labels)],
  };
}

const relsOf = (element: HtmlElement): string[] =>
  (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/);
const inSearch = (element: HtmlElement): boolean =>
  (attribute(element, 'href') ?? '').includes('/search/label/');

function sliceOf(page: string, element: HtmlElement | undefined): string | undefined {
  const location = element?.sourceCodeLocation;
  return location == null ? undefined : page.slice(location.startOffset, location.endOffset);
}

/** The element that Blogger themes add after each post to clear floats. */
const THEMES_END = /<div\s+style\s*=\s*["']clear:\s*both;?["']\s*>\s*<\/div>\s*$/i;

function insideOf(page: string, element: HtmlElement | undefined): string | undefined {
  const location = element?.sourceCodeLocation;
  if (location?.startTag == null || location.endTag == null) return undefined;
  return page.slice(location.startTag.endOffset, location.endTag.startOffset).trim().replace(THEMES_END, '');
}
