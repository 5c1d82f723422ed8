/** The states of a post and how it goes from one to another (docs/design/blogger.md#states). Pure. */
import type { PostStatus, StoredPost } from './stored.ts';

/** A scheduled post is released by the clock alone; nothing is written for that. */
export function statusAt(post: StoredPost, now: number): PostStatus {
  return post.status === 'SCHEDULED' && post.published <= now ? 'LIVE' : post.status;
}

/** The post with a release that has come written down, so that no later write undoes it. */
export function settled(post: StoredPost, now: number): StoredPost {
  return statusAt(post, now) === post.status ? post : { ...post, status: 'LIVE' };
}

/** The instant of a write: later than the one before, so that the etag always changes. */
export function touched(post: StoredPost, now: number): StoredPost {
  return { ...post, updated: Math.max(now, post.updated + 1) };
}

/**
 * `publish`: at `date`; without one, at the date saved in the draft if there is any (future: scheduled), else
 * now. A post that is already online stays as it is unless a date is given.
 */
export function published(post: StoredPost, now: number, date: number | undefined): StoredPost {
  const status = statusAt(post, now);
  if (status === 'LIVE' && date === undefined) return post;
  const { savedDate, trashedAt: _trashedAt, ...rest } = post;
  const saved = status === 'SCHEDULED' ? post.published : savedDate;
  const at = date ?? saved ?? now;
  return touched({ ...rest, published: at, status: at > now ? 'SCHEDULED' : 'LIVE' }, now);
}

/** `revert`: online or scheduled becomes a draft (also what takes a post out of the bin). Keeps its address. */
export function reverted(post: StoredPost, now: number): StoredPost {
  if (post.status === 'DRAFT') return post;
  const { savedDate: _savedDate, trashedAt: _trashedAt, ...rest } = post;
  return touched({ ...rest, status: 'DRAFT' }, now);
}

export function trashed(post: StoredPost, now: number): StoredPost {
  if (post.status === 'SOFT_TRASHED') return post;
  return touched({ ...post, status: 'SOFT_TRASHED', trashedAt: now }, now);
}

/** What the public sees. */
export function isPublic(post: StoredPost, now: number): boolean {
  return statusAt(post, now) === 'LIVE';
}
