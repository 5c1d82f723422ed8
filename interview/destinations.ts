/**
 * Every kind of blog, with its capabilities and limits. Rows, rules and the window read this table; none of them branches on a
 * kind. The interface to a blog is main/backend/publishing/destinations/destination.ts.
 */
import { LIMITS } from './document.ts';
import { type AddressRule, shortSlug, wordpressSlug } from './foreseen-address.ts';

/** Capabilities of a blog; each is false unless the row of its kind sets it. */
const NO_CAPABILITIES = {
  /** Its posts are public; they are listed before those of the practice blog. */
  isPublic: false,
  /** Writing requires a sign-in, which may expire. */
  needsSignIn: false,
  /** An account belongs to one blog and is named by its address; otherwise an account may have several blogs. */
  hasAccountsOfOneSite: false,
  /** Escale sends and withdraws posts; otherwise the author does it by hand and the outbox skips them. */
  canSend: false,
  /** It publishes a post at a scheduled time. */
  canSchedule: false,
  /** Its posts, drafts included, are listed by their changes; otherwise only public posts are found. */
  canListPosts: false,
  /** Readers' comments on its posts are read and moderated from Escale. */
  hasComments: false,
  /** It has pages, which Escale reads; they are edited on the blog itself. */
  hasPages: false,
  /** Several people write there: its posts are fetched without a request by the author. */
  hasOtherWriters: false,
  /** A picture is uploaded to the blog itself; otherwise to an image host, or inside the text. */
  takesPictures: false,
  /** Its author chooses an image host; otherwise pictures are put inside the text. */
  canChoosePictureHost: false,
  /** Its author may switch to publishing by hand, and back. */
  allowsByHand: false,
  /** The address of a post follows from its title by a known rule (foreseen-address.ts). */
  canForeseeAddress: false,
  /** The address of a post can be set; otherwise the post is first published with the address words as its title. */
  takesAddressWords: false,
  /** A deleted post is restored from Escale, with its address; otherwise on the blog itself. */
  canPutBack: false,
  /** A post has an excerpt, shown in lists instead of its text. */
  takesExcerpt: false,
  /** Its posts have categories as well as labels. */
  takesCategories: false,
  /** A post has a featured picture, shown in lists and link previews. */
  takesFeaturedPicture: false,
  /** Its lists show a post up to « Lire la suite », or all of it; otherwise they show its beginning. */
  showsWholePostsInLists: false,
  /** Comments are opened or closed per post from Escale; otherwise on the blog itself. */
  canOpenComments: false,
  /** Its labels are called tags. */
  callsLabelsTags: false,
  /** Labels that differ only in case or accents are the same label. */
  foldsLabels: false,
  /** It has the API that the diagnostic of a blog requires (main/backend/publishing/destinations/blogger/diagnostic.ts). */
  hasDiagnostic: false,
  /** Its pages are files on this computer, opened from disk. */
  hasLocalPages: false,
};

export type Capability = keyof typeof NO_CAPABILITIES;
export type Capabilities = Readonly<Record<Capability, boolean>>;
export const CAPABILITIES = Object.keys(NO_CAPABILITIES) as Capability[];

export type Limits = Readonly<{
  /** Labels of one post. */
  labels: number;
  /** All labels of a post joined by ", ". */
  labelCharacters: number;
  /** Size of a post with its pictures inside, in UTF-8. */
  bytes: number;
}>;

/**
 * docs/design/blogger.md#labels-titles-addresses. Bytes: Blogger cuts a page at 1 MB, which includes base64 and the theme
 * (docs/design/blogger.md#pictures).
 */
const BLOGGER_LIMITS: Limits = { labels: 20, labelCharacters: 200, bytes: 700_000 };

/** Limits of a document, for blogs without limits of their own (document.ts). */
export const LABELS_OF_DOCUMENT = {
  labels: LIMITS.labels,
  labelCharacters: LIMITS.labels * (LIMITS.label + ', '.length),
} as const;

/** PHP's default limit for a form is 2 MB. */
const WORDPRESS_LIMITS: Limits = { ...LABELS_OF_DOCUMENT, bytes: 1_500_000 };

/** A site in a folder has no technical limit. */
const FOLDER_LIMITS: Limits = { ...LABELS_OF_DOCUMENT, bytes: 4_000_000 };

/** docs/design/blogger.md#labels-titles-addresses */
const BLOGGER_ADDRESSES: AddressRule = {
  slug: (title) => shortSlug(title, true),
  clash: (number) => `_${number}`,
};
const WORDPRESS_ADDRESSES: AddressRule = { slug: wordpressSlug, clash: (number) => `-${number + 1}` };
const FOLDER_ADDRESSES: AddressRule = {
  slug: (title) => shortSlug(title, false),
  clash: (number) => `-${number + 1}`,
};

