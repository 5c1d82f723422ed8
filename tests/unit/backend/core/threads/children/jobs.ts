/** A thread with jobs of every kind. */
import { serveJobs } from '#backend/core/threads/serve-jobs.ts';
import { AppError } from '#contract/failure.ts';

const work = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};
let jobs = 0;

serveJobs({
  count: () => (jobs += 1),
  refused: () => {
    throw new AppError('document.damaged', { name: 'a' });
  },
  bug: () => {
    throw new TypeError('a bug');
  },
  spin: () => {
    for (;;) work(1_000);
  },
  eat: () => {
    const eaten: unknown[] = [];
    for (;;) eaten.push(Array.from({ length: 10_000 }, (_, at) => ({ at })));
  },
  die: () => process.exit(3),
  throwLater: () =>
    new Promise(() => {
      setImmediate(() => {
        throw new Error('outside of every promise');
      });
    }),
  async asks({ times }: { times: number }, asker) {
    let sum = 0;
    for (let at = 0; at < times; at += 1) sum += (await asker.ask('give', { at })) as number;
    return sum;
  },
  tells({ times, ms }: { times: number; ms: number }, asker) {
    for (let at = 0; at < times; at += 1) {
      work(ms);
      asker.tell('progress', { at });
    }
    return times;
  },
});
