/**
 * A post as a whole page of its blog shows it: what stands in the page around a post's own HTML is the theme's, and only
 * marks tell one from the other (docs/design/document.md#marks).
 */
import { attribute, elementsInside, hasClass, parseWhole, textOf, type HtmlElement } from './parse.ts';

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
