import type { ReactNode } from 'react';
import { AppError } from '#contract/failure.ts';
import type { FailureCode } from '#contract/failure.ts';
import type { Export } from '#contract/exports.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Notice } from '../ui/Notice.tsx';
import styles from './Exports.module.css';

type ExportReportProps = Readonly<{ current: Export }>;

/** Of files and of remarks, as many as one reads; the counts are whole. */
const SHOWN = 12;

/** What was written, what was left out and why. */
export function ExportReport({ current }: ExportReportProps): ReactNode {
  const words = useMessages().exports;
  const say = useFailureWords();
  const { state, files, fileCount, skipped, skippedCount, notes, failure } = current;
  const failed =
    failure === undefined
      ? undefined
      : say(new AppError(failure.code as FailureCode, failure.params, { incident: failure.incident }));
  const about = (one: Readonly<{ title: string }>): string =>
    one.title.trim() === '' ? words.untitled : one.title;
  return (
    <div className={styles.form} role="status">
      {failed === undefined ? (
        <Notice said tone={state === 'done' && fileCount > 0 ? 'good' : 'plain'}>
          {state === 'cancelled' ? words.ended.cancelled(fileCount) : words.ended.done(fileCount)}
        </Notice>
      ) : (
        <Notice said tone="alert" {...(failed.incident === undefined ? {} : { incident: failed.incident })}>
          {failed.sentence}
        </Notice>
      )}
      {files.length > 0 && (
        <Listed title={words.files} more={fileCount - Math.min(files.length, SHOWN)}>
          {files.slice(0, SHOWN).map((file) => (
            <li key={file} className={styles.line}>
              {file}
            </li>
          ))}
        </Listed>
      )}
      {skippedCount > 0 && (
        <Listed
          title={words.skippedTitle(skippedCount)}
          more={skippedCount - Math.min(skipped.length, SHOWN)}
        >
          {skipped.slice(0, SHOWN).map((one) => (
            <li key={one.id} className={styles.line}>
              {words.remark(about(one), words.skipped[one.reason])}
            </li>
          ))}
        </Listed>
      )}
      {notes.length > 0 && (
        <Listed title={words.notesTitle} more={notes.length - Math.min(notes.length, SHOWN)}>
          {notes.slice(0, SHOWN).map((one) => (
            <li key={`${one.id} ${one.code}`} className={styles.line}>
              {words.remark(about(one), words.notes[one.code](one.count))}
            </li>
          ))}
        </Listed>
      )}
    </div>
  );
}

type ListedProps = Readonly<{ title: string; more: number; children: ReactNode }>;

function Listed({ title, more, children }: ListedProps): ReactNode {
  const words = useMessages().exports;
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.lines}>
        {children}
        {more > 0 && <li className={styles.more}>{words.moreFiles(more)}</li>}
      </ul>
    </section>
  );
}
