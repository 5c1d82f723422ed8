/** The backend in a Node 24 child, where the Electron at hand is too old for better-sqlite3. */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PortMessage } from '#contract/host.ts';
import { childEnvironment, readLines } from './backend-child.ts';
import type { BackendChild, StartOptions } from './backend-child.ts';
import { V8_FLAGS } from './v8-flags.ts';

/** A plain Node cannot read inside an asar archive; the packager leaves these files beside it. */
export const unpacked = (path: string): string => path.replace(/app\.asar([\\/])/, 'app.asar.unpacked$1');

/** The Node 24 that came with the development packages, or the one a package of the stand-in carries. */
export function modernNode(appPath: string, resourcesPath: string): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const places = [join(resourcesPath, 'node', name), join(appPath, 'node_modules', '.bin', name)];
  const executable = places.find((place) => existsSync(place));
  if (executable === undefined) throw new Error(`no Node for the backend: looked at ${places.join(', ')}`);
  return executable;
}

export function startNodeChild({ script, appPath, resourcesPath, environment }: StartOptions): BackendChild {
  const child = fork(unpacked(script), [], {
    execPath: modernNode(appPath, resourcesPath),
    execArgv: [...V8_FLAGS],
    env: childEnvironment(environment),
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  // It may end before anybody listens: the first one starts early (backend-start.ts). Its messages wait, by Node.
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? String(code)));
    // Not started at all, or a message that could not be sent: the process is of no use any more.
    child.on('error', (error) => {
      child.kill('SIGKILL');
      resolve(error.message);
    });
  });
  return {
    kind: 'node',
    pid: () => child.pid,
    post: (message) => child.send(message),
    onMessage: (listener) => child.on('message', (message) => listener(message as PortMessage)),
    onExit: (listener) => void ended.then(listener),
    onOutput: (listener) => {
      readLines(child.stdout, listener);
      readLines(child.stderr, listener);
    },
    kill: () => child.kill('SIGKILL'),
  };
}
