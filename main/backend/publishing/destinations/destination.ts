/**
 * What a blog is to everything that publishes: one interface, whoever hosts it (docs/design/publishing.md#a-destination).
 * Each kind has a folder of its own, opened by destinations.ts; tests/unit/backend/publishing/destinations/contract.ts
 * holds all of them to what is said here. One request per call, never repeated here: who may repeat, and after looking at
 * what, is decided in publish-post.ts.
 *
 * Every method rejects with an AppError: `network.offline` (nothing was done), `network.unclear` (a write whose fate is
 * not known), another network.*, or a `destination.*` code; `destination.signed-out` where nobody may speak for the blog, and of
 * whatever its capabilities do not hold. Instants are milliseconds UTC.
 */
import type { Capabilities, DestinationKind, Limits } from '#interview/destinations.ts';
import type { BlogRights } from '#contract/blogs.ts';
import type { AppError } from '#contract/failure.ts';
import type { Account } from '../../library/publications/accounts.ts';
import type { ModerationAct } from '#contract/publishing/comments.ts';
import type {
  CommentState,
  PostToWrite,
  RemoteComment,
  RemotePost,
  RemoteRole,
  RemoteStatus,
} from '../../library/publications/remote.ts';

export type ListOptions = Readonly<{
  status: RemoteStatus;
  /** `presence`: id, status and time of change alone, in longer pages. */
  what: 'whole' | 'presence';
  /** Of the page before; a page asked for much later may be refused as `destination.rejected`. */
  pageToken?: string | undefined;
}>;

export type PostPage = Readonly<{
  items: RemotePost[];
  nextPageToken?: string | undefined;
  /** Where the blog counts with each answer: how many posts the list has, those of the pages before left out. */
  total?: number | undefined;
}>;

export type Sought = Readonly<{
  /** Its mark is what is looked for. */
  publicationId: string;
  /** Nothing that bears the mark is older. */
  since: number;
  status: readonly RemoteStatus[];
  /** Throws once nobody waits for the answer: no further request leaves. */
  alive(): void;
}>;

/** Both by when a comment was written, and inside. */
export type CommentSpan = Readonly<{ since?: number | undefined; until?: number | undefined }>;
export type CommentPage = Readonly<{ items: RemoteComment[]; nextPageToken?: string | undefined }>;

/** A picture for the blog itself, as its readers are to have it. */
export type PictureToPut = Readonly<{
  /** The same for the same picture, on every computer: by it one that is there already is found. */
  name: string;
  bytes: Uint8Array;
  mime: string;
  /** For people who look for it in the library of the blog. */
  title: string;
  /** What it shows, for those who do not see it; '' where it only decorates. */
  description: string;
  caption: string;
  /** What was there under this name no longer answers. */
  anew: boolean;
}>;

/** What a post said, as its blog keeps it. Of its labels nothing is known. */
export type KeptText = Omit<PostToWrite, 'labels'> &
  Readonly<{
    /** Writes it over what stands there, byte for byte; without it, `write` does. */
    putBack?: () => Promise<unknown>;
  }>;

