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

/** Microseconds of one measurement, at least: the clock has steps of some milliseconds. */
const LEAST = 50_000;

function microsecondsOf(run: () => unknown): number {
  const begun = process.threadCpuUsage();
  for (let runs = 1; ; runs += 1) {
    run();
    const { user, system } = process.threadCpuUsage(begun);
    if (user + system >= LEAST) return (user + system) / runs;
  }
}

/** Between the two, with room for caches that a longer input no longer fits in. */
export const LINEAR = 30;
