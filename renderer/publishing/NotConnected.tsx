import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../widgets/Button.tsx';
import { Notice } from '../widgets/Notice.tsx';

type NotConnectedProps = Readonly<{
  blogName: string;
  onConnectBlogger: () => void;
  /** Absent where there is no other blog, or one was chosen. */
  onElsewhere?: () => void;
}>;

/** The post stands on a blog that was only read: writing there takes its account. */
export function NotConnected({ blogName, onConnectBlogger, onElsewhere }: NotConnectedProps): ReactNode {
  const { publishing: words } = useMessages();
  return (
    <>
      <Notice action={{ label: words.connectBlogger, onPress: onConnectBlogger }}>
        {words.notConnected(blogName)}
      </Notice>
      {onElsewhere !== undefined && (
        <Button kind="plain" onPress={onElsewhere}>
          {words.publishElsewhere}
        </Button>
      )}
    </>
  );
}
