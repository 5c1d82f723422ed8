import { useLayoutEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { FailureCode } from '#contract/failure.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Progress } from '../ui/Progress.tsx';
import { asAppError } from '../bridge/call.ts';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Notice } from '../ui/Notice.tsx';
import { shareOf, type ImportItem } from './use-imports.ts';
import styles from './ImportScreen.module.css';

type StepHeadingProps = Readonly<{ title: string; children?: ReactNode }>;

/** Says which step the import is at. */
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

/**
 * A step comes by itself, or by a button that leaves with the step before: the focus that was on it comes to this
 * element, whose words are read; a focus that is elsewhere stays there.
 */
function useStepFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const element = useRef<Element>(null);
  useLayoutEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) element.current?.focus();
  }, []);
  return element;
}

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

/** Until it is known which step an import is at. */
export function StepLoading(): ReactNode {
  const words = useMessages().window;
  return (
    <p ref={useStepFocus<HTMLParagraphElement>()} tabIndex={-1} className={styles.hint}>
      {words.loading}
    </p>
  );
}

type FailureNoticeProps = Readonly<{
  thrown: unknown;
  /** Said elsewhere, beside its field. */
  unless?: FailureCode;
}>;

/** What was thrown, in its sentence; nothing where nothing was. */
export function FailureNotice({ thrown, unless }: FailureNoticeProps): ReactNode {
  const say = useFailureWords();
  if (thrown === undefined || asAppError(thrown).code === unless) return null;
  const { sentence, incident } = say(thrown);
  return (
    <Notice tone="alert" {...(incident === undefined ? {} : { incident })}>
      {sentence}
    </Notice>
  );
}
