/**
 * The interface to a blog for all code that publishes, whatever the host (docs/design/publishing.md#a-destination). Each kind
 * has its own folder, opened by create-destinations.ts; tests/unit/backend/publishing/destinations/contract.ts tests all of
 * them against this contract. One request per call, never repeated here: publish-post.ts decides on repeats, after checking
 * the blog.
 *
 * Every method rejects with an AppError: `network.offline` (nothing was done), `network.unclear` (a write with an unknown
 * result), another network.*, or a `destination.*` code; `destination.signed-out` without a valid sign-in, and for every
 * method outside the blog's capabilities. Instants are milliseconds UTC.
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
  /** `presence`: only id, status and time of change, in longer pages. */
  what: 'whole' | 'presence';
  /** Token of the previous page; an old one may be refused as `destination.rejected`. */
  pageToken?: string | undefined;
}>;

export type PostPage = Readonly<{
  items: RemotePost[];
  nextPageToken?: string | undefined;
  /** Number of posts in the list without those of earlier pages, if the blog counts them in each answer. */
  total?: number | undefined;
}>;

export type Sought = Readonly<{
  /** The publication whose mark is searched. */
  publicationId: string;
  /** No post with the mark is older. */
  since: number;
  status: readonly RemoteStatus[];
  /** Throws when the answer is no longer needed: no further request is sent. */
  alive(): void;
}>;

/** Limits of the time of writing, both inclusive. */
export type CommentSpan = Readonly<{ since?: number | undefined; until?: number | undefined }>;
export type CommentPage = Readonly<{ items: RemoteComment[]; nextPageToken?: string | undefined }>;

/** A picture to upload to the blog itself, in its published form. */
export type PictureToPut = Readonly<{
  /** The same for the same picture on every computer, so that an existing upload is found. */
  name: string;
  bytes: Uint8Array;
  mime: string;
  /** The name in the blog's media library. */
  title: string;
  /** Alternative text; '' for a decorative picture. */
  description: string;
  caption: string;
  /** The former upload under this name no longer answers: upload again. */
  anew: boolean;
}>;

/** An earlier text of a post, as stored by its blog, without labels. */
export type KeptText = Omit<PostToWrite, 'labels'> &
  Readonly<{
    /** Restores this text over the current one, byte for byte; if absent, use `write`. */
    putBack?: () => Promise<unknown>;
  }>;

/** An open blog, with the rights of its account. */
export type Destination = Readonly<{
  kind: DestinationKind;
  capabilities: Capabilities;
  limits: Limits;
  /** Runs `work`; if the sign-in was refused and could be renewed, runs it once more. */
  renewing<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Number of public posts, if the blog has a count. */
  countPublic(): Promise<number | undefined>;
  /** The account's role and rights; undefined if the blog does not report them. */
  account(): Promise<Readonly<{ role?: RemoteRole | undefined; rights?: BlogRights | undefined }>>;
  /** Posts of one status, the newest change first. `destination.forbidden`: the account may not list this status. */
  list(options: ListOptions): Promise<PostPage>;
  /**
   * Pages of every status, for blogs that have pages; each item is marked as a page. The newest change first if the blog
   * supports it; `destination.forbidden`: the account may not list pages.
   */
  listPages?(what: ListOptions['what'], pageToken: string | undefined): Promise<PostPage>;
  /** As `read`, for a page. `destination.not-found`: no page has this id, though a post may. */
  readPage?(pageId: string): Promise<RemotePost>;
  /** Posts with the mark that have one of these statuses, in the order of the statuses. */
  findMarked(sought: Sought): Promise<RemotePost[]>;
  /** The post as its author sees it, drafts included, with its body. `destination.not-found`: there is none. */
  read(postId: string): Promise<RemotePost>;
  /** Inserts a draft, never a public post: a duplicate does no harm (docs/design/publishing.md#exactly-once). */
  insertDraft(post: PostToWrite): Promise<RemotePost>;
  /** Replaces title, labels, text and the details that are set; other details and the status stay. */
  write(postId: string, post: PostToWrite): Promise<RemotePost>;
  /**
   * Earlier texts of a post, the newest first, if the blog stores them: another person may save between our read and our
   * write.
   */
  keptTexts?(postId: string): Promise<readonly KeptText[]>;
  /** Uploads a picture once, however often it is called; returns its address and the blog's own id for it. */
  putPicture?(picture: PictureToPut): Promise<Readonly<{ url: string; ref: string }>>;
  /** The display name of one of the blog's pictures; undefined if the blog no longer has it. */
  pictureName?(ref: string): Promise<string | undefined>;
  /**
   * Publishes at `at`; without it, at the hour saved on the blog if there is one, otherwise now.
   * @param addressWords the words for the address, for kinds that accept them
   */
  publish(postId: string, at?: number, addressWords?: string): Promise<RemotePost>;
  /** Submits the draft for review, for an account that may not publish. */
  propose?(postId: string): Promise<RemotePost>;
  /** Names of the blog's categories. */
  categories?(): Promise<string[]>;
  /** Returns a public or scheduled post to draft; a draft stays one. */
  takeBack(postId: string): Promise<void>;
  /** Restores a post from the blog's bin as a draft, with its former address; a post no longer in the bin is not changed. */
  putBack?(postId: string): Promise<RemotePost>;
  /** Moves the post to the blog's own bin. A missing post is a success. */
  bin(postId: string): Promise<void>;
  /**
   * Readers' comments on all posts, in every state, the newest first. `destination.forbidden`: this account only sees public
   * comments.
   */
  listComments?(span: CommentSpan, pageToken: string | undefined): Promise<CommentPage>;
  /**
   * Approves, hides or deletes one comment; returns its new state, undefined if it is deleted. Deleting a missing comment
   * succeeds; any other act on it fails with `destination.not-found`.
   */
  moderate?(
    comment: Readonly<{ id: string; postId: string }>,
    act: ModerationAct,
  ): Promise<CommentState | undefined>;
}>;

/** How blogs of one kind are opened, and how their sign-in ends. */
export type DestinationOpener = Readonly<{
  /** Fails with destination.signed-out, and with the errors of the kind. */
  open(blogId: string): Promise<Destination>;
  /**
   * Whether a sign-in other than `used` (undefined: none) is valid now, after a request or the opening failed for want of one:
   * then it is repeated at once.
   */
  signedInSince(blogId: string, used: Destination | undefined): boolean;
  /** Stores that the sign-in has ended, if `error` means that. */
  noteFailure(blogId: string, error: AppError): void;
  /** For kinds with a sign-in. */
  endOfSignIn?(account: Account): SignInEnd;
}>;

/** How the sign-in of an account ends. */
export type SignInEnd = Readonly<{
  /** Revokes it at the issuer. Fails like requests there do. */
  revoke(): Promise<void>;
  /** Deletes the data stored here. */
  remove(): Promise<void>;
}>;

/** The openers of all kinds, by the id of a blog. Throws blog.not-found. */
export type Destinations = Omit<DestinationOpener, 'endOfSignIn'> &
  Readonly<{
    /** Throws destination.signed-out for an account of a kind without a sign-in. */
    endOfSignIn(account: Account): SignInEnd;
  }>;
