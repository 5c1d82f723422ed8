/** A clock that only the test moves, with its timers. */
import type { Timers } from '#backend/publishing/destinations/timers.ts';

export type TestClock = { at: number };

/** Timers that fire when the test moves the clock over them. */
export function testTimers(
  clock: TestClock,
): Timers & { advanceTo(at: number): void; next(): number | undefined } {
  let waiting: { due: number; run: () => void }[] = [];
  return {
    after(milliseconds, run) {
      const timer = { due: clock.at + milliseconds, run };
      waiting.push(timer);
      return () => (waiting = waiting.filter((one) => one !== timer));
    },
    advanceTo(at) {
      clock.at = Math.max(clock.at, at);
      const due = waiting.filter((timer) => timer.due <= clock.at);
      waiting = waiting.filter((timer) => timer.due > clock.at);
      for (const timer of due) timer.run();
    },
    next: () => (waiting.length === 0 ? undefined : Math.min(...waiting.map((timer) => timer.due))),
  };
}
