import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Notice } from '../widgets/Notice.tsx';
import { PreviewFrame } from '../preview/PreviewFrame.tsx';
import styles from './BinnedPost.module.css';

type BinnedPostProps = Readonly<{ postId: string; title: string; onRestore: () => void }>;

/** A post in the bin: to be read, and put back. */
export function BinnedPost({ postId, title, onRestore }: BinnedPostProps): ReactNode {
  const words = useMessages().window;
  return (
    <div className={styles.binned}>
      <Notice action={{ label: words.actions.restore, onPress: onRestore }}>{words.binned.sentence}</Notice>
      <div className={styles.frame}>
        <PreviewFrame postId={postId} title={title} />
      </div>
    </div>
  );
}
