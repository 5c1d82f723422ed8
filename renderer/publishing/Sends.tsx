import { useState, type ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { AppError, FailureCode } from '#contract/failure.ts';
import type { Messages } from '#assets/messages/fr.ts';
import { asAppError, call } from '../bridge/call.ts';
import { messagesFor, useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { formatMoment, formatTime } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { PausedSends } from '../mirror/PausedSends.tsx';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sheet } from '../ui/overlays/Sheet.tsx';
import { ByHandGuide } from './by-hand/ByHandGuide.tsx';
import { FailureWays } from './FailureWays.tsx';
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

type SendsProps = Readonly<{
  onOpenPost: (postId: string) => void;
  /** To the post, and to what changed on its blog. */
  onShowChanges: (postId: string) => void;
  /** Opens the post, and the alterations of its blog. */
  onShowAltered: (postId: string) => void;
  onSignIn: () => void;
}>;

/** The author is to look at what stands on the blog: trying again would stop again. */
const ANSWERED_IN_CONFLICT: readonly string[] = ['publication.changed-on-blog', 'destination.not-found'];

/** In the author's hands, and nothing is wrong. */
const waitsForAuthor = ({ byHand, state, failure }: Job): boolean =>
  byHand && state === 'needs-author' && failure === undefined;

/** A failure that the next try resolves without its author: the story of the state explains it better. */
const waitsForNetwork = ({ code }: Readonly<{ code?: string | undefined }>): boolean =>
  code === 'network.offline';

/** « Envois »: what leaves, what has left, what waits for the author; each in sentences, with its way out. */
export function Sends({ onOpenPost, onShowChanges, onShowAltered, onSignIn }: SendsProps): ReactNode {
  const messages = useMessages();
  const { altered, publishing: words, sending, byHand, conflicts, failures } = messages;
  /** The job in the author's hands that is shown. */
  const [openByHand, setOpenByHand] = useState<Job | undefined>(undefined);
  const language = useLanguage();
  const jobs = useQuery('jobs.list', {}, ['publications.changed', 'syncs.changed']);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const now = useNow(60_000);
  const dates = (at: number): string => formatMoment(at, now, language);
  const ask = (name: 'jobs.cancel' | 'jobs.retry', id: string) => {
    setFailure(undefined);
    call(name, { id }).catch((thrown: unknown) => setFailure(asAppError(thrown)));
  };
  const shown = failure ?? jobs.failure;

  return (
    <div className={styles.sends}>
      <h1 className={styles.title}>{words.sends}</h1>
      {shown !== undefined && <Notice tone="alert">{failures[shown.code](shown.params)}</Notice>}
      <PausedSends />
      {jobs.value?.items.length === 0 && <EmptyState icon="outbox" sentence={words.sendsNone} />}
      <ul className={styles.list}>
        {(jobs.value?.items ?? []).map((job) => (
          <li key={job.id} className={styles.job} data-state={waitsForAuthor(job) ? 'waiting' : job.state}>
            <Icon name={waitsForAuthor(job) ? 'copy' : ICONS[job.state]} />
            <div className={styles.story}>
              <h2 className={styles.name}>
                {words.sendTitle(job.title === '' ? words.untitled : job.title, job.blogName)}
              </h2>
              <p className={styles.meta}>
                {messagesFor(messages, job.blogKind).sending.intents[job.intent]} ·{' '}
                <time dateTime={new Date(job.createdAt).toISOString()}>
                  {dates(job.finishedAt ?? job.createdAt)}
                </time>
              </p>
              <p>{jobSentence(job, messagesFor(messages, job.blogKind), dates)}</p>
              {job.edited && <p className={styles.meta}>{sending.edited}</p>}
              {job.failure !== undefined && <FailureWays failure={job.failure} onReconnect={onSignIn} />}
              <div className={styles.ways}>
                <Button kind="plain" onPress={() => onOpenPost(job.postId)}>
                  {words.openPost}
                </Button>
                {job.byHand && job.state === 'needs-author' && (
                  <Button kind="primary" onPress={() => setOpenByHand(job)}>
                    {byHand.goOn}
                  </Button>
                )}
                {!job.byHand &&
                  job.state === 'needs-author' &&
                  ANSWERED_IN_CONFLICT.includes(job.failure?.code ?? '') && (
                    <Button kind="primary" onPress={() => onShowChanges(job.postId)}>
                      {job.failure?.code === 'destination.not-found' ? conflicts.whatToDo : conflicts.choose}
                    </Button>
                  )}
                {job.altered === true && (
                  <Button onPress={() => onShowAltered(job.postId)}>{altered.show}</Button>
                )}
                {!job.byHand && (job.state === 'needs-author' || job.state === 'waiting-network') && (
                  <Button onPress={() => ask('jobs.retry', job.id)}>{words.retry}</Button>
                )}
                {job.finishedAt === undefined && job.callable && (
                  <Button onPress={() => ask('jobs.cancel', job.id)}>{words.cancelSend}</Button>
                )}
              </div>
              <Disclosure title={sending.journal} level={3}>
                <JobStory jobId={job.id} />
              </Disclosure>
            </div>
          </li>
        ))}
      </ul>
      {openByHand !== undefined && (
        <Sheet title={byHand.title} isOpen onClose={() => setOpenByHand(undefined)}>
          <ByHandGuide jobId={openByHand.id} />
        </Sheet>
      )}
    </div>
  );
}

type JobStoryProps = Readonly<{ jobId: string }>;

/** What happened to a send, hour by hour; a stop with the sentence that says why. */
function JobStory({ jobId }: JobStoryProps): ReactNode {
  const { sending: words, failures } = useMessages();
  const language = useLanguage();
  const story = useQuery('jobs.story', { id: jobId }, ['publications.changed']);
  return (
    <ol className={styles.journal}>
      {(story.value?.events ?? []).map((event, index) => (
        // Events are only ever added at the end.
        <li key={index}>
          <time dateTime={new Date(event.at).toISOString()}>{formatTime(event.at, language)}</time>
          <span>
            {words.events[event.what]}
            {event.code !== undefined && !waitsForNetwork(event) && (
              <span className={styles.why}>{failures[event.code as FailureCode](event.params ?? {})}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/* A send in one sentence. */

/** `moment` writes an instant as the author reads it. */
function jobSentence(
  job: Job,
  { altered, sending: words, byHand, mirror, failures }: Messages,
  moment: (at: number) => string,
): string {
  if (job.failure !== undefined && !waitsForNetwork(job.failure))
    return failures[job.failure.code as FailureCode](job.failure.params);
  if (job.paused === true) return mirror.pausedStory;
  if (job.state === 'cancelled' && job.endedBy === 'conflict' && !job.left) return words.endedByConflict;
  if (job.state === 'cancelled') return job.left ? words.cancelledLeft : words.cancelled;
  if (job.byHand && job.state === 'needs-author') return byHand.story;
  if (job.byHand && job.state === 'done') return job.confirmed ? byHand.storyConfirmed : byHand.storyDone;
  if (job.altered === true) return altered.done;
  if (job.state === 'done')
    return job.intent === 'schedule'
      ? words.done.schedule(moment(job.publishAt ?? 0))
      : words.done[job.intent];
  return job.publishAt === undefined
    ? words.story[job.state]
    : `${words.scheduleWaiting(moment(job.publishAt))} ${words.story[job.state]}`;
}
