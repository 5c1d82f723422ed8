import type { ReactNode } from 'react';
import { SteadyFrame } from './PreviewFrame.tsx';
import styles from './PagePicture.module.css';

type PagePictureProps = Readonly<{ postId: string; blogId: string; title: string }>;

/** The top of a post's page as its blog shows it, small: only to look at. */
export function PagePicture({ postId, blogId, title }: PagePictureProps): ReactNode {
  return (
    <div className={styles.window} aria-hidden="true">
      <div className={styles.page}>
        <SteadyFrame
          src={`app://preview/post/${encodeURIComponent(postId)}?blog=${encodeURIComponent(blogId)}`}
          title={title}
          picture
        />
      </div>
    </div>
  );
}
