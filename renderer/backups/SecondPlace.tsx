import type { ReactNode } from 'react';
import type { BackupStatus } from '#contract/backups.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useNow } from '../ui/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { backupDay } from './when.ts';
import parts from '../ui/SettingsParts.module.css';
import styles from './Backups.module.css';

type SecondPlaceProps = Readonly<{
  second: BackupStatus['second'];
  busy: boolean;
  onChoose: () => void;
  onForget: () => void;
}>;

/** Where else the copies go, and how that stands. */
export function SecondPlace({ second, busy, onChoose, onForget }: SecondPlaceProps): ReactNode {
  const words = useMessages().backups.second;
  const language = useLanguage();
  const now = useNow(60_000);
  const tone = second?.state === 'ok' ? 'good' : second?.state === 'late' ? 'plain' : 'alert';
  return (
    <div className={styles.second} role="group" aria-labelledby="settings-second-place">
      <h4 id="settings-second-place" className={styles.subtitle}>
        {words.title}
      </h4>
      {second === undefined ? (
        <p className={styles.sentence}>{words.why}</p>
      ) : (
        <Notice tone={tone}>
          {words.states[second.state](
            second.name,
            second.lastAt === undefined ? '' : backupDay(second.lastAt, now, language),
          )}
        </Notice>
      )}
      <div className={parts.acts}>
        <Button isDisabled={busy} onPress={onChoose}>
          {second === undefined ? words.choose : words.change}
        </Button>
        {second !== undefined && (
          <Button kind="plain" isDisabled={busy} onPress={onForget}>
            {words.forget}
          </Button>
        )}
      </div>
    </div>
  );
}
