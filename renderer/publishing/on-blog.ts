import { useEffect } from 'react';
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

type WatchOnBlogProps = Readonly<{ postId: string | null; onChange: (is: boolean) => void }>;

/** Tells the same of the open post; false until it is known. Draws nothing: of another answer only those who need it are. */
export function WatchOnBlog({ postId, onChange }: WatchOnBlogProps): null {
  const publications = useQuery('publications.of-post', postId === null ? null : { postId }, [
    'publications.changed',
  ]);
  const is = publications.value?.items.some(isOnBlog) === true;
  useEffect(() => onChange(is), [is, onChange]);
  return null;
}
