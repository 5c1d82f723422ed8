import { useState } from 'react';
import type { ReactNode } from 'react';
import styles from './PreviewFrame.module.css';

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