/** One blog, open to be read and written as its account may. */
export type Destination = Readonly<{
  kind: DestinationKind;
  capabilities: Capabilities;
  limits: Limits;
  /** Runs `work`; where the sign-in was refused and could be renewed, once more from its beginning. */
  renewing<Result>(work: () => Promise<Result>): Promise<Result>;
  /** How many posts are public, where the blog tells. */
  countPublic(): Promise<number | undefined>;
  /** What the account may do there; what is undefined the blog does not say. */
  account(): Promise<Readonly<{ role?: RemoteRole | undefined; rights?: BlogRights | undefined }>>;
  /** Posts of one status, the newest change first. `destination.forbidden`: not of this list. */
  list(options: ListOptions): Promise<PostPage>;
  /**
   * Where there are pages beside the posts: those of every status, each known as a page. The newest change first where the
   * blog can; `destination.forbidden`: not for this account.
   */
  listPages?(what: ListOptions['what'], pageToken: string | undefined): Promise<PostPage>;
  /** As `read` does of a post. `destination.not-found`: there is no page under this id, though there may be a post. */
  readPage?(pageId: string): Promise<RemotePost>;
  /** Posts that bear the mark, of these statuses, in their order. */
  findMarked(sought: Sought): Promise<RemotePost[]>;
  /** As its author sees it, a draft too, with its body. `destination.not-found`: there is none. */
  read(postId: string): Promise<RemotePost>;
  /** Always as a draft: one that came twice harms nobody (docs/design/publishing.md#exactly-once). */
  insertDraft(post: PostToWrite): Promise<RemotePost>;
  /** Title, labels, text, and the details that are named: what else was set there stays. Where it stands does not change. */
  write(postId: string, post: PostToWrite): Promise<RemotePost>;
  /**
   * What the post said last, the newest first, where the blog keeps it: between the look at a post and the write somebody may
   * have saved theirs.
   */
  keptTexts?(postId: string): Promise<readonly KeptText[]>;
  /** Where the blog takes pictures: its address and the blog's own name for it; once, however often it is asked. */
  putPicture?(picture: PictureToPut): Promise<Readonly<{ url: string; ref: string }>>;
  /** What the blog calls one of its pictures, to people; undefined: it is not there. */
  pictureName?(ref: string): Promise<string | undefined>;
  /**
   * Without a date: at the hour saved there if there is one, otherwise now.
   * @param addressWords where the kind takes them: what the address is to say
   */
  publish(postId: string, at?: number, addressWords?: string): Promise<RemotePost>;
  /** For an account that may make nothing public: the draft waits for an editor. */
  propose?(postId: string): Promise<RemotePost>;
  /** Where posts stand in categories: the names of those that are there. */
  categories?(): Promise<string[]>;
  /** Back to draft, from public or scheduled; a draft stays one. */
  takeBack(postId: string): Promise<void>;
  /** Out of its bin, as a draft, under the address it had; a post that is not there any more stays as it is. */
  putBack?(postId: string): Promise<RemotePost>;
  /** To the blog's own bin. A post already gone is a success. */
  bin(postId: string): Promise<void>;
  /**
   * Where readers write under posts: what they wrote, under all of them and in every state, the newest first.
   * `destination.forbidden`: this account sees none but those that anybody reads.
   */
  listComments?(span: CommentSpan, pageToken: string | undefined): Promise<CommentPage>;
  /**
   * One comment is shown, or put aside, or deleted; as it then stands there, undefined where it is gone. To be deleted it may
   * be gone already; otherwise that is `destination.not-found`.
   */
  moderate?(
    comment: Readonly<{ id: string; postId: string }>,
    act: ModerationAct,
  ): Promise<CommentState | undefined>;
}>;

/** How blogs of one kind are opened, and what becomes of their sign-in. */
export type DestinationOpener = Readonly<{
  /** Fails with destination.signed-out; and as the kind says. */
  open(blogId: string): Promise<Destination>;
  /**
   * A request, or the opening, failed for want of a sign-in: whether one holds now that was not `used` (undefined: none
   * was), so that it is worth being tried at once.
   */
  signedInSince(blogId: string, used: Destination | undefined): boolean;
  /** Writes down that the sign-in has ended, where that is what `error` says. */
  noteFailure(blogId: string, error: AppError): void;
  /** Of a kind to which a person signs in. */
  endOfSignIn?(account: Account): SignInEnd;
}>;

/** The end of a sign-in, as each kind of account has it. */
export type SignInEnd = Readonly<{
  /** Withdraws it at the other side. Fails as requests there do. */
  revoke(): Promise<void>;
  /** Deletes what is stored here. */
  remove(): Promise<void>;
}>;

/** Of any blog, by its id here; each method as the opener of its kind has it. Throws blog.not-found where there is none. */
export type Destinations = Omit<DestinationOpener, 'endOfSignIn'> &
  Readonly<{
    /** Throws destination.signed-out of an account of a kind without a sign-in. */
    endOfSignIn(account: Account): SignInEnd;
  }>;
