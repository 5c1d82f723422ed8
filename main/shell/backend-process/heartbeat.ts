/**
 * Whether the backend still answers. Anything that it says is a sign of life; it is asked for one at every beat. Pure but
 * for the clock and the timer.
 */
import type { PortMessage } from '#contract/host.ts';
import type { BackendChild } from './backend-child.ts';
import type { Log } from '../log.ts';

/** Signs of life of the backend: one that gives none is ended, and who needs one that answers hears of it. */
export function createLife(log: Log) {
  let watched: BackendChild | null = null;
  let heartbeat: Heartbeat | null = null;
  const proofs: ((answers: boolean) => void)[] = [];

  function ping(): void {
    try {
      watched?.post({ type: 'ping' });
    } catch (error) {
      log.error('the backend could not be asked for a sign of life', error);
    }
  }

  function settle(answers: boolean): void {
    for (const resolve of proofs.splice(0)) resolve(answers);
  }

  function end(): void {
    heartbeat?.end();
    heartbeat = null;
    watched = null;
  }

  return {
    /** It is open: from here on it is to answer at once. Its exit, when it hangs, is what its owner hears. */
    watch(child: BackendChild): void {
      end();
      watched = child;
      heartbeat = startHeartbeat({
        ping,
        hung(ms) {
          log.warn('the backend does not answer any more: another takes its place', { ms });
          child.kill();
        },
      });
      settle(true);
    },
    heard(message: PortMessage, from: BackendChild): void {
      if (from !== watched) return;
      heartbeat?.alive();
      if (message.type === 'works') heartbeat?.works(message.ms);
      else if (message.type === 'pong') settle(true);
    },
    /** It has ended, or is about to. */
    end,
    /** There is none, and none is on its way. */
    gone: (): void => settle(false),
    /** True once one answers that is asked from now on, be it one yet to be started; false where it was `gone` first. */
    proven: (): Promise<boolean> =>
      new Promise((resolve) => {
        proofs.push(resolve);
        ping();
      }),
  };
}

/** Milliseconds between two beats. */
const EVERY = 2_000;
/** Milliseconds without a sign of life after which a backend is taken for hung, unless it said that it would be silent. */
const PATIENCE = 10_000;
/**
 * A beat that comes so late says that this process stood still as well: a laptop was shut, a virtual machine paused, the
 * whole app stopped. Nothing that was not heard meanwhile counts.
 */
const STOOD_STILL = 2 * EVERY;

type HeartbeatOptions = Readonly<{
  /** Asks for a sign of life. */
  ping(): void;
  /** No sign of life in time; called once, beating has ended. `ms`: of silence, in beats of this process. */
  hung(ms: number): void;
  /** Milliseconds of the wall clock, which goes on while a computer sleeps. */
  now?: () => number;
}>;

type Heartbeat = Readonly<{
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
