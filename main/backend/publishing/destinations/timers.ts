/** Waiting, injected: tests own the clock. */
export type Timers = Readonly<{
  /** Runs once after `milliseconds`; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}>;

/** The longest wait a Node timer takes; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

export const systemTimers: Timers = {
  after(milliseconds, run) {
    const timer = setTimeout(run, Math.min(Math.max(milliseconds, 0), LONGEST));
    // A job that waits does not keep a process alive that has been told to end.
    timer.unref();
    return () => clearTimeout(timer);
  },
};
