import type { ReactNode } from 'react';
import type { UpdateState } from '#contract/updates.ts';
import { useMessages } from '../bridge/messages.tsx';
import styles from './Updates.module.css';

type FoundVersionProps = Readonly<{
  found: NonNullable<UpdateState['found']>;
  /** Somebody else installs it. */
  managed: boolean;
}>;

/** A version that is there: how large it is, what changes in it, who installs it. */
export function FoundVersion({ found, managed }: FoundVersionProps): ReactNode {
  const { updates: words, backups } = useMessages();
  const { version, notes, bytes } = found;
  return (
    <div className={styles.found}>
      <h4 className={styles.version}>{words.found(version)}</h4>
      {managed && <p className={styles.fact}>{words.byOthers}</p>}
      {bytes !== undefined && <p className={styles.fact}>{words.size(backups.size(bytes))}</p>}
      {notes !== undefined && (
        // Longer than its place: scrolled by the arrows.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by keys
        <div className={styles.notes} tabIndex={0} role="region" aria-label={words.notes}>
          {notes.trim()}
        </div>
      )}
    </div>
  );
}
