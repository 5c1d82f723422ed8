import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Updates.module.css';

type UpdateLineProps = Readonly<{ onOpen: () => void }>;

/** The link to a newer version in the status line, available or ready. Hidden otherwise. */
export function UpdateLine({ onOpen }: UpdateLineProps): ReactNode {
  const words = useMessages().updates.line;
  const state = useQuery('updates.state', {}, ['updates.changed']).value;
  if (state?.available === undefined) return null;
  const { version } = state.available;
  const text = state.ready ? words.ready(version) : words.available(version);
  return (
    <span className={styles.line}>
      <Button kind="plain" onPress={onOpen} aria-label={words.open(text)}>
        <span className={styles.lineWords} title={text}>
          {text}
        </span>
      </Button>
    </span>
  );
}
