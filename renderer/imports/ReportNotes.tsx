import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { NoteList } from './NoteList.tsx';
import { skippedNotes, warningNotes } from './report-notes.ts';
import type { Import } from './use-imports.ts';
import lines from './Report.module.css';
import styles from './ImportScreen.module.css';

type ReportNotesProps = Readonly<{
  report: NonNullable<Import['report']>;
  /** Only what was kept when the import was taken back is still to be said. */
  undone: boolean;
}>;

const KEPT = 'kept-changed';
/** The contract's bound (IMPORT_LIMITS.notes): a list as long as this says that there was more. */
const MOST_KEPT = 10_000;

/** What was left out and what is to be known, by group. */
export function ReportNotes({ report, undone }: ReportNotesProps): ReactNode {
  const words = useMessages().imports;
  const kept = warningNotes(report, words, (code) => code === KEPT);
  if (undone) return <NoteList title={words.undoneKept(kept.length)} notes={kept} open />;
  const skipped = skippedNotes(report, words);
  const warnings = warningNotes(report, words, (code) => code !== KEPT);
  if (skipped.length + warnings.length === 0) return <p className={styles.hint}>{words.allCame}</p>;
  return (
    <div className={lines.groups}>
      {Math.max(skipped.length, warnings.length) >= MOST_KEPT && <p className={styles.hint}>{words.more}</p>}
      <NoteList title={words.skipped(skipped.length)} notes={skipped} open />
      <NoteList title={words.warnings(warnings.length)} notes={warnings} open={skipped.length === 0} />
    </div>
  );
}
