import { useState, type ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import styles from './PreviewFrame.module.css';

type PreviewFrameProps = Readonly<{
  postId: string;
  title: string;
  /** The blog whose presentation is used; by default the one the post is on or would go to. */
  blogId?: string | undefined;
  /** Another number reloads the post; the old page stays until the new one is ready. */
  state?: number;
  /** The id of the element to scroll to. */
  anchor?: string | undefined;
}>;

/** The post as readers see it, from the preview host: another origin, sandboxed, without scripts. */
export function PreviewFrame({ postId, title, blogId, state = 0, anchor }: PreviewFrameProps): ReactNode {
  const words = useMessages().window;
  const blog = blogId === undefined ? '' : `&blog=${encodeURIComponent(blogId)}`;
  const src = `app://preview/post/${encodeURIComponent(postId)}?state=${state}${blog}${anchor === undefined ? '' : `#${anchor}`}`;
  return <SteadyFrame src={src} title={words.previewFrame(title === '' ? words.lists.untitled : title)} />;
}

type SteadyFrameProps = Readonly<{
  /** A page of the preview host. A new address loads in the background, and the old page stays until then. */
  src: string;
  title: string;
  /** Whether it is a mere picture: not focusable and hidden from screen readers. */
  picture?: boolean;
}>;

/** A page of app://preview: another origin, sandboxed, without scripts. The frame fills a grid cell. */
export function SteadyFrame({ src: wanted, title, picture = false }: SteadyFrameProps): ReactNode {
  const [shown, setShown] = useState(wanted);
  // Two frames while a new page loads below the current one, which it then replaces.
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
