import type { Publication } from '#contract/shapes.ts';
import { useQuery } from '../bridge/use-query.ts';

/** Whether something of this post is on that blog, which can be taken down there. */
export const isOnBlog = ({ state, remoteId, readOnly }: Publication): boolean =>
  remoteId !== undefined &&
  readOnly?.page !== true &&
  [
    'online',
    'online-changed',
    'online-unverified',
    'scheduled',
    'to-verify',
    'deposited',
    'proposed',
    'needs-choice',
    'changed-on-blog',
  ].includes(state);

/** The same of the open post, for what needs it; false until it is known. */
export function useIsOnABlog(postId: string | null): boolean {
  const publications = useQuery('publications.of-post', postId === null ? null : { postId }, [
    'publications.changed',
  ]);
  return publications.value?.items.some(isOnBlog) === true;
}
