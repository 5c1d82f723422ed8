import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { formatMoment } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { FoundBlogs } from './FoundBlogs.tsx';
import { asThrown } from './import-failure.ts';
import { PicturesPart } from './PicturesPart.tsx';
import { ReportCounts } from './ReportCounts.tsx';
import { ReportNotes } from './ReportNotes.tsx';
import { reportText } from './report-notes.ts';
import { StepHeading } from './StepHeading.tsx';
import { UndoImport } from './UndoImport.tsx';
import type { ImportActs } from './use-import-acts.ts';
import type { Import } from './use-imports.ts';
import styles from './ImportScreen.module.css';

type ReportProps = Readonly<{
  one: Import;
  acts: ImportActs;
  onPosts: () => void;
  onReview: () => void;
}>;

/** What came in, what did not and why, and where to go from there. */
export function Report({ one, acts, onPosts, onReview }: ReportProps): ReactNode {
  const words = useMessages().imports;
  const language = useLanguage();
  const notices = useNotices();
  const toReview = useQuery('posts.counts', {}, ['review.changed']).value?.review ?? 0;
  const { report, state } = one;
  const undone = state === 'undone';
  const title =
    state === 'undone' || state === 'failed'
      ? words.reportTitle[state]
      : words.reportTitle[state === 'cancelled' ? 'cancelled' : 'done'](report?.added ?? 0);
  const copy = (): void => {
    const at = one.finishedAt ?? one.startedAt;
    call('clipboard.write', { text: reportText(one, words, formatMoment(at, at, language)) }).then(
      () => notices.show({ id: 'import-report', text: words.reportCopied, tone: 'good' }),
      (thrown: unknown) => notices.fail('import-report', thrown),
    );
  };
  return (
    <>
      <StepHeading title={title}>
        <FoundBlogs blogs={one.blogs} name={one.name} />
      </StepHeading>
      {one.failure !== undefined && <FailureNotice thrown={asThrown(one.failure)} />}
      {undone && <p className={styles.sentence}>{words.undone}</p>}
      {report !== undefined && !undone && <ReportCounts one={one} report={report} />}
      {!undone && (
        <div className={styles.buttons}>
          {state === 'failed' && (
            <Button kind="primary" onPress={() => acts.act('imports.resume', { id: one.id })}>
              {words.resume}
            </Button>
          )}
          <Button kind={state === 'failed' ? 'quiet' : 'primary'} onPress={onPosts}>
            {words.seePosts}
          </Button>
          {toReview > 0 && <Button onPress={onReview}>{words.review}</Button>}
        </div>
      )}
      {report !== undefined && (
        <>
          {(state === 'done' || state === 'cancelled') && (
            <PicturesPart one={one} report={report} acts={acts} />
          )}
          <ReportNotes report={report} undone={undone} />
          <div className={styles.buttons}>
            <Button icon="copy" onPress={copy}>
              {words.copyReport}
            </Button>
            {report.added + report.updated > 0 && !undone && (
              <UndoImport one={one} report={report} acts={acts} />
            )}
          </div>
        </>
      )}
    </>
  );
}
