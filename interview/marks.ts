/**
 * Stable marks in published HTML, by which it is recognised when read back: one per publication (the wrapper's id), and
 * one per question and answer. Ids and classes survive Blogger's editors (docs/design/blogger.md#html).
 */
import { idSchema, IMAGE_ALIGNS, IMAGE_SIZES, type Image } from './document.ts';

/** Classes of our HTML; few, for themes to style them. Nothing depends on theme support. */
export const CLASSES = {
  post: 'iv-post',
  lead: 'iv-lead',
  question: 'iv-question',
  answer: 'iv-answer',
  name: 'iv-name',
  /** A question's number, first in its heading; not part of its words. */
  number: 'iv-number',
  figure: 'iv-figure',
  /** For a decorative figure. */
  decorative: 'iv-decorative',
  /** Around two or three figures side by side. */
  gallery: 'iv-gallery',
  credit: 'iv-credit',
  cite: 'iv-cite',
  /** A boxed note and its title. */
  aside: 'iv-aside',
  asideTitle: 'iv-aside-title',
  embed: 'iv-embed',
  card: 'iv-card',
  /** A line break that separates two paragraphs of a question. */
  paragraphBreak: 'iv-paragraph',
  /** A line with the speaker's name. */
  speaker: 'iv-speaker',
  /** A person's role, at their first answer or in the people box; not part of the answer. */
  role: 'iv-role',
  /** The generated list of questions. */
  summary: 'iv-summary',
  /** The generated people box. */
  people: 'iv-people',
  person: 'iv-person',
  /** The title of either. */
  extraTitle: 'iv-extra-title',
  portrait: 'iv-portrait',
  /** Replaces a portrait. */
  initials: 'iv-initials',
  /** The link that shows a picture larger. */
  enlarge: 'iv-enlarge',
} as const;

/** On the wrapper: the style of turns, unless it is `Name: words`. */
export const styleClass = (style: string): string => `iv-style-${style}`;

/** The element id that marks a publication: `iv-<publicationId>`. */
export function publicationMark(publicationId: string): string {
  return `iv-${idSchema.parse(publicationId)}`;
}

/** The inverse: the id in a mark from findPublicationMarks. */
export const publicationOfMark = (mark: string): string => mark.slice('iv-'.length);

/** On a wrapper without `lang`, for a site in the same language (html/wordpress/to-blocks.ts). */
export const languageClass = (language: string): string => `iv-lang-${language}`;

/** All publication marks (`iv-<id>`) in the HTML, in order, without duplicates. */
export function findPublicationMarks(html: string): string[] {
  const marks = new Set<string>();
  for (const match of html.matchAll(
    /<div\b[^<>]{0,2000}?\sid\s*=\s*(["']?)(iv-[A-Za-z0-9_-]{1,64})\1(?=[\s/>])/gi,
  )) {
    if (match[2] !== undefined) marks.add(match[2]);
  }
  return [...marks];
}

/** The anchor of a question within its post. Permanent: readers link to it. */
export const questionAnchor = (id: string): string => `q-${id}`;
/** The anchor of an answer. */
export const answerAnchor = (id: string): string => `a-${id}`;

/**
 * The anchor on a blog: with a hash of the publication's mark after a dot, because a page may show several posts, or
 * one post twice. Constant for a publication.
 */
export function publishedAnchor(anchor: string, publicationId: string): string {
  return `${anchor}.${fnvHash(publicationId).toString(36).padStart(7, '0')}`;
}

/** Whether it is an anchor of a question or answer, without a mark. */
export const isAnchor = (anchor: string): boolean => /^[qa]-[A-Za-z0-9_-]{1,64}$/.test(anchor);

/** Converts a link to a published anchor to `#q-…` as in the document; other addresses are unchanged. */
export const anchorWithinPost = (address: string): string =>
  address.replace(/^(#[qa]-[A-Za-z0-9_-]{1,64})\.[0-9a-z]{7}$/, '$1');

const ANCHORED = /\sid\s*=\s*["']?[qa]-[A-Za-z0-9_-]{1,64}(\.[0-9a-z]{7})?["'\s/>]/gi;

/** Whether all anchors of published HTML have the old form without a mark: they are kept, as they may be linked to. */
export function hasBareAnchors(html: string): boolean {
  const marks = Array.from(html.matchAll(ANCHORED), ([, mark]) => mark);
  return marks.length > 0 && marks.every((mark) => mark === undefined);
}

/** The class of a speaker. */
export const participantClass = (id: string): string => `iv-p-${id}`;
/** The class of an addressee. */
export const addresseeClass = (id: string): string => `iv-to-${id}`;
/** The class of a library picture. */
export const assetClass = (sha256: string): string => `iv-asset-${sha256}`;

/** The classes of a picture's width and side. */
export const pictureSizeClass = (size: NonNullable<Image['size']>): string => `iv-${size}`;
export const pictureAlignClass = (align: NonNullable<Image['align']>): string => `iv-${align}`;
/** The inverse: a picture's layout from its classes. */
export function pictureLayoutOfClasses(classes: readonly string[]): Pick<Image, 'size' | 'align'> {
  const size = IMAGE_SIZES.find((one) => classes.includes(pictureSizeClass(one)));
  const align = IMAGE_ALIGNS.find((one) => classes.includes(pictureAlignClass(one)));
  return { ...(size !== undefined && { size }), ...(align !== undefined && { align }) };
}

const after =
  (prefix: string, pattern: RegExp) =>
  (value: string): string | undefined => {
    const rest = value.startsWith(prefix) ? value.slice(prefix.length) : '';
    return pattern.test(rest) ? rest : undefined;
  };
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** The document's level of a heading, if the page shows another. */
export const headingLevelClass = (level: number): string => `iv-h${level}`;
export function headingLevelOfClasses(classes: readonly string[]): 2 | 3 | 4 | undefined {
  return ([2, 3, 4] as const).find((level) => classes.includes(headingLevelClass(level)));
}

const ofAnchor = (prefix: string) => {
  const idOf = after(prefix, ID);
  return (value: string): string | undefined => idOf(value.replace(/\.[0-9a-z]{7}$/, ''));
};
/** The inverse functions: the id in an anchor or class, or undefined. */
export const questionOfAnchor = ofAnchor('q-');
export const answerOfAnchor = ofAnchor('a-');
export const participantOfClass = after('iv-p-', ID);
export const addresseeOfClass = after('iv-to-', ID);
export const languageOfClass = after('iv-lang-', /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,8}$/);
export const assetOfClass = after('iv-asset-', /^[0-9a-f]{64}$/);

/** FNV-1a over the UTF-16 units of a text: a short name that is always the same, no protection. From 0 to 2^32 - 1. */
export function fnvHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
