import type { ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

type NotConnectedProps = Readonly<{
  blogId: string;
  blogName: string;
  onConnectBlogger: () => void;
  onFailure: (failure: AppError) => void;
  /** Absent where there is no other blog, or one was chosen. */
  onElsewhere?: () => void;
}>;

/** The post stands on a blog that was only read: writing there takes its account. */
export function NotConnected({
  blogId,
  blogName,
  onConnectBlogger,
  onFailure,
  onElsewhere,
}: NotConnectedProps): ReactNode {
  const { publishing: words, byHand } = useMessages();
  const goByHand = () =>
    void call('by-hand.set-way', { blogId, way: 'by-hand' }).catch((thrown: unknown) =>
      onFailure(asAppError(thrown)),
    );
  return (
    <>
      <Notice action={{ label: words.connectBlogger, onPress: onConnectBlogger }}>
        {words.notConnected(blogName)}
      </Notice>
      <Button onPress={goByHand}>{byHand.thisBlog}</Button>
      {onElsewhere !== undefined && (
        <Button kind="plain" onPress={onElsewhere}>
          {words.publishElsewhere}
        </Button>
      )}
    </>
  );
}
