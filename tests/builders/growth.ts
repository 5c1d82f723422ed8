/**
 * The ratio of the times that `work` takes for an input eight times as long: about 8 if its time is linear, 64 if quadratic.
 * Measured as processor time, which other programs do not affect.
 */
export function growthOf(work: (input: string) => unknown, piece: string, times: number): number {
  const [short, long] = [piece.repeat(times), piece.repeat(8 * times)];
  // Compiles it before the measurement.
  work(long);
  return microsecondsOf(() => work(long)) / microsecondsOf(() => work(short));
}

/** Minimum duration of one measurement, in microseconds: the clock has steps of some milliseconds. */
const LEAST = 50_000;

function microsecondsOf(run: () => unknown): number {
  const begun = process.threadCpuUsage();
  for (let runs = 1; ; runs += 1) {
    run();
    const { user, system } = process.threadCpuUsage(begun);
    if (user + system >= LEAST) return (user + system) / runs;
  }
}

/** Limit between both, with room for cache misses of a longer input. */
export const LINEAR = 30;
