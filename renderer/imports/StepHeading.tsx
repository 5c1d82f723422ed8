import type { ReactNode } from 'react';
import { useStepFocus } from './use-step-focus.ts';
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
