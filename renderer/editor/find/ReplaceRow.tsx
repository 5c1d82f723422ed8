import { useState, type ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { Finder } from './use-find.ts';
import styles from './FindBar.module.css';

type ReplaceRowProps = Readonly<{ finder: Finder; announce: (text: string) => void }>;

/** What to put in the place of what is found: here, or everywhere in one step to undo. */
export function ReplaceRow({ finder, announce }: ReplaceRowProps): ReactNode {
  const words = useMessages().find;
  const [replacement, setReplacement] = useState('');
  function replace(): void {
    const count = finder.replace(replacement);
    announce(count > 0 ? words.replaced(count) : words.nothing);
  }
  return (
    <div className={styles.row}>
      <div className={styles.field}>
        <TextField
          label={words.replacement}
          labelHidden
          placeholder={words.replacement}
          value={replacement}
          onChange={setReplacement}
          onKeyDown={(event) => {
            if (event.key === 'Enter') replace();
            else event.continuePropagation();
          }}
        />
      </div>
      <Button onPress={replace}>{words.replace}</Button>
      <Button onPress={() => announce(words.replaced(finder.replaceAll(replacement)))}>
        {words.replaceAll}
      </Button>
    </div>
  );
}
