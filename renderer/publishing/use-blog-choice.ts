import { useState } from 'react';
import type { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import type { Publication } from '#contract/shapes.ts';
import { useQuery } from '../bridge/use-query.ts';

type BlogChoice = Readonly<{
  /** Undefined while they are not known. */
  blogs: readonly Blog[] | undefined;
  /** Where the post would go. */
  blog: Blog | undefined;
  choose: (id: string) => void;
  /** What is known of the post there. */
  publication: Publication | undefined;
  /** The blog where readers find the post, and to which nobody here may write: it came by an import. */
  unconnected: Pick<Publication, 'blogId' | 'blogName' | 'blogKind'> | undefined;
  failure: AppError | undefined;
}>;

/**
 * Online, scheduled, or a draft there: what the blog knows under an id of its own, and did not take back; or what is in the
 * author's hands, and what they said is online there.
 */
const stands = ({ practice, remoteId, state }: Publication): boolean =>
  !practice &&
  (remoteId !== undefined || state === 'by-hand' || state === 'online-unverified') &&
  state !== 'removed';

/** A post goes where it already stands; one that stands on a blog of nobody's account goes nowhere by itself. */
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
