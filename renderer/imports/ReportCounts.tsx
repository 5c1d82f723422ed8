import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { kindsOf } from './report-notes.ts';
import type { Import } from './use-imports.ts';
import lines from './Report.module.css';
import styles from './ImportScreen.module.css';

type ReportCountsProps = Readonly<{ report: NonNullable<Import['report']> }>;

/** The four numbers of a report, and what kinds they hold. */
export function ReportCounts({ report }: ReportCountsProps): ReactNode {
  const words = useMessages().imports;
  const language = useLanguage();
  const number = new Intl.NumberFormat(language);
  const kinds = kindsOf(report, words);
  const counts = { ...report, skipped: report.skipped.length };
  return (
    <>
      <dl className={lines.tiles}>
        {(['added', 'updated', 'unchanged', 'skipped'] as const).map((kind) => (
          <div key={kind} className={lines.tile} data-none={counts[kind] === 0 || undefined}>
            <dt>{words.came[kind]}</dt>
            <dd>{number.format(counts[kind])}</dd>
          </div>
        ))}
      </dl>
      {kinds.length > 0 && <p className={styles.hint}>{words.ofThem(kinds.join(', '))}</p>}
    </>
  );
}
