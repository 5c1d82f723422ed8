import { useState, type ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import styles from './PreviewFrame.module.css';

type PreviewFrameProps = Readonly<{
  postId: string;
  title: string;
  /** As this blog shows it; otherwise as the one where it stands, or would go. */
  blogId?: string | undefined;
  /** Another number shows the post anew: what is shown stays until the new page is there. */
  state?: number;
  /** The element to show first, by its id. */
  anchor?: string | undefined;
}>;

/** The post as readers will see it, from the preview host: another origin, sandboxed, without script. */
export function PreviewFrame({ postId, title, blogId, state = 0, anchor }: PreviewFrameProps): ReactNode {
  const words = useMessages().window;
  const blog = blogId === undefined ? '' : `&blog=${encodeURIComponent(blogId)}`;
  const src = `app://preview/post/${encodeURIComponent(postId)}?state=${state}${blog}${anchor === undefined ? '' : `#${anchor}`}`;
  return <SteadyFrame src={src} title={words.previewFrame(title === '' ? words.lists.untitled : title)} />;
}

type SteadyFrameProps = Readonly<{
  /** A page of the preview host. Another address shows another page: what is shown stays until that one is there. */
  src: string;
  title: string;
  /** Only to look at: it takes no focus, and says nothing to a screen reader. */
  picture?: boolean;
}>;

/** A page of app://preview: another origin, sandboxed, without script. The frame fills a grid cell. */
export function SteadyFrame({ src: wanted, title, picture = false }: SteadyFrameProps): ReactNode {
  const [shown, setShown] = useState(wanted);
  // Two pages for a moment: the one being read, and under it the next, which takes its place once it is drawn.
  return [...new Set([shown, wanted])].map((src) => (
    <iframe
      key={src}
      className={styles.frame}
      src={src}
      sandbox="allow-popups"
      title={title}
      inert={picture}
      tabIndex={picture ? -1 : undefined}
      aria-hidden={picture || src !== shown || undefined}
      data-next={src !== shown || undefined}
      onLoad={() => setShown(src)}
    />
  ));
}
