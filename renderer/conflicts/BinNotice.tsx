import type { ReactNode } from 'react';
import type { Publication } from '#contract/shapes.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useLastAct } from '../bridge/use-last-act.ts';
import { Notice } from '../ui/Notice.tsx';
import { useNotices } from '../ui/window/notices.tsx';

type BinNoticeProps = Readonly<{ postId: string; publication: Publication }>;

/** The notice for a post in the bin of its blog, with the way to restore it at the same address. */
export function BinNotice({ postId, publication }: BinNoticeProps): ReactNode {
  const { conflicts: words, failures } = useMessages();
  const notices = useNotices();
  const { pending, failure, run } = useLastAct();
  const { blogId, blogName } = publication;
  const putBack = async (): Promise<void> => {
    await call('publications.put-back', { postId, blogId });
    notices.show({ id: 'conflict', tone: 'good', text: words.putBackDone(blogName) });
  };
  return (
    <>
      <Notice action={{ label: words.putBack, onPress: () => void (pending || run(putBack)) }}>
        {words.inBin(blogName)}
      </Notice>
      {failure !== undefined && <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>}
    </>
  );
}