/**
 * The rules by which two texts have the same content (html/same-html.ts). `blocks`: the blog stores a post as editor blocks,
 * which differ from the page.
 */
export type HtmlRules = 'plain' | 'blocks';

type Rule = Readonly<{
  capabilities: Capabilities;
  limits: Limits;
  html: HtmlRules;
  address: AddressRule;
  /**
   * Heading level of a post's title on its pages, unless the author sets another. Blogger's own themes (Simple, Awesome,
   * Contempo, Soho, Emporio, Notable) give the blog's name the first level and write `<h3 class='post-title entry-title'>`.
   */
  titleLevel: 1 | 3;
}>;

/** Blogger's rule; also that of the practice blog, of folders in part, and of unknown software. */
const BASE: Rule = {
  capabilities: NO_CAPABILITIES,
  limits: BLOGGER_LIMITS,
  html: 'plain',
  address: BLOGGER_ADDRESSES,
  titleLevel: 3,
};

/** A kind, by its differences from BASE. */
const differing = (
  capabilities: Partial<Capabilities>,
  rest: Partial<Omit<Rule, 'capabilities'>> = {},
): Rule => ({ ...BASE, ...rest, capabilities: { ...NO_CAPABILITIES, ...capabilities } });

/** Blogger's API v3, also that of the practice blog. */
const API: Partial<Capabilities> = {
  canSend: true,
  canSchedule: true,
  canListPosts: true,
  hasComments: true,
  hasPages: true,
  canForeseeAddress: true,
  hasDiagnostic: true,
};

/** A blog on Blogger, written to by API or by hand. */
const ON_BLOGGER: Partial<Capabilities> = {
  isPublic: true,
  hasOtherWriters: true,
  canChoosePictureHost: true,
  allowsByHand: true,
  canForeseeAddress: true,
  showsWholePostsInLists: true,
};

const DESTINATIONS = {
  blogger: differing({ ...ON_BLOGGER, ...API, needsSignIn: true }),
  practice: differing(API, { titleLevel: 1 }),
  wordpress: differing(
    {
      isPublic: true,
      needsSignIn: true,
      hasAccountsOfOneSite: true,
      canSend: true,
      canSchedule: true,
      canListPosts: true,
      hasComments: true,
      hasPages: true,
      hasOtherWriters: true,
      takesPictures: true,
      takesAddressWords: true,
      canPutBack: true,
      takesExcerpt: true,
      takesCategories: true,
      takesFeaturedPicture: true,
      canOpenComments: true,
      callsLabelsTags: true,
      foldsLabels: true,
    },
    { limits: WORDPRESS_LIMITS, html: 'blocks', address: WORDPRESS_ADDRESSES, titleLevel: 1 },
  ),
  folder: differing(
    {
      isPublic: true,
      canSend: true,
      canListPosts: true,
      hasOtherWriters: true,
      takesPictures: true,
      canForeseeAddress: true,
      takesExcerpt: true,
      takesFeaturedPicture: true,
      hasLocalPages: true,
    },
    { limits: FOLDER_LIMITS, address: FOLDER_ADDRESSES, titleLevel: 1 },
  ),
  'by-hand': differing(ON_BLOGGER),
  /** Blogs that are only imported from and never written to: Ghost, Substack. */
  'only-read': differing({ isPublic: true }),
};

export type DestinationKind = keyof typeof DESTINATIONS;
export const DESTINATION_KINDS = Object.keys(DESTINATIONS) as [DestinationKind, ...DestinationKind[]];

export const capabilitiesOf = (kind: DestinationKind): Capabilities => DESTINATIONS[kind].capabilities;
export const htmlRulesOf = (kind: DestinationKind): HtmlRules => DESTINATIONS[kind].html;
export const addressRuleOf = (kind: DestinationKind): AddressRule => DESTINATIONS[kind].address;
export const titleLevelOf = (kind: DestinationKind): 1 | 3 => DESTINATIONS[kind].titleLevel;
export const limitsOf = (kind: DestinationKind): Limits => DESTINATIONS[kind].limits;

const tightest = (limit: keyof Limits): number =>
  Math.min(...DESTINATION_KINDS.map((kind) => limitsOf(kind)[limit]));

/** Limits that every blog accepts, for a post without a blog. */
export const TIGHTEST_LIMITS: Limits = {
  labels: tightest('labels'),
  labelCharacters: tightest('labelCharacters'),
  bytes: tightest('bytes'),
};

export type LabelLimits = Pick<Limits, 'labels' | 'labelCharacters'>;

/** How the labels of a post compare with the limits of a blog. */
export function checkLabels(
  labels: readonly string[],
  limits: LabelLimits,
): Readonly<{ count: number; characters: number; tooMany: boolean; tooLong: boolean }> {
  const characters = labels.join(', ').length;
  return {
    count: labels.length,
    characters,
    tooMany: labels.length > limits.labels,
    tooLong: characters > limits.labelCharacters,
  };
}
