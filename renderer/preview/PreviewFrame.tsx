import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import styles from './PreviewFrame.module.css';

type PreviewFrameProps = Readonly<{
  postId: string;
  title: string;
  /** Another number shows the post anew: what is shown stays until the new page is there. */
  state?: number;
  /** The element to show first, by its id. */
  anchor?: string | undefined;
}>;

/** The post as readers will see it, from the preview host: another origin, sandboxed, without script. */
export function PreviewFrame({ postId, title, state = 0, anchor }: PreviewFrameProps): ReactNode {
  const words = useMessages().window;
  const wanted = `app://preview/post/${encodeURIComponent(postId)}?state=${state}${anchor === undefined ? '' : `#${anchor}`}`;
  const [shown, setShown] = useState(wanted);
  const name = words.previewFrame(title === '' ? words.lists.untitled : title);
  // Two pages for a moment: the one being read, and under it the next, which takes its place once it is drawn.
  return [...new Set([shown, wanted])].map((src) => (
    <iframe
      key={src}
      className={styles.frame}
      src={src}
      sandbox="allow-popups"
      title={name}
      aria-hidden={src !== shown || undefined}
      data-next={src !== shown || undefined}
      onLoad={() => setShown(src)}
    />
  ));
}
