import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DocumentChange } from '#contract/exchange.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatDate } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import styles from './Changes.module.css';

/** Shown at a time: a document reviewed by many may hold thousands. */
const PAGE = 100;

type ChangeListProps = Readonly<{
  changes: readonly DocumentChange[];
  accepted: ReadonlySet<number>;
  onToggle: (index: number, accepted: boolean) => void;
}>;

/** Each change in its sentence, ticked while it is accepted. */
export function ChangeList({ changes, accepted, onToggle }: ChangeListProps): ReactNode {
  const words = useMessages().reviewed;
  const language = useLanguage();
  const now = useNow(60_000);
  const [shown, setShown] = useState(PAGE);
  const next = Math.min(PAGE, changes.length - shown);
  return (
    <div className={styles.each}>
      <p className={styles.hint} aria-live="polite">
        {words.acceptedCount(accepted.size, changes.length)}
      </p>
      <ol className={styles.list} aria-label={words.list}>
        {changes.slice(0, shown).map((change, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a change has no other name than its place in the document
          <li key={index}>
            <Checkbox isSelected={accepted.has(index)} onChange={(on) => onToggle(index, on)}>
              <ChangeWords change={change} />{' '}
              <span className={styles.who}>
                {change.author === '' ? words.nobody : change.author}
                {change.at !== undefined && ` · ${formatDate(change.at, now, language)}`}
              </span>
            </Checkbox>
          </li>
        ))}
      </ol>
      {next > 0 && (
        <Button kind="plain" onPress={() => setShown(shown + PAGE)}>
          {words.more(next)}
        </Button>
      )}
    </div>
  );
}

/** The change among the words around it; what a line through the words says is said to those who do not see it. */
function ChangeWords({ change }: Readonly<{ change: DocumentChange }>): ReactNode {
  const words = useMessages().reviewed;
  const { kind, before, removed, inserted, after } = change;
  const said = (label: string): ReactNode => <span className={styles.said}>{label} </span>;
  if (kind === 'move')
    return (
      <span>
        {words.moved} <ins className={styles.inserted}>{inserted}</ins>
      </span>
    );
  return (
    <span>
      {before !== '' && <span className={styles.around}>… {before}</span>}
      {kind === 'formatting' && <span className={styles.look}>{words.look}</span>}
      {kind === 'formatting' ? (
        <span>{inserted}</span>
      ) : (
        <>
          {removed !== '' && (
            <>
              {said(words.removed)}
              <del className={styles.removed}>{removed}</del>
            </>
          )}
          {inserted !== '' && (
            <>
              {said(words.inserted)}
              <ins className={styles.inserted}>{inserted}</ins>
            </>
          )}
        </>
      )}
      {after !== '' && <span className={styles.around}>{after} …</span>}
    </span>
  );
}
