import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Messages } from '../../assets/messages/fr.ts';
import type { RequestOutput } from '../../preload/contract/bridge.ts';
import type { AppError, FailureCode } from '../../preload/contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../widgets/Button.tsx';
import { EmptyState } from '../widgets/EmptyState.tsx';
import { Icon } from '../widgets/Icon.tsx';
import type { IconName } from '../widgets/Icon.tsx';
import { Notice } from '../widgets/Notice.tsx';
import { Sheet } from '../widgets/Sheet.tsx';
import { HandGuide } from './by-hand/HandGuide.tsx';
import styles from './Sends.module.css';

type Job = RequestOutput<'jobs.list'>['items'][number];
const ICONS: Readonly<Record<Job['state'], IconName>> = {
  waiting: 'clock',
  'waiting-network': 'offline',
  sending: 'send',
  checking: 'send',
  done: 'check',
  'needs-author': 'warning',
  cancelled: 'close',
};

/** In the author's hands, and nothing is wrong. */
const waitsForHands = ({ byHand, state, failure }: Job): boolean =>
  byHand && state === 'needs-author' && failure === undefined;

function storyOf(
  { byHand, confirmed, state }: Job,
  words: Messages['publishing']['story'],
  hands: Messages['byHand'],
): string {
  if (byHand && state === 'needs-author') return hands.story;
  if (byHand && state === 'done') return confirmed ? hands.storyConfirmed : hands.storyDone;
  return words[state];
}

type SendsProps = Readonly<{ onOpenPost: (postId: string) => void }>;

/** « Envois »: what leaves, what has left, what waits for the author; each in sentences, with its way out. */
export function Sends({ onOpenPost }: SendsProps): ReactNode {
  const { publishing: words, byHand, failures } = useMessages();
  /** The job in the author's hands that is shown. */
  const [inHands, setInHands] = useState<Job | undefined>(undefined);
  const language = useLanguage();
  const jobs = useQuery('jobs.list', {}, ['publications.changed']);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const [dates] = useState(
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
  );
  const ask = (name: 'jobs.cancel' | 'jobs.retry', id: string) => {
    setFailure(undefined);
    call(name, { id }).catch((thrown: unknown) => setFailure(asAppError(thrown)));
  };
  const shown = failure ?? jobs.failure;

  return (
    <div className={styles.sends}>
      <h1 className={styles.title}>{words.sends}</h1>
      {shown !== undefined && <Notice tone="alert">{failures[shown.code](shown.params)}</Notice>}
      {jobs.value?.items.length === 0 && <EmptyState icon="outbox" sentence={words.sendsNone} />}
      <ul className={styles.list}>
        {(jobs.value?.items ?? []).map((job) => (
          <li key={job.id} className={styles.job} data-state={waitsForHands(job) ? 'waiting' : job.state}>
            <Icon name={waitsForHands(job) ? 'copy' : ICONS[job.state]} />
            <div className={styles.story}>
              <h2 className={styles.name}>
                {words.sendTitle(job.title === '' ? words.untitled : job.title, job.blogName)}
              </h2>
              <p className={styles.meta}>
                {words.intents[job.intent]} ·{' '}
                <time dateTime={new Date(job.createdAt).toISOString()}>
                  {dates.format(job.finishedAt ?? job.createdAt)}
                </time>
              </p>
              <p>
                {job.failure === undefined
                  ? storyOf(job, words.story, byHand)
                  : failures[job.failure.code as FailureCode](job.failure.params)}
              </p>
              <div className={styles.ways}>
                <Button kind="plain" onPress={() => onOpenPost(job.postId)}>
                  {words.openPost}
                </Button>
                {job.byHand && job.state === 'needs-author' && (
                  <Button kind="primary" onPress={() => setInHands(job)}>
                    {byHand.goOn}
                  </Button>
                )}
                {!job.byHand && (job.state === 'needs-author' || job.state === 'waiting-network') && (
                  <Button onPress={() => ask('jobs.retry', job.id)}>{words.retry}</Button>
                )}
                {(job.state === 'waiting' ||
                  job.state === 'waiting-network' ||
                  job.state === 'needs-author') && (
                  <Button onPress={() => ask('jobs.cancel', job.id)}>{words.cancelSend}</Button>
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {inHands !== undefined && (
        <Sheet title={byHand.title} isOpen onClose={() => setInHands(undefined)}>
          <HandGuide jobId={inHands.id} />
        </Sheet>
      )}
    </div>
  );
}
