/** The backend as a utility process of Electron, for an Electron whose Node can load better-sqlite3. */
import { utilityProcess } from 'electron';
import type { PortMessage } from '#contract/host.ts';
import { childEnvironment, readLines } from './backend-child.ts';
import type { BackendChild, StartOptions } from './backend-child.ts';
import { V8_FLAGS } from './v8-flags.ts';

export function startUtilityChild({
  script,
  environment,
}: Pick<StartOptions, 'script' | 'environment'>): BackendChild {
  // Proxy logins are then answered by the app (proxy-passwords.ts). Older Electrons ignore this option.
  const options: Electron.ForkOptions & { respondToAuthRequestsFromMainProcess: boolean } = {
    serviceName: 'Escale backend',
    stdio: 'pipe',
    execArgv: [...V8_FLAGS],
    env: childEnvironment(environment),
    respondToAuthRequestsFromMainProcess: true,
  };
  const child = utilityProcess.fork(script, [], options);
  // Messages and exit are queued, because the first process starts before anyone listens (backend-start.ts).
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
    // Electron's own kill sends SIGTERM, which a blocked event loop ignores.
    kill: () => killNow(child.pid),
  };
}

function killNow(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // The process has just ended by itself.
  }
}
