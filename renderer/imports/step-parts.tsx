import { useLayoutEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import { Progress } from '../ui/Progress.tsx';
import { shareOf, type ImportItem } from './use-imports.ts';
import styles from './ImportScreen.module.css';

type StepHeadingProps = Readonly<{ title: string; children?: ReactNode }>;

/** The heading of a step of the import. */
export function StepHeading({ title, children }: StepHeadingProps): ReactNode {
  const heading = useStepFocus<HTMLHeadingElement>();
  return (
    <div className={styles.heading}>
      <h2 ref={heading} tabIndex={-1} className={styles.title} title={title}>
        {title}
      </h2>
      {children}
    </div>
  );
}

/** Focuses the element of a new step, to announce it, if the focus was on a removed button; a focus elsewhere stays. */
function useStepFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const element = useRef<Element>(null);
  useLayoutEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) element.current?.focus();
  }, []);
  return element;
}

type StepProgressProps = Readonly<{ label: string; one: Pick<ImportItem, 'progress'> }>;

/** A progress bar with counts. Announced four times, not for each post. */
export function StepProgress({ label, one }: StepProgressProps): ReactNode {
  const words = useMessages().imports;
  const { done = 0, total = 0, phase } = one.progress ?? {};
  const share = shareOf(one);
  const quarter = share === undefined ? 0 : Math.floor(share * 4) * 25;
  return (
    <div className={styles.progress}>
      <Progress label={label} {...(share === undefined ? {} : { value: share })} />
      <p className={styles.numbers}>
        {total > 0
          ? words.readOf(done, total)
          : phase === 'inspecting' && done > 0
            ? words.readCount(done)
            : ' '}
      </p>
      <VisuallyHidden role="status">{quarter === 0 ? '' : `${label} ${quarter}\u00a0%`}</VisuallyHidden>
    </div>
  );
}

/** Shown until the step of an import is known. */
export function StepLoading(): ReactNode {
  const words = useMessages().window;
  return (
    <p ref={useStepFocus<HTMLParagraphElement>()} tabIndex={-1} className={styles.hint}>
      {words.loading}
    </p>
  );
}
