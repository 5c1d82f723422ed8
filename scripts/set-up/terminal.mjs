// The scripts and the person at the terminal: what they say, how they end, what they do when asked to.

/** Says one line, on stderr: stdout stays for results. @param {string} text */
export function say(text) {
  process.stderr.write(`escale: ${text}\n`);
}

/** Ends the script with one sentence. @param {string} text @param {number} [code] @returns {never} */
export function stop(text, code = 1) {
  process.stderr.write(`escale: ${text}\n`);
  process.exit(code);
}

/** Of whoever asks a script to end. */
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
