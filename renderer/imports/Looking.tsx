import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { sourceName } from './source-name.ts';
import { StepHeading } from './StepHeading.tsx';
import { StepProgress } from './StepProgress.tsx';
import type { Import } from './use-imports.ts';
import type { ImportActs } from './use-import-acts.ts';
import styles from './ImportScreen.module.css';

type LookingProps = Readonly<{ one: Import; acts: ImportActs }>;

/** The source is being read, to say what it holds. */
export function Looking({ one, acts }: LookingProps): ReactNode {
  const words = useMessages().imports;
  return (
    <>
      <StepHeading title={words.looking(sourceName(one.name))}>
        <p className={styles.sentence}>{words.lookingHint}</p>
      </StepHeading>
      <StepProgress label={words.lookingNow} one={one} />
      <div className={styles.buttons}>
        <Button onPress={() => acts.act('imports.cancel', { id: one.id })}>{words.stopLooking}</Button>
      </div>
    </>
  );
}
