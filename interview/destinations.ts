/**
 * Every kind of blog a post may go to, with what it can do and how much it takes: the one list that rows, rules and the
 * window ask, so that none of them asks for a kind. How each is spoken to is main/backend/publishing/destination.ts.
 */
import { MOST_LABEL_CHARACTERS, MOST_LABELS } from './labels.ts';

export type Capabilities = Readonly<{
  /** What stands there is published, and shown before what only tries it out. */
  counts: boolean;
  /** A person signs in, and may have to again. */
  account: boolean;
  /** Escale brings texts there, and takes them back; elsewhere the author does, and the outbox leaves them alone. */
  sends: boolean;
  /** It makes a post public at an hour that it is given. */
  schedules: boolean;
  /** Its posts, drafts among them, are listed by their changes; elsewhere only what readers read is found. */
  lists: boolean;
  /** Others write there too: its posts are fetched without being asked for. */
  shared: boolean;
  /** Its author chooses where pictures go; elsewhere they go inside the text. */
  choosesPictures: boolean;
  /** Its author may write to it by hand instead, and go back. */
  choosesWay: boolean;
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
 * What a post may weigh with its pictures inside, in bytes: a page of Blogger is cut at 1 MB, and base64 and the theme
 * take their part (docs/design/blogger.md#pictures).
 */
export const POST_BUDGET = 700_000;

/** docs/design/blogger.md#labels-titles-addresses */
const BLOGGER_LIMITS: Limits = {
  labels: MOST_LABELS,
  labelCharacters: MOST_LABEL_CHARACTERS,
  bytes: POST_BUDGET,
};

type Rule = Readonly<{ capabilities: Capabilities; limits: Limits }>;

const DESTINATIONS = {
  blogger: {
    capabilities: {
      counts: true,
      account: true,
      sends: true,
      schedules: true,
      lists: true,
      shared: true,
      choosesPictures: true,
      choosesWay: true,
    },
    limits: BLOGGER_LIMITS,
  },
  practice: {
    capabilities: {
      counts: false,
      account: false,
      sends: true,
      schedules: true,
      lists: true,
      shared: false,
      choosesPictures: false,
      choosesWay: false,
    },
    limits: BLOGGER_LIMITS,
  },
  'by-hand': {
    capabilities: {
      counts: true,
      account: false,
      sends: false,
      schedules: false,
      lists: false,
      shared: true,
      choosesPictures: true,
      choosesWay: true,
    },
    limits: BLOGGER_LIMITS,
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type DestinationKind = keyof typeof DESTINATIONS;
export const DESTINATION_KINDS = Object.keys(DESTINATIONS) as [DestinationKind, ...DestinationKind[]];

export const capabilitiesOf = (kind: DestinationKind): Capabilities => DESTINATIONS[kind].capabilities;
export const limitsOf = (kind: DestinationKind): Limits => DESTINATIONS[kind].limits;
