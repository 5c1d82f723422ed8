// Runs Playwright's tests as a process that a signal ends before this one, so that this one can clean up.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../set-up/project.mjs';
import { onSignals } from '../set-up/terminal.mjs';
import { putFilesInMemory } from './memory-folder.mjs';

let running;
/** @type {string | undefined} */
let ended;

/** From here on a signal ends only the tests: the caller continues and cleans up. */
export function outliveSignals() {
  onSignals((signal) => {
    ended = signal;
    running?.kill(signal);
  });
}

/**
 * @param {readonly string[]} args of Playwright's `test`
 * @param {{env: Readonly<Record<string, string>>, stdio: import('node:child_process').StdioOptions}} options
 * @returns {Promise<number>} its exit code; 130 if a signal arrived, before it or during it
 */
export async function runPlaywright(args, { env, stdio }) {
  // Lets a signal that arrived during another command be handled.
  await new Promise((resolve) => void setImmediate(resolve));
  if (ended !== undefined) return 130;
  putFilesInMemory();
  const child = spawn(
    process.execPath,
    [path.join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...args],
    { cwd: root, stdio, env: { ...process.env, ...env } },
  );
  running = child;
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (status) => resolve(status ?? 1));
  });
  running = undefined;
  return ended === undefined ? code : 130;
}
