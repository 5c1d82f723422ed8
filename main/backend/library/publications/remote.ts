/** A blog's data about a post and an account, as stored. Instants are milliseconds UTC. */
import type { PostDetails } from '#interview/post-details.ts';

/** Whether it is an http or https address, to which a link for readers may lead. */
export const isWebAddress = (address: string): boolean =>
  address.length <= 4_096 && /^https?:$/.test(URL.parse(address)?.protocol ?? '');

/** `scheduled`: written there with a date to come. `binned`: in the blog's own bin. */
export type RemoteStatus = 'live' | 'draft' | 'scheduled' | 'binned';
export type RemoteRole = 'administrator' | 'author' | 'reader';
type RemoteAuthor = Readonly<{ id: string; displayName: string }>;

export type RemotePost = {
  id: string;
  /** It is a page of the blog, not a post. */
  page?: true | undefined;
  title: string;
  /** Absent where bodies were not asked for. */
  content?: string | undefined;
  url?: string | undefined;
  published?: number | undefined;
  updated?: number | undefined;
  status: RemoteStatus;
  /** Of a draft: it waits for an editor. */
  pending?: true | undefined;
  labels: string[];
  /** If the blog has them, and reported them. */
  details?: PostDetails | undefined;
  /** Since when it lies in the blog's bin. */
  trashed?: number | undefined;
  etag?: string | undefined;
  author?: RemoteAuthor | undefined;
};

/** `EMPTIED`: deleted by its author. Blogger's terms, in rows since the first backups. */
export const COMMENT_STATES = ['LIVE', 'PENDING', 'SPAM', 'EMPTIED'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** What a reader wrote under a post. Its HTML may hold anything. */
export type RemoteComment = Readonly<{
  id: string;
  postId: string;
  /** The comment it answers. */
  inReplyTo?: string | undefined;
  author: string;
  html: string;
  published: number;
  state: CommentState;
}>;

/** What is written: only the fields that are ours, so that what was set on the web survives. */
export type PostToWrite = Readonly<{
  title: string;
  content: string;
  labels: readonly string[];
  /** Those that are to change: what is not named stays as it is there. */
  details?: PostDetails | undefined;
}>;
