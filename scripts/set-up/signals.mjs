// What a script does when it is asked to end.
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * From here on a signal calls `act`, and nothing else: electron-builder, once it was loaded, would end the process at once,
 * before anything could be put away.
 * @param {(signal: NodeJS.Signals) => void} act
 */
export function onSignals(act) {
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal);
    process.on(signal, act);
  }
}
