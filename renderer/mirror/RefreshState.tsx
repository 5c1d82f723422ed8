import type { ReactNode } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatMoment, formatTime } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { Progress } from '../ui/Progress.tsx';
import type { Sync } from './use-refresh.ts';
import styles from './mirror.module.css';

type RefreshStateProps = Readonly<{ sync: Sync | undefined }>;

/** How the last reading of a blog went, in a line; or how far the present one is. */
export function RefreshState({ sync }: RefreshStateProps): ReactNode {
  const { mirror: words, failures } = useMessages();
  const language = useLanguage();
  const now = useNow(60_000);
  if (sync === undefined) return <p className={styles.line}>{words.never}</p>;
  if (sync.state === 'running') {
    const known = sync.total > 0;
    return (
      <Progress
        label={sync.done === 0 ? words.reading : words.read(sync.done)}
        {...(known ? { value: Math.min(1, sync.done / sync.total) } : {})}
      />
    );
  }
  if (sync.failure !== undefined) {
    const sentence = failures[sync.failure.code as FailureCode](sync.failure.params);
    // What failed by itself is said quietly; what the author asked for, with its reason.
    const quiet = sync.failure.code === 'network.offline' ? words.offline : words.quiet;
    return (
      <p className={styles.line} data-tone={sync.byAuthor ? 'alert' : undefined} role="status">
        {sync.byAuthor ? words.failed(sentence) : quiet}
      </p>
    );
  }
  if (sync.finishedAt === undefined) return <p className={styles.line}>{words.never}</p>;
  const today = new Date(sync.finishedAt).toDateString() === new Date(now).toDateString();
  const when = today
    ? words.at(formatTime(sync.finishedAt, language))
    : words.on(formatMoment(sync.finishedAt, now, language));
  const found = [
    ...(sync.added > 0 ? [words.added(sync.added)] : []),
    ...(sync.changed > 0 ? [words.changed(sync.changed)] : []),
  ];
  return (
    <p className={styles.line} role="status">
      {[when, ...found].join(' · ')}
    </p>
  );
}
