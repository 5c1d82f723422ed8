/** Timers, injected so that tests control the clock. */
export type Timers = Readonly<{
  /** Runs once after `milliseconds`; the returned function cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}>;

/** Maximum delay of a Node timer; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

export const systemTimers: Timers = {
  after(milliseconds, run) {
    const timer = setTimeout(run, Math.min(Math.max(milliseconds, 0), LONGEST));
    // A waiting job must not keep the process alive.
    timer.unref();
    return () => clearTimeout(timer);
  },
};
