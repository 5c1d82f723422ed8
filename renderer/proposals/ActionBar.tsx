import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './ActionBar.module.css';

export type ReviewAction = Readonly<{
  label: string;
  keys: string;
  run: () => void;
  primary?: boolean;
  disabled?: boolean;
}>;

type ActionBarProps = Readonly<{ actions: readonly ReviewAction[]; others: readonly ReviewAction[] }>;

/** What can be done with what is before the eyes, each with its key. */
export function ActionBar({ actions, others }: ActionBarProps): ReactNode {
  return (
    <div className={styles.bar}>
      <div className={styles.group}>
        {others.map((action) => (
          <Act key={action.label} action={action} kind="plain" />
        ))}
      </div>
      <div className={styles.group}>
        {actions.map((action) => (
          <Act key={action.label} action={action} kind={action.primary === true ? 'primary' : 'quiet'} />
        ))}
      </div>
    </div>
  );
}

type ActProps = Readonly<{ action: ReviewAction; kind: 'primary' | 'quiet' | 'plain' }>;

function Act({ action, kind }: ActProps): ReactNode {
  return (
    <span className={styles.act}>
      <Button kind={kind} isDisabled={action.disabled ?? false} onPress={action.run}>
        {action.label}
      </Button>
      <Kbd keys={action.keys} />
    </span>
  );
}
