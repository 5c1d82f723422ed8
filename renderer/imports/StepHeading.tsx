import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './ImportScreen.module.css';

type StepHeadingProps = Readonly<{ title: string; children?: ReactNode }>;

/**
 * Says which step the import is at. A step comes by itself, or by a button that leaves with the step before: the focus
 * that was on it comes here, and the new title is read; a focus elsewhere stays where it is.
 */
export function StepHeading({ title, children }: StepHeadingProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <header className={styles.heading}>
      <h2 ref={heading} tabIndex={-1} className={styles.title} title={title}>
        {title}
      </h2>
      {children}
    </header>
  );
}
