import type { ReactNode } from 'react';
import type { PersonData } from '#contract/person-data.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { HeldPosts } from './HeldPosts.tsx';
import styles from './PersonData.module.css';

type ErasePreviewProps = Readonly<{ data: PersonData; manner: 'removed' | 'replaced' }>;

/** Post by post: how much changes, and the first line that does, before and after. */
export function ErasePreview({ data, manner }: ErasePreviewProps): ReactNode {
  const { personData: words } = useMessages();
  return (
    <section className={styles.part} aria-label={words.preview(data.postCount)}>
      <h3 className={styles.subtitle}>{words.preview(data.postCount)}</h3>
      <HeldPosts data={data} manner={manner} />
    </section>
  );
}
