import type { ReactNode } from 'react';
import type { RescueCopy } from '#contract/rescue.ts';
import { CopyRows } from '../backups/CopyRows.tsx';
import { useMessages } from '../bridge/messages.tsx';
import styles from './Rescue.module.css';

type RescueCopiesProps = Readonly<{
  copies: readonly RescueCopy[];
  busy: boolean;
  onRestore: (copy: RescueCopy) => void;
}>;

/** The copies that could take the place of a damaged library. */
export function RescueCopies({ copies, busy, onRestore }: RescueCopiesProps): ReactNode {
  const { rescue: words, backups } = useMessages();
  if (copies.length === 0) return <p className={styles.sentence}>{words.noCopies}</p>;
  return (
    <>
      <h2 className={styles.subtitle}>{words.copies}</h2>
      <CopyRows
        label={words.copies}
        copies={copies}
        shownFirst={4}
        keyOf={({ id, place }) => `${place} ${id}`}
        where={({ place }) => (place === 'second' ? backups.onlySecond : undefined)}
        button={{
          text: words.restore,
          nameOf: words.restoreOf,
          kind: 'quiet',
          kindOfNewest: 'primary',
          isDisabled: busy,
        }}
        onRestore={onRestore}
      />
    </>
  );
}
