import type { ReactNode } from 'react';
import type { Publication } from '#contract/shapes.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Notice } from '../ui/Notice.tsx';

/** Whether what stands on this blog is not what was sent there: nothing can be sent before the author has looked. */
export function useChangedThere(postId: string, blogId: string | undefined): boolean {
  const publications = useQuery('publications.of-post', { postId }, ['publications.changed']);
  return (
    publications.value?.items.some(
      (publication) =>
        publication.blogId === blogId && isToCheck(publication) && publication.state !== 'failed',
    ) === true
  );
}

type ChangedNoticeProps = Readonly<{ onChoose: () => void }>;

/** In the publish sheet: the way to what changed on the blog. */
export function ChangedNotice({ onChoose }: ChangedNoticeProps): ReactNode {
  const words = useMessages().conflicts;
  return (
    <Notice tone="alert" action={{ label: words.choose, onPress: onChoose }}>
      {words.explained}
    </Notice>
  );
}

/* Which of a post's publications is not on its blog as it was sent. */

/** No longer there, as the sending found. */
const isAway = ({ state, failure }: Publication): boolean =>
  state === 'failed' && failure?.code === 'destination.not-found';

/** The author is to look at it: what stands on the blog is not what was sent. */
export const isToCheck = (publication: Publication): boolean =>
  publication.state === 'needs-choice' || publication.state === 'changed-on-blog' || isAway(publication);

/** The first of these, a real blog's before the practice blog's. */
export const firstToCheck = (publications: readonly Publication[]): Publication | undefined =>
  publications.filter(isToCheck).toSorted((one, other) => Number(one.trial) - Number(other.trial))[0];
