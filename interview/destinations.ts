/**
 * Every kind of blog a post may go to, with what it can do and how much it takes. Rows, rules and the window ask this table,
 * and none of them asks for a kind. How each is spoken to is main/backend/publishing/destinations/destination.ts.
 */
import { LIMITS } from './document.ts';
import { type AddressRule, shortSlug, wordpressSlug } from './foreseen-address.ts';

/** What a blog can do and has; each is false of a kind unless its row says otherwise. */
const NO_CAPABILITIES = {
  /** Its posts are published, and shown before those that only try it out (the practice blog's). */
  isPublic: false,
  /** A person signs in, and may have to again. */
  needsSignIn: false,
  /** An account is of one blog alone, and is called by its address; elsewhere one account may have several blogs. */
  hasAccountsOfOneSite: false,
  /** Escale sends posts there and takes them back; elsewhere the author does, and the outbox leaves them alone. */
  canSend: false,
  /** It makes a post public at an hour that it is given. */
  canSchedule: false,
  /** Its posts, drafts among them, are listed by their changes; elsewhere only public posts are found. */
  canListPosts: false,
  /** Readers' comments on its posts are read, and moderated from here. */
  hasComments: false,
  /** It has pages beside its posts, which are read; they are changed on the blog itself. */
  hasPages: false,
  /** Others write there too: its posts are fetched without being asked for. */
  hasOtherWriters: false,
  /** A picture is uploaded to the blog itself; elsewhere it goes to a host, or inside the text. */
  takesPictures: false,
  /** Its author chooses the host of its pictures; elsewhere they go inside the text. */
  canChoosePictureHost: false,
  /** Its author may write to it by hand instead, and go back. */
  allowsByHand: false,
  /** The address of a post follows from its title by a rule known here (foreseen-address.ts). */
  canForeseeAddress: false,
  /** A post is given the words of its address; elsewhere it is published under them for a moment, and then gets its title. */
  takesAddressWords: false,
  /** A post is taken out of its bin from here, with its address; elsewhere on the blog itself. */
  canPutBack: false,
  /** A post has an excerpt, which stands for it in lists. */
  takesExcerpt: false,
  /** Its posts stand in categories, beside their labels. */
  takesCategories: false,
  /** One of its pictures stands for a post, in lists and where it is shared. */
  takesFeaturedPicture: false,
  /** Its lists show a post down to « Lire la suite », or all of it; elsewhere they show its beginning. */
  showsWholePostsInLists: false,
  /** Comments are opened or closed for each post from here; elsewhere on the blog itself. */
  canOpenComments: false,
  /** Its labels are called tags. */
  callsLabelsTags: false,
  /** It takes a label for one that is there of the same letters, whatever their case and accents. */
  foldsLabels: false,
  /** It has the API that the diagnostic of a blog asks (main/backend/publishing/destinations/blogger/diagnostic.ts). */
  hasDiagnostic: false,
  /** Its pages are files of this computer, and are looked at there. */
  hasLocalPages: false,
};

export type Capability = keyof typeof NO_CAPABILITIES;
export type Capabilities = Readonly<Record<Capability, boolean>>;
export const CAPABILITIES = Object.keys(NO_CAPABILITIES) as Capability[];

export type Limits = Readonly<{
  /** Of a post. */
  labels: number;
  /** Of all labels of a post, joined by ", ". */
  labelCharacters: number;
  /** Of a post with the pictures inside it, in UTF-8. */
  bytes: number;
}>;

/**
 * docs/design/blogger.md#labels-titles-addresses. Of the weight: a page of Blogger is cut at 1 MB, and base64 and the
 * theme take their part (docs/design/blogger.md#pictures).
 */
const BLOGGER_LIMITS: Limits = { labels: 20, labelCharacters: 200, bytes: 700_000 };

/** The blog has none of its own: what a document holds (document.ts). */
export const LABELS_OF_DOCUMENT = {
  labels: LIMITS.labels,
  labelCharacters: LIMITS.labels * (LIMITS.label + ', '.length),
} as const;

/** PHP takes 2 MB of a form by default. */
const WORDPRESS_LIMITS: Limits = { ...LABELS_OF_DOCUMENT, bytes: 1_500_000 };

/** A site of files has no limit but its readers' patience. */
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
 * By which rules two texts say the same (html/same-html.ts): `blocks` of a blog that keeps the text of a post as blocks of its
 * editor, and not as the page shows it.
 */
export type HtmlRules = 'plain' | 'blocks';

type Rule = Readonly<{
  capabilities: Capabilities;
  limits: Limits;
  html: HtmlRules;
  address: AddressRule;
  /**
   * At which level its pages show the title of a post, until its author says otherwise. Blogger's own themes (Simple, Awesome,
   * Contempo, Soho, Emporio, Notable) give the blog's name the first level and write `<h3 class='post-title entry-title'>`.
   */
  titleLevel: 1 | 3;
}>;

/** As Blogger does; also of the practice blog, of folders in part, and where the software is not known. */
const BASE: Rule = {
  capabilities: NO_CAPABILITIES,
  limits: BLOGGER_LIMITS,
  html: 'plain',
  address: BLOGGER_ADDRESSES,
  titleLevel: 3,
};

/** A kind, by what differs from BASE. */
const differing = (
  capabilities: Partial<Capabilities>,
  rest: Partial<Omit<Rule, 'capabilities'>> = {},
): Rule => ({ ...BASE, ...rest, capabilities: { ...NO_CAPABILITIES, ...capabilities } });

/** Blogger's API v3, which the practice blog has too. */
const API: Partial<Capabilities> = {
  canSend: true,
  canSchedule: true,
  canListPosts: true,
  hasComments: true,
  hasPages: true,
  canForeseeAddress: true,
  hasDiagnostic: true,
};

/** A blog of Blogger's, by whichever way it is written to. */
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
  /** Of software whose exports are read, and to which nothing goes back: Ghost, Substack. */
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

/** The limits that every blog's are within, for a post without a blog. */
export const TIGHTEST_LIMITS: Limits = {
  labels: tightest('labels'),
  labelCharacters: tightest('labelCharacters'),
  bytes: tightest('bytes'),
};

export type LabelLimits = Pick<Limits, 'labels' | 'labelCharacters'>;

/** How the labels of a post stand against the limits of a blog. */
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
