import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './Answers.module.css';

type ReceivedTextProps = Readonly<{
  text: string;
  tone?: 'received' | 'existing' | 'away';
}>;

/** About eight lines: enough to know an answer again. */
const SHOWN = 560;

/** Words as they came; long ones open on demand, so that the next question stays within reach. */
export function ReceivedText({ text, tone = 'received' }: ReceivedTextProps): ReactNode {
  const words = useMessages().answers;
  const [whole, setWhole] = useState(false);
  const long = text.length > SHOWN + 80;
  return (
    <div className={styles.text} data-tone={tone}>
      {long && !whole ? `${text.slice(0, SHOWN).replace(/[\s.…]+$/u, '')}…` : text}
      {long && (
        <div>
          <Button kind="plain" aria-expanded={whole} onPress={() => setWhole(!whole)}>
            {whole ? words.less : words.more}
          </Button>
        </div>
      )}
    </div>
  );
}
