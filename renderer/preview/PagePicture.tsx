import type { ReactNode } from 'react';
import { SteadyFrame } from './PreviewFrame.tsx';
import styles from './PagePicture.module.css';

type PagePictureProps = Readonly<{ postId: string; blogId: string; title: string }>;

/** A small picture of the top of a post's page on its blog, not interactive. */
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
