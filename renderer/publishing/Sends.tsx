import { useId, useState, type ReactNode } from 'react';
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

type Ways = Readonly<{
  onOpenPost: (postId: string) => void;
  /** Opens the post, or its conflict with the blog. */
  onShowChanges: (postId: string) => void;
  /** Opens the post, and the alterations of its blog. */
  onShowAltered: (postId: string) => void;
  onSignIn: () => void;
}>;

/** Failures that need the author's decision about the blog's version: a retry would fail again. */
const ANSWERED_IN_CONFLICT: readonly string[] = ['publication.changed-on-blog', 'destination.not-found'];

/** A job by hand without a failure. */
const waitsForAuthor = ({ byHand, state, failure }: Job): boolean =>
  byHand && state === 'needs-author' && failure === undefined;

/** A failure that the next try resolves without its author: the story of the state explains it better. */
const waitsForNetwork = ({ code }: Readonly<{ code?: string | undefined }>): boolean =>
  code === 'network.offline';

/** « Envois »: posts being sent, sent, and waiting for the author. */
export function Sends(ways: Ways): ReactNode {
  const { publishing: words, byHand, failures } = useMessages();
  /** The job by hand that is shown. */
  const [openByHand, setOpenByHand] = useState<Job | undefined>(undefined);
  const language = useLanguage();
  const jobs = useQuery('jobs.list', {}, ['publications.changed', 'mirrors.changed']);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const now = useNow(60_000);
  const dates = (at: number): string => formatMoment(at, now, language);
  const ask = (name: 'jobs.cancel' | 'jobs.retry', id: string) => {
    setFailure(undefined);
    call(name, { id }).catch((thrown: unknown) => setFailure(asAppError(thrown)));
  };
  const shownFailure = failure ?? jobs.failure;

  return (
    <div className={styles.sends}>
      <h1 className={styles.title}>{words.sends}</h1>
      {shownFailure !== undefined && (
        <Notice tone="alert">{failures[shownFailure.code](shownFailure.params)}</Notice>
      )}
      <PausedSends />
      {jobs.value?.items.length === 0 && <EmptyState icon="outbox" sentence={words.sendsNone} />}
      <ul className={styles.list}>
        {(jobs.value?.items ?? []).map((job) => (
          <Send
            key={job.id}
            job={job}
            moment={dates}
            onAsk={(name) => ask(name, job.id)}
            onByHand={() => setOpenByHand(job)}
            {...ways}
          />
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

type SendProps = Ways &
  Readonly<{
    job: Job;
    /** Writes an instant as the author reads it. */
    moment: (at: number) => string;
    onAsk: (name: 'jobs.cancel' | 'jobs.retry') => void;
    /** Opens the guide for publishing by hand. */
    onByHand: () => void;
  }>;

/** A send in one line. « Voir » adds its details and acts, which are always shown of one under way or that needs its author. */
function Send({ job, moment, onAsk, onByHand, ...ways }: SendProps): ReactNode {
  const messages = useMessages();
  const { publishing: words } = messages;
  const [choice, setChoice] = useState<boolean>();
  const isExpanded = choice ?? (job.finishedAt === undefined || job.altered === true);
  const titleId = useId();
  const title = words.sendTitle(job.title === '' ? words.untitled : job.title, job.blogName);
  const ofKind = messagesFor(messages, job.blogKind);
  const sentence = jobSentence(job, ofKind, moment);
  const at = (
    <time dateTime={new Date(job.createdAt).toISOString()}>{moment(job.finishedAt ?? job.createdAt)}</time>
  );
  return (
    <li className={styles.job} data-state={waitsForAuthor(job) ? 'waiting' : job.state}>
      <Icon name={waitsForAuthor(job) ? 'copy' : ICONS[job.state]} />
      <div className={styles.story}>
        <div className={styles.line}>
          <h2 id={titleId} className={styles.name} title={title}>
            {title}
          </h2>
          {!isExpanded && (
            <>
              <span className={styles.said} title={sentence}>
                {sentence}
              </span>
              <span className={styles.meta}>{at}</span>
            </>
          )}
          <Button
            kind="plain"
            aria-expanded={isExpanded}
            aria-describedby={titleId}
            onPress={() => setChoice(!isExpanded)}
          >
            {isExpanded ? words.hideSend : words.showSend}
          </Button>
        </div>
        {isExpanded && (
          <div className={styles.details}>
            <p className={styles.meta}>
              {ofKind.sending.intents[job.intent]} · {at}
            </p>
            <p>{sentence}</p>
            {job.edited && <p className={styles.meta}>{messages.sending.edited}</p>}
            {job.failure !== undefined && <FailureWays failure={job.failure} onReconnect={ways.onSignIn} />}
            <SendWays job={job} onAsk={onAsk} onByHand={onByHand} {...ways} />
            <Disclosure title={messages.sending.journal} level={3}>
              <JobStory jobId={job.id} />
            </Disclosure>
          </div>
        )}
      </div>
    </li>
  );
}

/** The ways on from a send. */
function SendWays({
  job,
  onAsk,
  onByHand,
  onOpenPost,
  onShowChanges,
  onShowAltered,
}: Omit<SendProps, 'moment'>): ReactNode {
  const { altered, publishing: words, byHand, conflicts } = useMessages();
  const code = job.failure?.code ?? '';
  const isStopped = job.state === 'needs-author';
  return (
    <div className={styles.ways}>
      <Button kind="plain" onPress={() => onOpenPost(job.postId)}>
        {words.openPost}
      </Button>
      {job.byHand && isStopped && (
        <Button kind="primary" onPress={onByHand}>
          {byHand.goOn}
        </Button>
      )}
      {!job.byHand && isStopped && ANSWERED_IN_CONFLICT.includes(code) && (
        <Button kind="primary" onPress={() => onShowChanges(job.postId)}>
          {code === 'destination.not-found' ? conflicts.whatToDo : conflicts.choose}
        </Button>
      )}
      {job.altered === true && <Button onPress={() => onShowAltered(job.postId)}>{altered.show}</Button>}
      {!job.byHand && (isStopped || job.state === 'waiting-network') && (
        <Button onPress={() => onAsk('jobs.retry')}>{words.retry}</Button>
      )}
      {job.finishedAt === undefined && job.callable && (
        <Button onPress={() => onAsk('jobs.cancel')}>{words.cancelSend}</Button>
      )}
    </div>
  );
}

type JobStoryProps = Readonly<{ jobId: string }>;

/** The events of a send in order; failures with their message. */
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
