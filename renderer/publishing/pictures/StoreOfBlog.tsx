import type { ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { StoreForm } from './StoreForm.tsx';
import styles from './Pictures.module.css';

type StoreOfBlogProps = Readonly<{ blogId: string; onTouched: () => void }>;

/** The store's form, where the pictures wait for it. */
export function StoreOfBlog({ blogId, onTouched }: StoreOfBlogProps): ReactNode {
  const words = useMessages().photos;
  const pictures = useQuery('pictures.of-blog', { blogId });
  if (pictures.value === undefined) return null;
  return (
    <div className={styles.card}>
      <p>{words.storeMissing}</p>
      <StoreForm blogId={blogId} store={pictures.value.store} onTouched={onTouched} />
    </div>
  );
}
