/** The backend as a Node 24 child, for an Electron that is too old for better-sqlite3. */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PortMessage } from '#contract/host.ts';
import { childEnvironment, readLines } from './backend-child.ts';
import type { BackendChild, StartOptions } from './backend-child.ts';
import { V8_FLAGS } from './v8-flags.ts';

/** The unpacked path of a file: plain Node cannot read inside an asar archive. */
export const unpacked = (path: string): string => path.replace(/app\.asar([\\/])/, 'app.asar.unpacked$1');

/** The Node 24 of the development packages, or the one inside a package of the stand-in. */
export function modernNode(appPath: string, resourcesPath: string): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const places = [join(resourcesPath, 'node', name), join(appPath, 'node_modules', '.bin', name)];
  const executable = places.find((path) => existsSync(path));
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
  // Registered at once, because the first process starts before anyone listens (backend-start.ts). Node queues its
  // messages.
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? String(code)));
    // The process did not start or a message could not be sent: it is unusable.
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
