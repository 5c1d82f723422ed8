import type { OpenJob } from './jobs.ts';

/**
 * Whether a job can still be called back without any reader having seen, or being about to see, what it does. A draft that
 * stands on the blog already stays there and is shown as one; from the request that makes it public on, only another act
 * takes it back. What waits for the author may always be given up.
 */
export function isCallable(job: Pick<OpenJob, 'state' | 'sentFirst' | 'intent' | 'step'>): boolean {
  if (job.state === 'needs-author' || !job.sentFirst) return true;
  const stillDraft = job.intent === 'publish' || job.intent === 'schedule' || job.intent === 'deposit';
  return stillDraft && ['committed', 'inserting', 'remembered', 'patching'].includes(job.step);
}
