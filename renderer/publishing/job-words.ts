/** A send in one sentence. */
import type { Messages } from '#assets/messages/fr.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import type { FailureCode } from '#contract/failure.ts';

type Job = RequestOutput<'jobs.list'>['items'][number];

/** `moment` writes an instant as the author reads it. */
export function jobSentence(
  job: Job,
  { sending: words, byHand, mirror, failures }: Messages,
  moment: (at: number) => string,
): string {
  if (job.failure !== undefined) return failures[job.failure.code as FailureCode](job.failure.params);
  if (job.held === true) return mirror.heldStory;
  if (job.state === 'cancelled') return job.left ? words.cancelledLeft : words.cancelled;
  if (job.byHand && job.state === 'needs-author') return byHand.story;
  if (job.byHand && job.state === 'done') return job.confirmed ? byHand.storyConfirmed : byHand.storyDone;
  if (job.state === 'done')
    return job.intent === 'schedule'
      ? words.done.schedule(moment(job.publishAt ?? 0))
      : words.done[job.intent];
  return job.publishAt === undefined
    ? words.story[job.state]
    : `${words.scheduleWaiting(moment(job.publishAt))} ${words.story[job.state]}`;
}
