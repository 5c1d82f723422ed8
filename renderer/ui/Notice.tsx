import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import styles from './Notice.module.css';

export type NoticeTone = 'plain' | 'good' | 'alert';
export type NoticeProps = Readonly<{
  tone?: NoticeTone;
  /** One or two sentences: the event, what was kept, and the next step. */
  children: ReactNode;
  /** The button beside the sentence. */
  action?: Readonly<{ label: string; onPress: () => void }>;
  /** « Compris »: dismisses the notice. */
  dismiss?: Readonly<{ label: string; onPress: () => void }>;
  /** The incident number, for support and the log. */
  incident?: string;
  /** Whether it is part of text that is announced anyway. */
  isAnnounced?: boolean;
}>;

const ICONS = { plain: 'info', good: 'check', alert: 'warning' } as const;

const ROLES = { plain: undefined, good: 'status', alert: 'alert' } as const;

/** A sentence beside the thing it is about. It stays until dismissed; failures and successes are also announced. */
export function Notice({
  tone = 'plain',
  children,
  action,
  dismiss,
  incident,
  isAnnounced = false,
}: NoticeProps): ReactNode {
  return (
    <div className={styles.notice} data-tone={tone} role={isAnnounced ? undefined : ROLES[tone]}>
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
