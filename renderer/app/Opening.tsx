import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './Trouble.module.css';

type OpeningProps = Readonly<{ share: number }>;

/** A new version of Escale, or of its library: a copy is made before anything changes, and the window waits for it. */
export function Opening({ share }: OpeningProps): ReactNode {
  const words = useMessages().updates.copying;
  return (
    <main className={styles.trouble}>
      <Icon name="copy" />
      <h1 className={styles.title}>{words.title}</h1>
      <p>{words.why}</p>
      <div className={styles.progress}>
        <Progress label={words.progress} value={share} />
      </div>
    </main>
  );
}
