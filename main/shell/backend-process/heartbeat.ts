/**
 * Detects a hung backend. Every message counts as a sign of life, and each beat requests one. Pure except for the clock
 * and the timer.
 */
import type { PortMessage } from '#contract/host.ts';
import type { BackendChild } from './backend-child.ts';
import type { Log } from '../log.ts';

/** Watches the open backend process, kills it when it hangs, and resolves those who wait for an answering one. */
export function createHangWatch(log: Log) {
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
    /** Starts watching a process with an open library. A hung process is killed; its owner sees the exit. */
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
    /** Stops watching, when the process ends. */
    end,
    /** There is no process, and none will be started: waiting proofs fail. */
    failProofs: (): void => settle(false),
    /** True once a backend answers a ping sent now, even a process started later; false after `failProofs`. */
    awaitPong: (): Promise<boolean> =>
      new Promise((resolve) => {
        proofs.push(resolve);
        ping();
      }),
  };
}

/** Milliseconds between two beats. */
const BEAT_INTERVAL = 2_000;
/** Milliseconds of silence after which the backend counts as hung, unless it announced a longer silence. */
const SILENCE_LIMIT = 10_000;
/**
 * A beat this late means that this process was suspended too (laptop closed, virtual machine paused). Its silence does
 * not count.
 */
const SUSPENDED_AFTER = 2 * BEAT_INTERVAL;

type HeartbeatOptions = Readonly<{
  ping(): void;
  /** Called once when the backend is silent for too long; beating has stopped. `ms` is the length of the silence. */
  hung(ms: number): void;
  /** Wall clock in milliseconds; it advances while the computer sleeps. */
  now?: () => number;
}>;

type Heartbeat = Readonly<{
  alive(): void;
  /** Announces work that may be silent for `ms` milliseconds; 0 ends it. */
  works(ms: number): void;
  end(): void;
}>;

export function startHeartbeat({ ping, hung, now = Date.now }: HeartbeatOptions): Heartbeat {
  let last = now();
  let silent = 0;
  let heard = false;
  let patience = SILENCE_LIMIT;
  const timer = setInterval(() => {
    const gap = now() - last;
    last += gap;
    // Counts beats instead of clock time, because the clock may be set.
    silent = heard || gap < 0 || gap > SUSPENDED_AFTER ? 0 : silent + BEAT_INTERVAL;
    heard = false;
    if (silent < patience) {
      ping();
      return;
    }
    clearInterval(timer);
    hung(silent);
  }, BEAT_INTERVAL);
  ping();
  return {
    alive: () => void (heard = true),
    works: (ms) => void (patience = Math.max(SILENCE_LIMIT, ms)),
    end: () => clearInterval(timer),
  };
}
