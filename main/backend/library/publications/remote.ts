/** A blog's data about a post and an account, as stored. Instants are milliseconds UTC. */
import type { PostDetails } from '#interview/post-details.ts';

/** True for an http or https address, which may be a link for readers. */
export const isWebAddress = (address: string): boolean =>
  address.length <= 4_096 && /^https?:$/.test(URL.parse(address)?.protocol ?? '');

/** `scheduled` has a future date; `binned` is in the blog's own bin. */
export type RemoteStatus = 'live' | 'draft' | 'scheduled' | 'binned';
export type RemoteRole = 'administrator' | 'author' | 'reader';
type RemoteAuthor = Readonly<{ id: string; displayName: string }>;

export type RemotePost = {
  id: string;
  /** True for a page of the blog. */
  page?: true | undefined;
  title: string;
  content?: string | undefined;
  url?: string | undefined;
  published?: number | undefined;
  updated?: number | undefined;
  status: RemoteStatus;
  /** A draft that waits for an editor. */
  pending?: true | undefined;
  labels: string[];
  /** Present if the blog supports and reported them. */
  details?: PostDetails | undefined;
  /** Time when it was moved to the blog's bin. */
  trashed?: number | undefined;
  etag?: string | undefined;
  author?: RemoteAuthor | undefined;
};

/** `EMPTIED`: deleted by its author. Blogger's terms, in rows since the first backups. */
export const COMMENT_STATES = ['LIVE', 'PENDING', 'SPAM', 'EMPTIED'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** A reader's comment on a post, with untrusted HTML. */
export type RemoteComment = Readonly<{
  id: string;
  postId: string;
  /** The comment it replies to. */
  inReplyTo?: string | undefined;
  author: string;
  html: string;
  published: number;
  state: CommentState;
}>;

/** The fields to write: only ours, so that other settings on the blog stay. */
export type PostToWrite = Readonly<{
  title: string;
  content: string;
  labels: readonly string[];
  /** The details to change; others stay. */
  details?: PostDetails | undefined;
}>;
