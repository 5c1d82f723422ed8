import type { ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { DriveForm } from './DriveForm.tsx';
import styles from './Photos.module.css';

type DriveOfBlogProps = Readonly<{ blogId: string; onTouched: () => void }>;

/** The consent for Drive, where the pictures wait for it. */
export function DriveOfBlog({ blogId, onTouched }: DriveOfBlogProps): ReactNode {
  const words = useMessages().photos;
  const pictures = useQuery('pictures.of-blog', { blogId }, ['blogs.changed']);
  if (pictures.value === undefined) return null;
  const { drive } = pictures.value;
  return (
    <div className={styles.card}>
      {drive?.allowed !== true && <p>{words.drive.missing}</p>}
      <DriveForm blogId={blogId} drive={drive} onTouched={onTouched} />
    </div>
  );
}
