/**
 * The interface of a backend process, and the code shared by its two kinds. Without Electron, so that tests can start
 * the Node kind.
 */
import type { Readable } from 'node:stream';
import type { PortMessage } from '#contract/host.ts';

type BackendKind = 'utility' | 'node';

export type BackendChild = Readonly<{
  kind: BackendKind;
  pid(): number | undefined;
  /** Throws if the message cannot be cloned or the channel is closed. */
  post(message: PortMessage): void;
  onMessage(listener: (message: PortMessage) => void): void;
  /** Called once. `what` is an exit code or the name of a signal. */
  onExit(listener: (what: string) => void): void;
  onOutput(listener: (line: string) => void): void;
  /** Ends the process at once; a hung process would not react to a request to end. */
  kill(): void;
}>;

/** better-sqlite3 needs N-API 10. `forced` is ESCALE_BACKEND, with which tests choose the other kind. */
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

/** The environment without variables that change the behaviour of Node. */
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
