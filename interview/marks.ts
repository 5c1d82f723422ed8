/**
 * The stable marks in published HTML, by which what comes back from a blog is recognised: one for the publication (the
 * wrapper's id), one per question and answer. Ids and classes survive Blogger's editors (docs/design/blogger.md#html).
 */
import { fnvHash } from './fnv-hash.ts';
import { idSchema, IMAGE_ALIGNS, IMAGE_SIZES, type Image } from './document.ts';

/** Classes of our HTML. Few, so that a theme can style them; nothing depends on a theme knowing them. */
export const CLASSES = {
  post: 'iv-post',
  lead: 'iv-lead',
  question: 'iv-question',
  answer: 'iv-answer',
  name: 'iv-name',
  /** A question's number, before everything else in its heading; never part of its words. */
  number: 'iv-number',
  figure: 'iv-figure',
  /** On a figure that only decorates. */
  decorative: 'iv-decorative',
  /** Around two or three figures that stand side by side. */
  gallery: 'iv-gallery',
  credit: 'iv-credit',
  cite: 'iv-cite',
  /** A boxed note, and its title. */
  aside: 'iv-aside',
  asideTitle: 'iv-aside-title',
  embed: 'iv-embed',
  card: 'iv-card',
  /** On a line break that separates two paragraphs of one question. */
  paragraphBreak: 'iv-paragraph',
  /** On a line of its own that says who speaks. */
  speaker: 'iv-speaker',
  /** A person's role where they first speak, or in the box; never part of an answer's words. */
  role: 'iv-role',
  /** The list of the questions, made from them. */
  summary: 'iv-summary',
  /** The box that presents who takes part, made from the participants. */
  people: 'iv-people',
  person: 'iv-person',
  /** The title of either. */
  extraTitle: 'iv-extra-title',
  portrait: 'iv-portrait',
  /** In a portrait's place. */
  initials: 'iv-initials',
  /** On the link around a picture that shows it larger. */
  enlarge: 'iv-enlarge',
} as const;

/** On the wrapper: how the turns look, when otherwise than `Name: words`. */
export const styleClass = (style: string): string => `iv-style-${style}`;

/** The element id that marks one publication: `iv-<publicationId>`. */
export function publicationMark(publicationId: string): string {
  return `iv-${idSchema.parse(publicationId)}`;
}

/** The inverse: the publication's id in a mark that findPublicationMarks gave. */
export const publicationOfMark = (mark: string): string => mark.slice('iv-'.length);

/** On a wrapper without `lang`, since its site has the same language (html/wordpress/to-blocks.ts). */
export const languageClass = (language: string): string => `iv-lang-${language}`;

/** Every publication mark (`iv-<id>`, as publicationMark gives it) that stands in this HTML, in order, once each. */
export function findPublicationMarks(html: string): string[] {
  const marks = new Set<string>();
  for (const match of html.matchAll(
    /<div\b[^<>]{0,2000}?\sid\s*=\s*(["']?)(iv-[A-Za-z0-9_-]{1,64})\1(?=[\s/>])/gi,
  )) {
    if (match[2] !== undefined) marks.add(match[2]);
  }
  return [...marks];
}

/** The anchor of a question within its post, stable for ever: readers cite it. */
export const questionAnchor = (id: string): string => `q-${id}`;
/** The anchor of an answer. */
export const answerAnchor = (id: string): string => `a-${id}`;

/**
 * An anchor as it stands on a blog: with what is left of the publication's mark behind a point, since a page of a blog
 * shows several posts, and one post may stand there twice. Always the same for the same publication.
 */
export function publishedAnchor(anchor: string, publicationId: string): string {
  return `${anchor}.${fnvHash(publicationId).toString(36).padStart(7, '0')}`;
}

/** Whether this is an anchor as a document knows it: of a question or an answer, without a mark. */
export const isAnchor = (anchor: string): boolean => /^[qa]-[A-Za-z0-9_-]{1,64}$/.test(anchor);

/** Of a link to a place in a published post, `#q-…` as the document holds it; any other address as it is. */
export const anchorWithinPost = (address: string): string =>
  address.replace(/^(#[qa]-[A-Za-z0-9_-]{1,64})\.[0-9a-z]{7}$/, '$1');

const ANCHORED = /\sid\s*=\s*["']?[qa]-[A-Za-z0-9_-]{1,64}(\.[0-9a-z]{7})?["'\s/>]/gi;

/** Whether the anchors of published HTML are all of the first form, without a mark: they are cited, and stay. */
export function hasBareAnchors(html: string): boolean {
  const marks = Array.from(html.matchAll(ANCHORED), ([, mark]) => mark);
  return marks.length > 0 && marks.every((mark) => mark === undefined);
}

/** The class that says which participant speaks. */
export const participantClass = (id: string): string => `iv-p-${id}`;
/** The class that says whom a question is put to. */
export const addresseeClass = (id: string): string => `iv-to-${id}`;
/** The class that says which picture of the library is shown. */
export const assetClass = (sha256: string): string => `iv-asset-${sha256}`;

/** How wide a picture is, and on which side of the text. */
export const pictureSizeClass = (size: NonNullable<Image['size']>): string => `iv-${size}`;
export const pictureAlignClass = (align: NonNullable<Image['align']>): string => `iv-${align}`;
/** The inverse: what some classes say of a picture's place. */
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

/** The level that the document gives a heading, where the page shows it at another. */
export const headingLevelClass = (level: number): string => `iv-h${level}`;
export function headingLevelOfClasses(classes: readonly string[]): 2 | 3 | 4 | undefined {
  return ([2, 3, 4] as const).find((level) => classes.includes(headingLevelClass(level)));
}

const ofAnchor = (prefix: string) => {
  const idOf = after(prefix, ID);
  return (value: string): string | undefined => idOf(value.replace(/\.[0-9a-z]{7}$/, ''));
};
/** The inverse functions: the id an anchor or class carries, or undefined. */
export const questionOfAnchor = ofAnchor('q-');
export const answerOfAnchor = ofAnchor('a-');
export const participantOfClass = after('iv-p-', ID);
export const addresseeOfClass = after('iv-to-', ID);
export const languageOfClass = after('iv-lang-', /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,8}$/);
export const assetOfClass = after('iv-asset-', /^[0-9a-f]{64}$/);
