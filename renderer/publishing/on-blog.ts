import { useEffect, useState } from 'react';
import type { Publication } from '#contract/shapes.ts';
import { useQuery } from '../bridge/use-query.ts';
import { afterPaint } from '../ui/window/after-paint.ts';

/** Whether something of this post is on that blog, which can be taken down there. */
export const isOnBlog = ({ state, remoteId, readOnly }: Publication): boolean =>
  remoteId !== undefined &&
  readOnly?.page !== true &&
  [
    'online',
    'online-changed',
    'online-altered',
    'online-unverified',
    'scheduled',
    'to-verify',
    'deposited',
    'pending',
    'needs-choice',
    'changed-on-blog',
  ].includes(state);

type WatchOnBlogProps = Readonly<{ postId: string | null; onChange: (is: boolean) => void }>;

/**
 * Tells the same of the open post; false until it is known. Draws nothing: of another answer only those who need it are. What
 * a menu shows is asked once the press on a post is on the screen, so that the library reads the text first.
 */
export function WatchOnBlog({ postId, onChange }: WatchOnBlogProps): null {
  const [asked, ask] = useState<string | null>(null);
  useEffect(() => afterPaint(() => ask(postId)), [postId]);
  const known = asked === postId ? postId : null;
  const publications = useQuery('publications.of-post', known === null ? null : { postId: known }, [
    'publications.changed',
  ]);
  const is = publications.value?.items.some(isOnBlog) === true;
  useEffect(() => onChange(is), [is, onChange]);
  return null;
}
