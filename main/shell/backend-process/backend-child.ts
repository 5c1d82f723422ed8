/**
 * Starts the backend's process: an Electron utility process where its Node can load better-sqlite3, a plain Node 24
 * child where the Electron at hand is too old for it (docs/design/runtime.md#two-electrons).
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { utilityProcess } from 'electron';
import type { PortMessage } from '#contract/host.ts';
import { V8_FLAGS } from './v8-flags.ts';

type BackendKind = 'utility' | 'node';

/** What the host needs of a process, whichever it is. */
export type BackendChild = Readonly<{
  kind: BackendKind;
  pid(): number | undefined;
  /** Throws where the message cannot be cloned or the channel is gone. */
  post(message: PortMessage): void;
  onMessage(listener: (message: PortMessage) => void): void;
  /** Once; `what` is an exit code or a signal's name. */
  onExit(listener: (what: string) => void): void;
  onOutput(listener: (line: string) => void): void;
  /** At once, whatever it is doing: a process that hangs hears no request to end. */
  kill(): void;
}>;

/** N-API 10 is what better-sqlite3 needs; `forced` is ESCALE_BACKEND, for the tests of the branch not taken here. */
export function chooseBackendKind(napi: string | undefined, forced: string | undefined): BackendKind {
  if (forced === 'utility' || forced === 'node') return forced;
  return Number(napi) >= 10 ? 'utility' : 'node';
}

/** A plain Node cannot read inside an asar archive; the packager leaves these files beside it. */
export const unpacked = (path: string): string => path.replace(/app\.asar([\\/])/, 'app.asar.unpacked$1');

/** The Node 24 that came with the development packages, or the one a package of the stand-in carries. */
export function modernNode(appPath: string, resourcesPath: string): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const places = [join(resourcesPath, 'node', name), join(appPath, 'node_modules', '.bin', name)];
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`no Node for the backend: looked at ${places.join(', ')}`);
  return found;
}

/** The environment without what would change a Node process from outside. */
export function childEnvironment(extra: Readonly<Record<string, string>>): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...process.env, ...extra })) {
    if (value !== undefined && name !== 'NODE_OPTIONS' && name !== 'ELECTRON_RUN_AS_NODE')
      environment[name] = value;
  }
  return environment;
}

export type StartOptions = Readonly<{
  kind: BackendKind;
  script: string;
  appPath: string;
  resourcesPath: string;
  environment: Readonly<Record<string, string>>;
}>;

export const startBackendChild = (options: StartOptions): BackendChild =>
  options.kind === 'utility' ? startUtility(options) : startNode(options);

function startUtility({ script, environment }: StartOptions): BackendChild {
  // A proxy's question comes to the app (proxy-passwords.ts); an Electron that does not know the option passes it over.
  const options: Electron.ForkOptions & { respondToAuthRequestsFromMainProcess: boolean } = {
    serviceName: 'Escale backend',
    stdio: 'pipe',
    execArgv: [...V8_FLAGS],
    env: childEnvironment(environment),
    respondToAuthRequestsFromMainProcess: true,
  };
  const child = utilityProcess.fork(script, [], options);
  // It may speak, or end, before anybody listens: the first one starts early (backend-start.ts).
  const waiting: PortMessage[] = [];
  let hear = (message: PortMessage): void => void waiting.push(message);
  child.on('message', (message: PortMessage) => hear(message));
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code) => resolve(String(code)));
  });
  return {
    kind: 'utility',
    pid: () => child.pid,
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
    post: (message) => child.postMessage(message),
    onMessage(listener) {
      hear = listener;
      for (const message of waiting.splice(0)) listener(message);
    },
    onExit: (listener) => void ended.then(listener),
    onOutput: (listener) => {
      readLines(child.stdout, listener);
      readLines(child.stderr, listener);
    },
    // Electron's own asks it to end (SIGTERM), which needs an event loop that turns.
    kill: () => killNow(child.pid),
  };
}

function killNow(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in this very moment.
  }
}

function startNode({ script, appPath, resourcesPath, environment }: StartOptions): BackendChild {
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

function readLines(stream: NodeJS.ReadableStream | Readable | null, listener: (line: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') listener(line.slice(0, 4_000));
  });
}
