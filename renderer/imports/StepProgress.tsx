import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import { Progress } from '../ui/Progress.tsx';
import { shareOf } from './use-imports.ts';
import type { ImportItem } from './use-imports.ts';
import styles from './ImportScreen.module.css';

type StepProgressProps = Readonly<{ label: string; one: Pick<ImportItem, 'progress'> }>;

/** A bar with its numbers. What is read aloud changes four times, not at each post. */
export function StepProgress({ label, one }: StepProgressProps): ReactNode {
  const words = useMessages().imports;
  const { done = 0, total = 0, phase } = one.progress ?? {};
  const share = shareOf(one);
  const quarter = share === undefined ? 0 : Math.floor(share * 4) * 25;
  return (
    <div className={styles.progress}>
      <Progress label={label} {...(share === undefined ? {} : { value: share })} />
      <p className={styles.numbers}>
        {total > 0 ? words.seenOf(done, total) : phase === 'looking' && done > 0 ? words.seen(done) : ' '}
      </p>
      <VisuallyHidden role="status">{quarter === 0 ? '' : `${label} ${quarter}\u00a0%`}</VisuallyHidden>
    </div>
  );
}
