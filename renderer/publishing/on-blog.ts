import { useEffect, useState } from 'react';
import type { Publication } from '#contract/shapes.ts';
import { capabilitiesOf, type DestinationKind } from '#interview/destinations.ts';
import { useQuery } from '../bridge/use-query.ts';
import { afterPaint } from '../ui/window/after-paint.ts';

/** Whether the post has a publication on that blog that can be taken down. */
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
 * Reports the kind of destination of the open post: a folder only if it is on no blog; undefined if it is on none or
 * not yet known. Renders nothing, so a new answer re-renders only its users. The query waits until the post is on the
 * screen, so that the library reads the text first.
 */
export function WatchOnBlog({ postId, onChange }: WatchOnBlogProps): null {
  const [paintedPostId, setPaintedPostId] = useState<string | null>(null);
  useEffect(() => afterPaint(() => setPaintedPostId(postId)), [postId]);
  const queriedPostId = paintedPostId === postId ? postId : null;
  const publications = useQuery(
    'publications.of-post',
    queriedPostId === null ? null : { postId: queriedPostId },
    ['publications.changed'],
  );
  const kinds = (publications.value?.items ?? []).filter(isOnBlog).map(({ blogKind }) => blogKind);
  const kind = kinds.find((one) => !capabilitiesOf(one).hasLocalPages) ?? kinds[0];
  useEffect(() => onChange(kind), [kind, onChange]);
  return null;
}
