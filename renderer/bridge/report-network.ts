/** Tells the shell when the network goes and comes back: what waits to be sent leaves then, without polling. */
import { call } from './call.ts';

export function reportNetwork(): void {
  // The shell logs a report that the backend did not get; the next one, or the next send, makes up for it.
  const report = (online: boolean): void => void call('network.report', { online }).catch(() => undefined);
  window.addEventListener('online', () => report(true));
  window.addEventListener('offline', () => report(false));
}
