/** Reports the network's state to the shell, so that waiting sends leave without polling. */
import { call } from './call.ts';

export function reportNetwork(): void {
  // The shell logs a failed report; the next report or send makes up for it.
  const report = (online: boolean): void => void call('network.report', { online }).catch(() => undefined);
  window.addEventListener('online', () => report(true));
  window.addEventListener('offline', () => report(false));
}
