/** A reading thread whose jobs wait for an action of the test while the backend waits for the thread. */
import type { JobThreads, ThreadLimits } from '#backend/core/threads/job-threads.ts';
import { createReading } from '#backend/exchange/reading/read-apart.ts';
import type { TextAsked, TextName } from '#backend/exchange/reading/jobs.ts';

/** @param meanwhile called with the texts that the job reads; empty for another job */
export function watchReading(
  limits: ThreadLimits,
  meanwhile: (names: readonly TextName[]) => Promise<void>,
): JobThreads {
  const reading = createReading(limits);
  return {
    async run(job) {
      const { texts = [] } = job.input as { texts?: readonly TextAsked[] };
      await meanwhile(texts.map(({ name }) => name));
      return reading.run(job);
    },
  };
}
