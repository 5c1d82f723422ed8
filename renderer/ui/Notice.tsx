import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import styles from './Notice.module.css';

export type NoticeTone = 'plain' | 'good' | 'alert';
type NoticeProps = Readonly<{
  tone?: NoticeTone;
  /** One sentence or two: what happened, what was kept, what to do. */
  children: ReactNode;
  /** The way out, beside the sentence. */
  action?: Readonly<{ label: string; onPress: () => void }>;
  /** « Compris »: the author has read it. */
  dismiss?: Readonly<{ label: string; onPress: () => void }>;
  /** Quoted to whoever helps; found in the log. */
  incident?: string;
  /** It stands in what is read aloud already. */
  said?: boolean;
}>;

const ICONS = { plain: 'info', good: 'check', alert: 'warning' } as const;

const ROLES = { plain: undefined, good: 'status', alert: 'alert' } as const;

/** A sentence beside the thing it speaks of. It stays until it is read; what failed or went well is read aloud too. */
export function Notice({
  tone = 'plain',
  children,
  action,
  dismiss,
  incident,
  said = false,
}: NoticeProps): ReactNode {
  return (
    <div className={styles.notice} data-tone={tone} role={said ? undefined : ROLES[tone]}>
      <Icon name={ICONS[tone]} />
      <div className={styles.words}>
        <p>{children}</p>
        {incident !== undefined && <p className={styles.incident}>{incident}</p>}
        {(action !== undefined || dismiss !== undefined) && (
          <div className={styles.actions}>
            {action !== undefined && <Button onPress={action.onPress}>{action.label}</Button>}
            {dismiss !== undefined && (
              <Button kind="plain" onPress={dismiss.onPress}>
                {dismiss.label}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
