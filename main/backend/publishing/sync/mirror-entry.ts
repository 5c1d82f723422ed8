/** A post as the API gives it, as an entry: it comes in by the same way as those of backups and feeds. */
import type { Entry } from '../../exchange/entries.ts';
import type { RemotePost, RemoteStatus } from '../../library/publications/remote.ts';

const STATUS: Readonly<Record<RemoteStatus, Entry['status']>> = {
  live: 'live',
  draft: 'draft',
  scheduled: 'scheduled',
  binned: 'trashed',
};

/** A post whose body was asked for. */
export type WholePost = RemotePost & Readonly<{ content: string }>;

export const entryOf = (post: WholePost, blogRemoteId: string): Entry => ({
  kind: 'post',
  blogRemoteId,
  remoteId: post.id,
  title: post.title,
  html: post.content,
  status: STATUS[post.status],
  labels: post.labels,
  ...(post.published === undefined ? {} : { publishedAt: post.published }),
  ...(post.updated === undefined ? {} : { updatedAt: post.updated }),
  ...(post.trashed === undefined ? {} : { trashedAt: post.trashed }),
  ...(post.url === undefined ? {} : { url: post.url }),
  ...(post.author?.displayName === undefined ? {} : { author: post.author.displayName }),
});
