import { useState, type ReactNode } from 'react';
import type { Consent } from '#contract/consents.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { formatDay } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { ConsentDialog } from './ConsentDialog.tsx';
import { type ConsentsOf, scopeOf } from './consents-of.ts';
import { RegisterDialog } from './RegisterDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import styles from './Consents.module.css';

type ConsentsPartProps = Readonly<{ of: ConsentsOf; onOpenPost: (postId: string) => void }>;
type Open = Readonly<{ dialog: 'add' | 'export' } | { dialog: 'change' | 'withdraw'; consent: Consent }>;

/** The consents of a post or a person, and their dialogs. */
export function ConsentsPart({ of, onOpenPost }: ConsentsPartProps): ReactNode {
  const { consents: words, window } = useMessages();
  const { value, failure, refresh } = useQuery('consents.list', scopeOf(of), [
    'consents.changed',
    'participants.changed',
  ]);
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  if (failure !== undefined)
    return <FailureNotice failure={failure} action={{ label: window.retry, onPress: refresh }} />;
  const items = value?.items ?? [];
  return (
    <div className={styles.part}>
      {items.length === 0 && <p className={styles.hint}>{words.none}</p>}
      {items.length > 0 && (
        <ul className={styles.list}>
          {items.map((consent) => (
            <ConsentRow
              key={consent.id}
              consent={consent}
              showsPost={!('postId' in of)}
              onChange={() => setOpen({ dialog: 'change', consent })}
              onWithdraw={() => setOpen({ dialog: 'withdraw', consent })}
            />
          ))}
        </ul>
      )}
      <div className={styles.row}>
        <Button onPress={() => setOpen({ dialog: 'add' })}>{words.add}</Button>
        {items.length > 0 && (
          <Button kind="plain" onPress={() => setOpen({ dialog: 'export' })}>
            {words.export.open}
          </Button>
        )}
      </div>
      {open?.dialog === 'add' && <ConsentDialog of={of} onClose={close} />}
      {open?.dialog === 'change' && <ConsentDialog of={of} consent={open.consent} onClose={close} />}
      {open?.dialog === 'withdraw' && (
        <WithdrawDialog consent={open.consent} onOpenPost={onOpenPost} onClose={close} />
      )}
      {open?.dialog === 'export' && <RegisterDialog of={of} onClose={close} />}
    </div>
  );
}

type ConsentRowProps = Readonly<{
  consent: Consent;
  showsPost: boolean;
  onChange: () => void;
  onWithdraw: () => void;
}>;

function ConsentRow({ consent, showsPost, onChange, onWithdraw }: ConsentRowProps): ReactNode {
  const { consents: words, window } = useMessages();
  const language = useLanguage();
  const { name, subject, state, manner, givenAt, validUntil, withdrawnAt, post, places, purpose } = consent;
  const day = (at: number): string => formatDay(at, language);
  const row = words.row(name, subject);
  const isEnded = state === 'withdrawn' || state === 'refused';
  const facts = [
    ...(state === 'refused' ? [] : [words.given(day(givenAt), manner)]),
    ...(validUntil === undefined || state !== 'given' ? [] : [words.until(day(validUntil))]),
    ...(post === undefined ? [words.allPosts] : []),
    ...(post !== undefined && showsPost ? [post.title === '' ? window.lists.untitled : post.title] : []),
  ];
  const use = [places, purpose].filter((part) => part !== '');
  return (
    <li className={styles.item} data-ended={state === 'given' ? undefined : ''}>
      <Icon name={state === 'given' ? 'check' : 'warning'} size={16} />
      <div className={styles.words}>
        <span>{row}</span>
        {state === 'expired' && validUntil !== undefined && <span>{words.expired(day(validUntil))}</span>}
        {isEnded && withdrawnAt !== undefined && <span>{words[state](day(withdrawnAt))}</span>}
        {facts.length > 0 && <span className={styles.facts}>{facts.join(' · ')}</span>}
        {use.length > 0 && <span className={styles.facts}>{use.join(' · ')}</span>}
        <div className={styles.row}>
          <Button kind="plain" aria-label={words.changeOf(row)} onPress={onChange}>
            {words.change}
          </Button>
          <Button
            kind="plain"
            aria-label={isEnded ? words.usesOf(row) : words.withdrawOf(row)}
            onPress={onWithdraw}
          >
            {isEnded ? words.uses : words.withdraw}
          </Button>
        </div>
      </div>
    </li>
  );
}
