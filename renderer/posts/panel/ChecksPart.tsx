import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useMessages } from '../../bridge/messages.tsx';
import type { Spot } from '../../view.ts';
import { Icon } from '../../widgets/Icon.tsx';
import type { Check } from '../checks.ts';
import styles from './panel.module.css';

type ChecksPartProps = Readonly<{ checks: readonly Check[]; onGoTo: (spot: Spot) => void }>;

/** What deserves a look; pressing goes there. */
export function ChecksPart({ checks, onGoTo }: ChecksPartProps): ReactNode {
  const words = useMessages().window;
  if (checks.length === 0) return <p className={styles.hint}>{words.panel.nothingToSee}</p>;
  return (
    <ul className={styles.checks}>
      {checks.map(({ code, detail, about = '', questionId, answerId }, index) => {
        const sentence = words.checks[code](detail, about);
        const inside = (
          <>
            <Icon name="info" size={16} />
            <span>{sentence}</span>
          </>
        );
        const spot: Spot = {
          ...(questionId === undefined ? {} : { questionId }),
          ...(answerId === undefined ? {} : { answerId }),
        };
        return (
          <li key={`${code} ${questionId ?? answerId ?? index}`}>
            {questionId === undefined && answerId === undefined ? (
              <p className={styles.check}>{inside}</p>
            ) : (
              <Button className={styles.check ?? ''} onPress={() => onGoTo(spot)}>
                {inside}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
