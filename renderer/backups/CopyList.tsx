import { useState } from 'react';
import type { ReactNode } from 'react';
import type { KeptCopy } from '../../preload/contract/backups.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatMoment } from '../format.ts';
import { useNow } from '../frame/use-now.ts';
import { Button } from '../widgets/Button.tsx';
import { Icon } from '../widgets/Icon.tsx';
import styles from './Backups.module.css';

/** The rest is one press away: the newest are those that are wanted. */
const SHOWN_FIRST = 5;

type CopyListProps = Readonly<{ copies: readonly KeptCopy[]; onRestore: (copy: KeptCopy) => void }>;

/** The copies that are kept, newest first: when, why, how large, proved or not, where. */
export function CopyList({ copies, onRestore }: CopyListProps): ReactNode {
  const words = useMessages().backups;
  const language = useLanguage();
  const now = useNow(60_000);
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className={styles.copies} aria-label={words.list}>
        {(all ? copies : copies.slice(0, SHOWN_FIRST)).map((copy) => {
          const date = formatMoment(copy.madeAt, now, language);
          const facts = [
            words.size(copy.bytes),
            copy.posts === undefined ? words.unproved : words.proved(copy.posts),
            ...(copy.second ? [copy.here ? words.onSecond : words.onlySecond] : []),
          ];
          return (
            <li key={copy.id} className={styles.copy}>
              <Icon name={copy.posts === undefined ? 'info' : 'check'} size={16} />
              <div className={styles.copyWords}>
                <span className={styles.date}>{date}</span>
                <span className={styles.facts}>
                  {words.reasons[copy.reason]} · {facts.join(' · ')}
                </span>
              </div>
              <Button kind="plain" aria-label={words.restoreOf(date)} onPress={() => onRestore(copy)}>
                {words.restoreOne}
              </Button>
            </li>
          );
        })}
      </ul>
      {!all && copies.length > SHOWN_FIRST && (
        <div>
          <Button kind="plain" onPress={() => setAll(true)}>
            {words.more(copies.length)}
          </Button>
        </div>
      )}
    </>
  );
}
