// What the scripts say to the person at the terminal: one line a step, on stderr, so that stdout stays for results.
/** @param {string} text */
export function say(text) {
  process.stderr.write(`escale: ${text}\n`);
}

/** Ends the script with one sentence. @param {string} text @param {number} [code] @returns {never} */
export function stop(text, code = 1) {
  process.stderr.write(`escale: ${text}\n`);
  process.exit(code);
}
