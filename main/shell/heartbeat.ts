/**
 * Whether the backend still answers. Anything that it says is a sign of life; it is asked for one at every beat. Pure but
 * for the clock and the timer.
 */

/** Milliseconds between two beats. */
const EVERY = 2_000;
/** Milliseconds without a sign of life after which a backend is taken for hung, unless it said that it would be silent. */
const PATIENCE = 10_000;
/**
 * A beat that comes so late says that this process stood still as well: a laptop was shut, a virtual machine paused, the
 * whole app stopped. Nothing that was not heard meanwhile counts.
 */
const STOOD_STILL = 2 * EVERY;

export type HeartbeatOptions = Readonly<{
  /** Asks for a sign of life. */
  ping(): void;
  /** No sign of life in time; told once, beating has ended. `ms`: of silence, in beats of this process. */
  hung(ms: number): void;
  /** Milliseconds of the wall clock, which goes on while a computer sleeps. */
  now?: () => number;
}>;

export type Heartbeat = Readonly<{
  alive(): void;
  /** It said that it works at something that may be silent for so long, in milliseconds; 0: no longer. */
  works(ms: number): void;
  end(): void;
}>;

export function startHeartbeat({ ping, hung, now = Date.now }: HeartbeatOptions): Heartbeat {
  let last = now();
  let silent = 0;
  let heard = false;
  let patience = PATIENCE;
  const timer = setInterval(() => {
    const gap = now() - last;
    last += gap;
    // Counted by beats and not by the clock: what the clock alone says may be its being set.
    silent = heard || gap < 0 || gap > STOOD_STILL ? 0 : silent + EVERY;
    heard = false;
    if (silent < patience) {
      ping();
      return;
    }
    clearInterval(timer);
    hung(silent);
  }, EVERY);
  ping();
  return {
    alive: () => void (heard = true),
    works: (ms) => void (patience = Math.max(PATIENCE, ms)),
    end: () => clearInterval(timer),
  };
}
