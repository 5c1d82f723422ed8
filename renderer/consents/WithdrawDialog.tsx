import { useState, type ReactNode } from 'react';
import type { CalendarDateTime } from '@internationalized/date';
import type { Consent } from '#contract/consents.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { DateTimeField } from '../ui/fields/DateTimeField.tsx';
import { endOfDay, hourIn, instantOfDay } from '../ui/hours.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './Consents.module.css';

type WithdrawDialogProps = Readonly<{
  consent: Consent;
  onOpenPost: (postId: string) => void;
  onClose: () => void;
}>;

type Uses = RequestOutput<'consents.uses'>;
type Removed = RequestOutput<'consents.remove-portrait'>;

/** « Retirer… »: the day of a withdrawal, the posts it is about, and what the author can do with them. */
export function WithdrawDialog({ consent, onOpenPost, onClose }: WithdrawDialogProps): ReactNode {
  const { consents, sending: dateWords, window } = useMessages();
  const words = consents.ended;
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [now] = useState(() => Date.now());
  const [day, setDay] = useState<CalendarDateTime | null>(() => hourIn(now, zone));
  const [isWithdrawn, setWithdrawn] = useState(consent.withdrawnAt !== undefined);
  const [removed, setRemoved] = useState<Removed>();
  const [pending, setPending] = useState(false);
  const [thrown, setThrown] = useState<unknown>(undefined);
  const uses = useQuery('consents.uses', { id: consent.id }, ['posts.changed', 'publications.changed']);
  const failure = thrown ?? uses.failure;
  const run = (work: () => Promise<void>): void => {
    setPending(true);
    setThrown(undefined);
    work()
      .catch((error: unknown) => setThrown(asAppError(error)))
      .finally(() => setPending(false));
  };
  const withdraw = (withdrawnAt?: number): void =>
    run(async () => {
      await call('consents.withdraw', {
        id: consent.id,
        ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
      });
      setWithdrawn(withdrawnAt !== undefined);
    });
  const hasPortrait = uses.value?.posts.some((post) => post.hasPortrait) === true;
  return (
    <Dialog
      title={isWithdrawn ? words.usesTitle : words.title}
      isOpen
      dismissable={false}
      busy={pending}
      onClose={onClose}
      actions={
        isWithdrawn ? (
          <>
            {consent.state !== 'refused' && (
              <Button isDisabled={pending} onPress={() => withdraw()}>
                {words.giveBack}
              </Button>
            )}
            <Button kind="primary" isDisabled={pending} onPress={onClose}>
              {words.finish}
            </Button>
          </>
        ) : (
          <>
            <Button isDisabled={pending} onPress={onClose}>
              {window.cancel}
            </Button>
            <Button
              kind="primary"
              isPending={pending}
              isDisabled={day === null}
              onPress={() => day !== null && withdraw(instantOfDay(day, now, zone))}
            >
              {words.act}
            </Button>
          </>
        )
      }
    >
      <div className={styles.form}>
        <FailureNotice failure={failure} />
        <p>{consents.row(consent.name, consent.subject)}</p>
        {!isWithdrawn && (
          <DateTimeField
            label={words.day}
            value={day}
            onChange={setDay}
            last={endOfDay(hourIn(now, zone))}
            dayOnly
            words={dateWords}
          />
        )}
        {uses.value === undefined ? (
          uses.failure === undefined && <Progress label={window.loading} />
        ) : (
          <UsesList
            uses={uses.value}
            subject={consent.subject}
            onOpen={(postId) => {
              onClose();
              onOpenPost(postId);
            }}
          />
        )}
        <p className={styles.hint}>{words.unsent}</p>
        <p className={styles.hint}>{words.erase}</p>
        {isWithdrawn && consent.subject === 'picture' && hasPortrait && (
          <div>
            <Button
              isPending={pending}
              onPress={() =>
                run(async () => setRemoved(await call('consents.remove-portrait', { id: consent.id })))
              }
            >
              {words.portraits}
            </Button>
          </div>
        )}
        <div aria-live="polite">{removed !== undefined && <RemovedNotice removed={removed} />}</div>
      </div>
    </Dialog>
  );
}

function RemovedNotice({ removed }: Readonly<{ removed: Removed }>): ReactNode {
  const words = useMessages().consents.ended;
  const { changed, left, prepared, notPrepared } = removed;
  const isComplete = left + notPrepared === 0;
  return (
    <Notice tone={isComplete ? 'good' : 'alert'} isAnnounced>
      {[
        words.removed(changed, prepared),
        ...(left > 0 ? [words.left(left)] : []),
        ...(notPrepared > 0 ? [words.notPrepared(notPrepared)] : []),
      ].join(' ')}
    </Notice>
  );
}

type UsesListProps = Readonly<{
  uses: Uses;
  subject: Consent['subject'];
  onOpen: (postId: string) => void;
}>;

function UsesList({ uses: { posts, total }, subject, onOpen }: UsesListProps): ReactNode {
  const words = useMessages().consents.ended;
  if (posts.length === 0) return <p>{words.none}</p>;
  return (
    <div>
      <p>{words.about[subject]}</p>
      <ul className={styles.list}>
        {posts.map(({ id, title, parts, pictures, hasPortrait, blogs }) => {
          const name = title === '' ? words.untitled : title;
          return (
            <li key={id} className={styles.use}>
              <div className={styles.words}>
                <span>{name}</span>
                <span className={styles.facts}>
                  {[
                    words.parts[subject](parts),
                    ...(hasPortrait ? [words.portrait] : []),
                    blogs.length > 0 ? words.online(blogs.join(', ')) : words.offline,
                  ].join(' · ')}
                </span>
                {pictures.length > 0 && (
                  <div className={styles.pictures}>
                    {pictures.map((sha256) => (
                      <img
                        key={sha256}
                        className={styles.picture}
                        src={`app://asset/${sha256}?width=160`}
                        alt=""
                      />
                    ))}
                  </div>
                )}
              </div>
              <Button kind="plain" aria-label={words.openOf(name)} onPress={() => onOpen(id)}>
                {words.open}
              </Button>
            </li>
          );
        })}
      </ul>
      {total > posts.length && <p className={styles.hint}>{words.more(total - posts.length)}</p>}
    </div>
  );
}
