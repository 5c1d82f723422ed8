/**
 * Every kind of blog a post may go to, with what it can do and how much it takes: the one list that rows, rules and the
 * window ask, so that none of them asks for a kind. How each is spoken to is main/backend/publishing/destinations/destination.ts.
 */
import { LIMITS } from './document.ts';
import type { AddressRule } from './foreseen-address.ts';

export type Capabilities = Readonly<{
  /** What stands there is published, and shown before what only tries it out. */
  isPublic: boolean;
  /** A person signs in, and may have to again. */
  needsSignIn: boolean;
  /** Escale brings texts there, and takes them back; elsewhere the author does, and the outbox leaves them alone. */
  canSend: boolean;
  /** It makes a post public at an hour that it is given. */
  canSchedule: boolean;
  /** Its posts, drafts among them, are listed by their changes; elsewhere only what readers read is found. */
  canListPosts: boolean;
  /** What readers wrote under its posts is read, and moderated from here. */
  hasComments: boolean;
  /** Its pages, which stand beside its posts, are read; they are changed on the blog itself. */
  hasPages: boolean;
  /** Others write there too: its posts are fetched without being asked for. */
  hasOtherWriters: boolean;
  /** A picture is uploaded to the blog itself; elsewhere it goes to a host, or inside the text. */
  takesPictures: boolean;
  /** Its author chooses where pictures go; elsewhere they go inside the text. */
  canChoosePictureHost: boolean;
  /** Its author may write to it by hand instead, and go back. */
  allowsByHand: boolean;
  /** The address of a post follows from its title by a rule known here (foreseen-address.ts). */
  canForeseeAddress: boolean;
  /** Its address takes words of its own; elsewhere a post is published under them for a moment, and then gets its title. */
  takesAddressWords: boolean;
  /** What lies in its bin can be taken out of it from here, with its address; elsewhere on the blog itself. */
  canPutBack: boolean;
  /** A post has an excerpt there, which stands for it in lists. */
  takesExcerpt: boolean;
  /** Its posts stand in categories, beside their labels. */
  takesCategories: boolean;
  /** One of its pictures stands for a post, in lists and where it is shared. */
  takesFeaturedPicture: boolean;
  /** Its lists show a post down to « Lire la suite », or all of it; elsewhere they show its beginning. */
  showsWholePostsInLists: boolean;
  /** Whether readers may write under a post is said for each; elsewhere on the blog itself. */
  canOpenComments: boolean;
  /** What are labels here are called tags there. */
  callsLabelsTags: boolean;
  /** It speaks the API that the diagnostic asks (main/backend/publishing/destinations/blogger/diagnostic.ts). */
  hasDiagnostic: boolean;
  /** Its pages lie on this computer, and are looked at there. */
  hasLocalPages: boolean;
}>;

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

/** Who writes HTML anew, and so by which rules two texts say the same (publishing/texts/same-content.ts). */
export type HtmlRules = 'blogger' | 'wordpress';

type Rule = Readonly<{
  capabilities: Capabilities;
  limits: Limits;
  html: HtmlRules;
  address: AddressRule;
  /** At which level its pages show the title of a post, until its author says otherwise. */
  titleLevel: 1 | 3;
}>;

