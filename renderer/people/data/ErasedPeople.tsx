import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { ErasedDialog } from './ErasedDialog.tsx';
import styles from './PersonData.module.css';

/** At the foot of the directory, where somebody was erased: how many, and how far it is. */
export function ErasedPeople(): ReactNode {
  const words = useMessages().personData;
  const [open, setOpen] = useState(false);
  const found = useQuery('person-data.erased', {}, ['people.erased', 'publications.changed']);
  const erased = found.value;
  if (erased === undefined || erased.people.length === 0) return null;
  return (
    <div className={styles.foot}>
      <div className={styles.rowWords} aria-live="polite">
        {erased.progress !== undefined && <Progress label={words.erasing} value={erased.progress} />}
      </div>
      <Button kind="plain" onPress={() => setOpen(true)}>
        {words.foot(erased.people.length)}
      </Button>
      {open && <ErasedDialog erased={erased} onClose={() => setOpen(false)} />}
    </div>
  );
}
