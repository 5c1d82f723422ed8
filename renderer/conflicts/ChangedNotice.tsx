import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Notice } from '../ui/Notice.tsx';
import { isToLookAt } from './which-publication.ts';

/** Whether what stands on this blog is not what was sent there: nothing can be sent before the author has looked. */
export function useChangedThere(postId: string, blogId: string | undefined): boolean {
  const publications = useQuery('publications.of-post', { postId }, ['publications.changed']);
  return (
    publications.value?.items.some(
      (publication) =>
        publication.blogId === blogId && isToLookAt(publication) && publication.state !== 'failed',
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