const DESTINATIONS = {
  blogger: {
    capabilities: {
      isPublic: true,
      needsSignIn: true,
      canSend: true,
      canSchedule: true,
      canListPosts: true,
      hasComments: true,
      hasPages: true,
      hasOtherWriters: true,
      takesPictures: false,
      canChoosePictureHost: true,
      allowsByHand: true,
      canForeseeAddress: true,
      takesAddressWords: false,
      canPutBack: false,
      takesExcerpt: false,
      takesCategories: false,
      takesFeaturedPicture: false,
      showsWholePostsInLists: true,
      canOpenComments: false,
      callsLabelsTags: false,
      hasDiagnostic: true,
      hasLocalPages: false,
    },
    limits: BLOGGER_LIMITS,
    html: 'blogger',
    address: 'blogger',
    titleLevel: 3,
  },
  practice: {
    capabilities: {
      isPublic: false,
      needsSignIn: false,
      canSend: true,
      canSchedule: true,
      canListPosts: true,
      hasComments: true,
      hasPages: true,
      hasOtherWriters: false,
      takesPictures: false,
      canChoosePictureHost: false,
      allowsByHand: false,
      canForeseeAddress: true,
      takesAddressWords: false,
      canPutBack: false,
      takesExcerpt: false,
      takesCategories: false,
      takesFeaturedPicture: false,
      showsWholePostsInLists: false,
      canOpenComments: false,
      callsLabelsTags: false,
      hasDiagnostic: true,
      hasLocalPages: false,
    },
    limits: BLOGGER_LIMITS,
    html: 'blogger',
    address: 'blogger',
    titleLevel: 1,
  },
  wordpress: {
    capabilities: {
      isPublic: true,
      needsSignIn: true,
      canSend: true,
      canSchedule: true,
      canListPosts: true,
      hasComments: true,
      hasPages: true,
      hasOtherWriters: true,
      takesPictures: true,
      canChoosePictureHost: false,
      allowsByHand: false,
      canForeseeAddress: false,
      takesAddressWords: true,
      canPutBack: true,
      takesExcerpt: true,
      takesCategories: true,
      takesFeaturedPicture: true,
      showsWholePostsInLists: false,
      canOpenComments: true,
      callsLabelsTags: true,
      hasDiagnostic: false,
      hasLocalPages: false,
    },
    limits: WORDPRESS_LIMITS,
    html: 'wordpress',
    address: 'wordpress',
    titleLevel: 1,
  },
  folder: {
    capabilities: {
      isPublic: true,
      needsSignIn: false,
      canSend: true,
      canSchedule: false,
      canListPosts: true,
      hasComments: false,
      hasPages: false,
      hasOtherWriters: true,
      takesPictures: true,
      canChoosePictureHost: false,
      allowsByHand: false,
      canForeseeAddress: true,
      takesAddressWords: false,
      canPutBack: false,
      takesExcerpt: true,
      takesCategories: false,
      takesFeaturedPicture: true,
      showsWholePostsInLists: false,
      canOpenComments: false,
      callsLabelsTags: false,
      hasDiagnostic: false,
      hasLocalPages: true,
    },
    limits: FOLDER_LIMITS,
    html: 'blogger',
    address: 'folder',
    titleLevel: 1,
  },
  'by-hand': {
    capabilities: {
      isPublic: true,
      needsSignIn: false,
      canSend: false,
      canSchedule: false,
      canListPosts: false,
      hasComments: false,
      hasPages: false,
      hasOtherWriters: true,
      takesPictures: false,
      canChoosePictureHost: true,
      allowsByHand: true,
      canForeseeAddress: true,
      takesAddressWords: false,
      canPutBack: false,
      takesExcerpt: false,
      takesCategories: false,
      takesFeaturedPicture: false,
      showsWholePostsInLists: true,
      canOpenComments: false,
      callsLabelsTags: false,
      hasDiagnostic: false,
      hasLocalPages: false,
    },
    limits: BLOGGER_LIMITS,
    html: 'blogger',
    address: 'blogger',
    titleLevel: 3,
  },
  /** Of software whose exports are read, and to which nothing goes back: Ghost, Substack. */
  'only-read': {
    capabilities: {
      isPublic: true,
      needsSignIn: false,
      canSend: false,
      canSchedule: false,
      canListPosts: false,
      hasComments: false,
      hasPages: false,
      hasOtherWriters: false,
      takesPictures: false,
      canChoosePictureHost: false,
      allowsByHand: false,
      canForeseeAddress: false,
      takesAddressWords: false,
      canPutBack: false,
      takesExcerpt: false,
      takesCategories: false,
      takesFeaturedPicture: false,
      showsWholePostsInLists: false,
      canOpenComments: false,
      callsLabelsTags: false,
      hasDiagnostic: false,
      hasLocalPages: false,
    },
    limits: BLOGGER_LIMITS,
    html: 'blogger',
    address: 'blogger',
    titleLevel: 3,
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type DestinationKind = keyof typeof DESTINATIONS;
export const DESTINATION_KINDS = Object.keys(DESTINATIONS) as [DestinationKind, ...DestinationKind[]];

export const capabilitiesOf = (kind: DestinationKind): Capabilities => DESTINATIONS[kind].capabilities;
export const htmlRulesOf = (kind: DestinationKind): HtmlRules => DESTINATIONS[kind].html;
export const addressRuleOf = (kind: DestinationKind): AddressRule => DESTINATIONS[kind].address;
export const titleLevelOf = (kind: DestinationKind): 1 | 3 => DESTINATIONS[kind].titleLevel;
export const limitsOf = (kind: DestinationKind): Limits => DESTINATIONS[kind].limits;

const tightest = (limit: keyof Limits): number =>
  Math.min(...DESTINATION_KINDS.map((kind) => limitsOf(kind)[limit]));

/** What any blog takes: for a post of which nobody knows where it goes. */
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
