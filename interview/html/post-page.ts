/** What a page that a theme made tells of the post that it shows. */
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

// At which level a theme writes the title of a post, read from a page it published. Themes are anybody's: what has the
// words of the title decides, its marks (`post-title`, `entry-title`, `itemprop`) only choose between several.

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

// A post as a whole page of its blog shows it: what stands in the page around a post's own HTML is the theme's, and only
// marks tell one from the other (docs/design/document.md#marks).

export type PostPage = Readonly<{
  /** The HTML of the element that bears the mark, as it stands in the page; undefined where no element does. */
  marked: string | undefined;
  /** Blogger's ids of the blogs that the page names as its own. */
  blogIds: readonly string[];
  /** Blogger's id of the post that the page shows. */
  postId: string | undefined;
  title: string | undefined;
  /** Undefined where the theme shows none at all. */
  labels: readonly string[] | undefined;
}>;

const NOTHING: PostPage = {
  marked: undefined,
  blogIds: [],
  postId: undefined,
  title: undefined,
  labels: undefined,
};

/**
 * Reads the page of one post. `mark`: of its publication; `bodyOf`: for a post that bears none, Blogger's id of it, whose
 * own element is taken in its place. A page that cannot be read whole says nothing.
 */
export function readPostPage(
  page: string,
  { mark, bodyOf }: Readonly<{ mark: string; bodyOf?: string | undefined }>,
): PostPage {
  const root = parseWhole(page);
  if (root === undefined) return NOTHING;
  const found = (wanted: (element: HtmlElement) => boolean): HtmlElement[] => elementsInside(root, wanted);
  const idOf = (element: HtmlElement): string => attribute(element, 'id') ?? '';

  const [marked] = found((element) => element.tagName === 'div' && idOf(element) === mark);
  const [body] =
    bodyOf === undefined || marked !== undefined
      ? []
      : found((element) => element.tagName === 'div' && idOf(element) === `post-body-${bodyOf}`);
  const links = found((element) => element.tagName === 'link' || element.tagName === 'a');
  const inLinks = (pattern: RegExp, rel: string): string[] =>
    links.flatMap((link) => {
      if (!relsOf(link).includes(rel)) return [];
      const number = pattern.exec(attribute(link, 'href') ?? '')?.[1];
      return number === undefined ? [] : [number];
    });
  const bodies = found((element) => /^post-body-\d{1,25}$/.test(idOf(element))).map((element) =>
    idOf(element).slice('post-body-'.length),
  );
  const labels = found(
    (element) => element.tagName === 'a' && relsOf(element).includes('tag') && inSearch(element),
  ).map((element) => textOf(element).trim());
  const title =
    found((element) => element.tagName === 'meta' && attribute(element, 'property') === 'og:title').map(
      (element) => attribute(element, 'content'),
    )[0] ??
    found((element) => /^h[1-6]$/.test(element.tagName) && hasClass(element, 'post-title')).map((element) =>
      textOf(element).trim(),
    )[0];
  return {
    marked: sliceOf(page, marked) ?? insideOf(page, body),
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
  const place = element?.sourceCodeLocation;
  return place == null ? undefined : page.slice(place.startOffset, place.endOffset);
}

/** What the theme puts at the end of every post, to let nothing float into what follows. */
const THEMES_END = /<div\s+style\s*=\s*["']clear:\s*both;?["']\s*>\s*<\/div>\s*$/i;

function insideOf(page: string, element: HtmlElement | undefined): string | undefined {
  const place = element?.sourceCodeLocation;
  if (place?.startTag == null || place.endTag == null) return undefined;
  return page.slice(place.startTag.endOffset, place.endTag.startOffset).trim().replace(THEMES_END, '');
}
