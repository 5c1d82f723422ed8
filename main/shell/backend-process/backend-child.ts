/** The backend's process as its host uses it, and what both kinds of it need. Without Electron: tests start the Node kind. */
import type { Readable } from 'node:stream';
import type { PortMessage } from '#contract/host.ts';

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

export type StartOptions = Readonly<{
  script: string;
  appPath: string;
  resourcesPath: string;
  environment: Readonly<Record<string, string>>;
}>;

/** The environment without what would change a Node process from outside. */
export function childEnvironment(extra: Readonly<Record<string, string>>): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...process.env, ...extra })) {
    if (value !== undefined && name !== 'NODE_OPTIONS' && name !== 'ELECTRON_RUN_AS_NODE')
      environment[name] = value;
  }
  return environment;
}

export function readLines(
  stream: NodeJS.ReadableStream | Readable | null,
  listener: (line: string) => void,
): void {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') listener(line.slice(0, 4_000));
  });
}
