import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import styles from './PreviewFrame.module.css';

type PreviewFrameProps = Readonly<{ postId: string; title: string }>;

/** The post as readers will see it, from the preview host: another origin, sandboxed, without script. */
export function PreviewFrame({ postId, title }: PreviewFrameProps): ReactNode {
  const words = useMessages().window;
  return (
    <iframe
      className={styles.frame}
      src={`app://preview/post/${encodeURIComponent(postId)}`}
      sandbox="allow-popups"
      title={words.previewFrame(title === '' ? words.lists.untitled : title)}
    />
  );
}
