import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RescueCopy } from '../../preload/contract/rescue.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatMoment } from '../format.ts';
import { useNow } from '../frame/use-now.ts';
import { Button } from '../widgets/Button.tsx';
import { Icon } from '../widgets/Icon.tsx';
import styles from './Rescue.module.css';

/** The newest are those that are wanted. */
const SHOWN_FIRST = 4;

type RescueCopiesProps = Readonly<{
  copies: readonly RescueCopy[];
  busy: boolean;
  onRestore: (copy: RescueCopy) => void;
}>;

/** The copies that could take the place of a damaged library, newest first. */
export function RescueCopies({ copies, busy, onRestore }: RescueCopiesProps): ReactNode {
  const { rescue: words, backups } = useMessages();
  const language = useLanguage();
  const now = useNow(60_000);
  const [all, setAll] = useState(false);
  if (copies.length === 0) return <p className={styles.sentence}>{words.noCopies}</p>;
  return (
    <>
      <h2 className={styles.subtitle}>{words.copies}</h2>
      <ul className={styles.copies} aria-label={words.copies}>
        {(all ? copies : copies.slice(0, SHOWN_FIRST)).map((copy, index) => {
          const date = formatMoment(copy.madeAt, now, language);
          const facts = [
            backups.reasons[copy.reason],
            backups.size(copy.bytes),
            copy.posts === undefined ? backups.unproved : backups.proved(copy.posts),
            ...(copy.place === 'second' ? [backups.onlySecond] : []),
          ];
          return (
            <li key={`${copy.place} ${copy.id}`} className={styles.copy}>
              <Icon name={copy.posts === undefined ? 'info' : 'check'} size={16} />
              <div className={styles.copyWords}>
                <span className={styles.date}>{date}</span>
                <span className={styles.facts}>{facts.join(' · ')}</span>
              </div>
              <Button
                kind={index === 0 ? 'primary' : 'quiet'}
                isDisabled={busy}
                aria-label={words.restoreOf(date)}
                onPress={() => onRestore(copy)}
              >
                {words.restore}
              </Button>
            </li>
          );
        })}
      </ul>
      {!all && copies.length > SHOWN_FIRST && (
        <div>
          <Button kind="plain" onPress={() => setAll(true)}>
            {backups.more(copies.length)}
          </Button>
        </div>
      )}
    </>
  );
}
