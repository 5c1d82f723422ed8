import type { ReactNode } from 'react';
import type { Publication } from '#contract/shapes.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Notice } from '../ui/Notice.tsx';

/** Whether the post was changed on this blog, so that the author must review it before a send. */
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

/** The notice in the publish sheet that leads to the changes on the blog. */
export function ChangedNotice({ onChoose }: ChangedNoticeProps): ReactNode {
  const words = useMessages().conflicts;
  return (
    <Notice tone="alert" action={{ label: words.choose, onPress: onChoose }}>
      {words.explained}
    </Notice>
  );
}

/* Publications that differ on the blog from the text sent. */

/** Not found on the blog by a send. */
const isAway = ({ state, failure }: Publication): boolean =>
  state === 'failed' && failure?.code === 'destination.not-found';

/** Whether the author must review it, because the blog's text is not the one sent. */
export const isToCheck = (publication: Publication): boolean =>
  publication.state === 'needs-choice' || publication.state === 'changed-on-blog' || isAway(publication);

/** The first publication to review; real blogs before the practice blog. */
export const firstToCheck = (publications: readonly Publication[]): Publication | undefined =>
  publications.filter(isToCheck).toSorted((one, other) => Number(one.practice) - Number(other.practice))[0];
