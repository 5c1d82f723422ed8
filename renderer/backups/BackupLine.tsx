import type { ReactNode } from 'react';
import type { BackupStatus } from '#contract/backups.ts';
import type { AppLanguage } from '#interview/app-languages.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { useNow } from '../ui/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { formatWhen } from '../ui/format.ts';
import styles from './Backups.module.css';

type BackupLineProps = Readonly<{ onOpen: () => void }>;

/** The date of the last backup and the number of its locations, in the status line. Opens the backup settings. */
export function BackupLine({ onOpen }: BackupLineProps): ReactNode {
  const words = useMessages().backups.line;
  const language = useLanguage();
  const now = useNow(60_000);
  const status = useQuery('backups.status', {}, ['backups.changed']).value;
  const line =
    status === undefined ? undefined : sentence(status, words, (at) => backupDay(at, now, language));
  if (line === undefined) return null;
  return (
    <span className={styles.line} data-alert={line.alert || undefined}>
      <Button kind="plain" onPress={onOpen} aria-label={words.open(line.text)}>
        <span className={styles.lineWords} title={line.text}>
          <Icon name={line.icon} size={16} />
          <span className={styles.lineText}>{line.text}</span>
        </span>
      </Button>
    </span>
  );
}

type Words = ReturnType<typeof useMessages>['backups']['line'];

function sentence(
  { lastAt, second, onlyHere, failure }: BackupStatus,
  words: Words,
  day: (at: number) => string,
): { text: string; icon: 'warning' | 'check'; alert: boolean } | undefined {
  if (failure !== undefined) return { text: words.failed, icon: 'warning', alert: true };
  if (onlyHere) return { text: words.onlyHere, icon: 'warning', alert: false };
  if (lastAt === undefined) return undefined;
  const when = day(lastAt);
  const text =
    second?.state === 'gone' || second?.state === 'failed'
      ? words.secondGone(when)
      : second?.state === 'ok'
        ? words.both(when)
        : words.here(when);
  return { text, icon: 'check', alert: false };
}

/** « aujourd’hui », « hier », « il y a 3 jours », then a date. */
export function backupDay(at: number, now: number, language: AppLanguage): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return today
    ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'day')
    : formatWhen(at, now, language);
}
