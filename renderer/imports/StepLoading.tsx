import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useStepFocus } from './use-step-focus.ts';
import styles from './ImportScreen.module.css';

/** Until it is known which step an import is at. */
export function StepLoading(): ReactNode {
  const words = useMessages().window;
  return (
    <p ref={useStepFocus<HTMLParagraphElement>()} tabIndex={-1} className={styles.hint}>
      {words.loading}
    </p>
  );
}
