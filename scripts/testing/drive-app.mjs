// Drives a packaged or installed Escale through Chromium's debugging protocol, the only interface of a release.
import { execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { root } from '../set-up/project.mjs';

/** Switches that an app to be driven is started with. */
export const DRIVEN = ['--lang=fr', '--remote-debugging-port=0'];

/**
 * Starts a program with DRIVEN among its arguments; resolves once its tools listen.
 * @param {string} program @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{app: import('node:child_process').ChildProcess, address: string}>}
 */
export async function startDriven(program, args, env = process.env) {
  const app = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  const output = [];
  const address = await new Promise((resolve, reject) => {
    app.once('error', reject);
    app.once('exit', (code) => reject(new Error(`it ended with ${code}:\n${output.join('\n')}`)));
    createInterface({ input: app.stderr }).on('line', (line) => {
      output.push(line);
      const [, websocket] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
      if (websocket !== undefined) resolve(websocket);
    });
  });
  return { app, address };
}

/**
 * Writes and publishes on the practice blog (`write`), or reads the existing post (`read`).
 * @param {string} address @param {'write' | 'read'} act @param {string} picture a PNG file to write
 * @returns {Promise<{title: string, onTheBlog: string, posts: number}>}
 */
export async function driveApp(address, act, picture) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      '--disable-warning=ExperimentalWarning',
      path.join(root, 'tools/drive-installed-app.ts'),
      address,
      act,
      picture,
    ],
    { cwd: root, env: { ...process.env, ESCALE_E2E_APP: root }, timeout: 180_000 },
  );
  return JSON.parse(stdout);
}
