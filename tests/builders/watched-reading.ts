/** A reading thread whose every job waits for what the test does while the backend waits for that thread. */
import type { JobThreads, ThreadLimits } from '#backend/core/threads/job-threads.ts';
import { createReading } from '#backend/exchange/reading/read-apart.ts';
import type { TextAsked, TextName } from '#backend/exchange/reading/jobs.ts';

/** @param meanwhile told which texts the job reads; none of another job */
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
