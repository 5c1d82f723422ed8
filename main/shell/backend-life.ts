/** Signs of life of the backend: one that gives none is ended, and who needs one that answers is told. Used by backend-host.ts only. */
import type { PortMessage } from '#contract/messages.ts';
import type { BackendChild } from './backend-child.ts';
import { startHeartbeat, type Heartbeat } from './heartbeat.ts';
import type { Log } from './log.ts';

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
