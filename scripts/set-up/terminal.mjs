// Messages, exit and signal handling of the scripts in a terminal.

/** Prints one line on stderr: stdout is for results. @param {string} text */
export function say(text) {
  process.stderr.write(`escale: ${text}\n`);
}

/** Ends the script with one sentence. @param {string} text @param {number} [code] @returns {never} */
export function stop(text, code = 1) {
  process.stderr.write(`escale: ${text}\n`);
  process.exit(code);
}

/** Signals that ask a script to end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Replaces every signal handler by `act`: a loaded electron-builder would exit at once, before any clean-up.
 * @param {(signal: NodeJS.Signals) => void} act
 */
export function onSignals(act) {
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal);
    process.on(signal, act);
  }
}
