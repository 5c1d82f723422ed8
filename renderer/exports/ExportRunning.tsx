import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { Export } from '#contract/exports.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './Exports.module.css';

type ExportRunningProps = Readonly<{ current: Export }>;

/** How far an export is. What is read aloud changes four times, not at each post. */
export function ExportRunning({ current }: ExportRunningProps): ReactNode {
  const words = useMessages().exports;
  const { done, total } = current;
  const several = total > 1;
  const share = total === 0 ? 0 : done / total;
  const quarter = Math.floor(share * 4) * 25;
  return (
    <div className={styles.form}>
      <Progress
        label={several ? words.writingTitle : words.writingOne}
        {...(several ? { value: share } : {})}
      />
      {several && <p className={styles.numbers}>{words.writing(done, total)}</p>}
      <VisuallyHidden role="status">
        {several && quarter > 0 ? `${words.writingTitle} ${quarter}\u00a0%` : words.writingOne}
      </VisuallyHidden>
    </div>
  );
}
