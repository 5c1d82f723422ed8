import { useState, type ReactNode } from 'react';
import type { KeptCopy } from '#contract/backups.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './CopyRows.module.css';

type ButtonKind = 'primary' | 'quiet' | 'plain';

type CopyRowsProps<Copy> = Readonly<{
  label: string;
  /** Newest first; the older ones are collapsed. */
  copies: readonly Copy[];
  shownFirst: number;
  keyOf: (copy: Copy) => string;
  /** The location of the copy, if worth showing. */
  where: (copy: Copy) => string | undefined;
  button: Readonly<{
    text: string;
    /** An accessible name for each button, since their text is the same. */
    nameOf: (date: string) => string;
    kind: ButtonKind;
    /** The kind of the newest copy's button, if it differs. */
    kindOfNewest?: ButtonKind;
    isDisabled?: boolean;
  }>;
  onRestore: (copy: Copy) => void;
}>;

/** Copies of the library: date, reason, size, verification, location. */
export function CopyRows<
  Copy extends Pick<KeptCopy, 'madeAt' | 'reason' | 'bytes' | 'posts'> & Partial<Pick<KeptCopy, 'version'>>,
>({ label, copies, shownFirst, keyOf, where, button, onRestore }: CopyRowsProps<Copy>): ReactNode {
  const words = useMessages().backups;
  const language = useLanguage();
  const now = useNow(60_000);
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className={styles.copies} aria-label={label}>
        {(all ? copies : copies.slice(0, shownFirst)).map((copy, index) => {
          const date = formatMoment(copy.madeAt, now, language);
          const facts = [
            copy.version === undefined ? words.reasons[copy.reason] : words.beforeVersion(copy.version),
            words.size(copy.bytes),
            copy.posts === undefined ? words.unproved : words.proved(copy.posts),
            where(copy),
          ];
          return (
            <li key={keyOf(copy)} className={styles.copy}>
              <Icon name={copy.posts === undefined ? 'info' : 'check'} size={16} />
              <div className={styles.words}>
                <span className={styles.date}>{date}</span>
                <span className={styles.facts}>{facts.filter((fact) => fact !== undefined).join(' · ')}</span>
              </div>
              <Button
                kind={index === 0 ? (button.kindOfNewest ?? button.kind) : button.kind}
                isDisabled={button.isDisabled === true}
                aria-label={button.nameOf(date)}
                onPress={() => onRestore(copy)}
              >
                {button.text}
              </Button>
            </li>
          );
        })}
      </ul>
      {!all && copies.length > shownFirst && (
        <div>
          <Button kind="plain" onPress={() => setAll(true)}>
            {words.more(copies.length)}
          </Button>
        </div>
      )}
    </>
  );
}

type CopyListProps = Readonly<{ copies: readonly KeptCopy[]; onRestore: (copy: KeptCopy) => void }>;

/** The backups of the open library. */
export function CopyList({ copies, onRestore }: CopyListProps): ReactNode {
  const words = useMessages().backups;
  return (
    <CopyRows
      label={words.list}
      copies={copies}
      shownFirst={5}
      keyOf={({ id }) => id}
      where={({ here, second }) => (second ? (here ? words.onSecond : words.onlySecond) : undefined)}
      button={{ text: words.restoreOne, nameOf: words.restoreOf, kind: 'plain' }}
      onRestore={onRestore}
    />
  );
}
