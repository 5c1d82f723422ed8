/**
 * The backend's own process: an Electron utility process, or a Node child if Electron is too old
 * (docs/design/processes.md#the-processes). This file loads no SQLite, and reports `failed` if the rest cannot be
 * loaded. Loaded and run by process.ts.
 */
import os from 'node:os';
import type { Envelope } from '#contract/failure.ts';
import type { Port, PortMessage } from '#contract/host.ts';
import { toFailure } from '../core/answer.ts';
import { answerEcho, isEchoRequested } from './echo.ts';
import { createLog } from '../core/log.ts';
import { onLongSteps } from '../core/long-steps.ts';
import type { Served } from '../core/serve.ts';
import { serve } from '../core/serve.ts';
import { testHooksActive } from '../core/test-hooks.ts';

/** The used part of Electron's ParentPort, whose types belong to the shell. */
type ParentPort = {
  postMessage(message: PortMessage): void;
  on(event: 'message', listener: (event: { data: PortMessage }) => void): void;
  on(event: 'close', listener: () => void): void;
};

const log = createLog();

function parentPort(): ParentPort | undefined {
  const port: unknown = Reflect.get(process, 'parentPort');
  return typeof port === 'object' && port !== null ? (port as ParentPort) : undefined;
}

/** The channel to the shell, for both kinds of process. */
function shellPort(): Port {
  const parent = parentPort();
  if (parent !== undefined) {
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
      post: (message) => parent.postMessage(message),
      receive: (listener) => parent.on('message', (event) => listener(event.data)),
    };
  }
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('the backend runs under the shell: it has no parent to talk to');
  return {
    // The shell may end between two messages; `disconnect` then ends this process.
    post: (message) =>
      void send(
        message,
        undefined,
        undefined,
        (error) => error !== null && log.warn('message not sent', { type: message.type }),
      ),
    receive: (listener) => process.on('message', (message) => listener(message as PortMessage)),
  };
}

async function main(): Promise<void> {
  const port = shellPort();
  const served = serve(port, log);
  onLongSteps((ms) => port.post({ type: 'works', ms }));
  if (isEchoRequested()) {
    served.answerWith(answerEcho);
    port.post({ type: 'ready', node: process.versions.node, sqlite: 'none' });
    return;
  }
  try {
    await open(port, served);
  } catch (error) {
    const envelope: Envelope<never> = { ok: false, failure: toFailure(error, log, 'start') };
    port.post({ type: 'failed', envelope });
    // Deferred until the message is sent: a Node child's channel is flushed before the process ends.
    setImmediate(() => process.exit(1));
  }
}

async function open(port: Port, served: Served): Promise<void> {
  // The shell sets '0' in a package. Runs from the sources never use the author's library.
  const development = process.env.ESCALE_DEVELOPMENT !== '0';
  // Loaded dynamically, because SQLite's driver needs a recent Node and its absence must be reported.
  const [{ startBackend }, { createRescue }, { createFetch }, { createProxies }, places, knownLibraries] =
    await Promise.all([
      import('./start.ts'),
      import('./rescue/rescue.ts'),
      import('../network/fetch.ts'),
      import('../network/proxies.ts'),
      import('../library/store/library-folder.ts'),
      import('../library/keeping/known-libraries.ts'),
    ]);
  const proxies = createProxies(served.host);
  const fetch = await createFetch(served.host, proxies, log);
  const location = places.locateLibrary({
    env: process.env,
    platform: process.platform,
    home: os.homedir(),
    development,
  });
  const rescue = createRescue({
    location,
    open: (folder) =>
      startBackend({
        folder,
        emit: served.emit,
        host: served.host,
        fetch,
        proxies,
        log,
        // Test packages accept test servers instead of Google's, as the sources do; a release never does.
        publishing: { packaged: !development && !testHooksActive() },
        searchThread: true,
        automaticBackups: true,
        copying: (share) => served.emit('library.copying', { share }),
      }),
    expect: (expected) => knownLibraries.expectLibrary(expected, process.env.ESCALE_PROFILE),
    opened: ({ info }) => {
      knownLibraries.noteLibrary(location.folder, process.env.ESCALE_PROFILE, log);
      port.post({ type: 'ready', node: process.versions.node, sqlite: info.sqlite });
    },
    shut: (envelope) => port.post({ type: 'failed', envelope }),
    emit: served.emit,
    host: served.host,
    log,
  });
  const end = async (why: string): Promise<void> => {
    served.ended();
    log.info('backend ends', { why });
    try {
      await rescue.end();
    } catch (error) {
      log.error('backend did not close cleanly', error);
    }
    process.exit(0);
  };
  process.on('disconnect', () => void end('its parent is gone'));
  parentPort()?.on('close', () => void end('its parent is gone'));
  process.on('SIGTERM', () => void end('SIGTERM'));
  // A terminal's Ctrl+C reaches the whole group; the shell decides when this process ends.
  process.on('SIGINT', () => undefined);
  // A `disconnect` during loading had no listener. Electron ends a utility process with its parent.
  if (parentPort() === undefined && !process.connected) return end('its parent is gone');
  await rescue.open();
  served.answerWith(rescue.answer);
}

// Logs a bug. The shell starts another process; acknowledged writes are on disk.
process.on('uncaughtException', (error) => {
  log.error('uncaught exception', error);
  process.exit(70);
});
process.on('unhandledRejection', (error) => {
  log.error('unhandled rejection', error);
  process.exit(70);
});

void main();
