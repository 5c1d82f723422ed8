import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useMessages } from '../../bridge/messages.tsx';
import type { Spot } from '../../view.ts';
import { Icon } from '../../widgets/Icon.tsx';
import type { Check } from '../checks.ts';
import styles from './panel.module.css';

type ChecksPartProps = Readonly<{
  checks: readonly Check[];
  onGoTo: (spot: Spot) => void;
  /** What is about the labels is seen to in their field. */
  onLabels: () => void;
}>;

/** What deserves a look; pressing goes there. */
export function ChecksPart({ checks, onGoTo, onLabels }: ChecksPartProps): ReactNode {
  const { checks: sentences, window: words } = useMessages();
  if (checks.length === 0) return <p className={styles.hint}>{words.panel.nothingToSee}</p>;
  return (
    <ul className={styles.checks}>
      {checks.map(({ code, detail, about = '', spot }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two checks may say the same words of two pictures
        <li key={`${code} ${index}`}>
          <Button
            className={styles.check ?? ''}
            onPress={() => (spot === undefined ? onLabels() : onGoTo(spot))}
          >
            <Icon name="info" size={16} />
            <span>{sentences[code](detail, about)}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
