import { useState } from 'react';
import type { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import type { Publication } from '#contract/shapes.ts';
import { useQuery } from '../bridge/use-query.ts';

type BlogChoice = Readonly<{
  /** Undefined while they are not known. */
  blogs: readonly Blog[] | undefined;
  /** The destination blog. */
  blog: Blog | undefined;
  choose: (id: string) => void;
  /** The post's publication on it, if known. */
  publication: Publication | undefined;
  /** The blog that shows the post to readers but has no account here: the post was imported. */
  unconnected: Pick<Publication, 'blogId' | 'blogName' | 'blogKind'> | undefined;
  failure: AppError | undefined;
}>;

/**
 * A publication that exists on the blog: published, scheduled or a draft with a remote id that was not withdrawn, or
 * one by hand that the author confirmed.
 */
const stands = ({ practice, remoteId, state }: Publication): boolean =>
  !practice &&
  (remoteId !== undefined || state === 'by-hand' || state === 'online-unverified') &&
  state !== 'removed';

/** Prefers the blog that already has the post; a post on a blog without an account has no default. */
export function useBlogChoice(postId: string): BlogChoice {
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const blogs = useQuery('blogs.list', {}, ['blogs.changed']);
  const publications = useQuery('publications.of-post', { postId }, [
    'publications.changed',
    'blogs.changed',
  ]);
  const items = blogs.value?.items;
  const standing = publications.value?.items.filter(stands);
  const onlineOn = items?.find(({ id }) => standing?.some(({ blogId }) => blogId === id));
  const unconnected = standing?.find(({ blogId }) => items?.every(({ id }) => id !== blogId) === true);
  const first = standing === undefined || unconnected !== undefined ? undefined : items?.[0];
  const blog = items?.find(({ id }) => id === chosen) ?? onlineOn ?? first;
  return {
    blogs: standing === undefined ? undefined : items,
    blog,
    choose: setChosen,
    publication: publications.value?.items.findLast(({ blogId }) => blogId === blog?.id),
    unconnected: onlineOn === undefined ? unconnected : undefined,
    failure: blogs.failure ?? publications.failure,
  };
}
