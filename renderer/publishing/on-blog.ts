import { useEffect, useState } from 'react';
import type { Publication } from '#contract/shapes.ts';
import { capabilitiesOf, type DestinationKind } from '#interview/destinations.ts';
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

type WatchOnBlogProps = Readonly<{
  postId: string | null;
  onChange: (kind: DestinationKind | undefined) => void;
}>;

/**
 * Tells on what kind of destination the open post is: a folder only if it is on no blog. Undefined where it is on none, and
 * until it is known. Draws nothing: of another answer only those who need it are. What
 * a menu shows is asked once the press on a post is on the screen, so that the library reads the text first.
 */
export function WatchOnBlog({ postId, onChange }: WatchOnBlogProps): null {
  const [asked, ask] = useState<string | null>(null);
  useEffect(() => afterPaint(() => ask(postId)), [postId]);
  const known = asked === postId ? postId : null;
  const publications = useQuery('publications.of-post', known === null ? null : { postId: known }, [
    'publications.changed',
  ]);
  const kinds = (publications.value?.items ?? []).filter(isOnBlog).map(({ blogKind }) => blogKind);
  const kind = kinds.find((one) => !capabilitiesOf(one).hasLocalPages) ?? kinds[0];
  useEffect(() => onChange(kind), [kind, onChange]);
  return null;
}
