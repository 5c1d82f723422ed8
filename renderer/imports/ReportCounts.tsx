import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { commentsWords, kindsOf } from './report-notes.ts';
import type { Import } from './use-imports.ts';
import lines from './Report.module.css';
import styles from './ImportScreen.module.css';

type ReportCountsProps = Readonly<{ one: Import; report: NonNullable<Import['report']> }>;

/** The four numbers of a report, and what kinds they hold. */
export function ReportCounts({ one, report }: ReportCountsProps): ReactNode {
  const words = useMessages().imports;
  const language = useLanguage();
  const number = new Intl.NumberFormat(language);
  const kinds = kindsOf(report, words);
  const said = [
    ...(kinds.length > 0 ? [words.ofThem(kinds.join(', '))] : []),
    ...(report.comments > 0 ? [commentsWords(one, report, words)] : []),
  ];
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
      {said.length > 0 && <p className={styles.hint}>{said.join(' ')}</p>}
    </>
  );
}
