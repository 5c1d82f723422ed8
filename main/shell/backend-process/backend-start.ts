/**
 * The processes of the backend, one after the other; the first one as early as it can be: a utility process where Electron's
 * Node can load better-sqlite3, else a Node 24 child (docs/design/runtime.md#two-electrons).
 */
import { join } from 'node:path';
import type { App } from 'electron';
import { builtForTests } from '../test-build.ts';
import { chooseBackendKind } from './backend-child.ts';
import type { BackendChild } from './backend-child.ts';
import { startNodeChild } from './node-child.ts';
import { startUtilityChild } from './utility-child.ts';

export type BackendStart = Readonly<{
  /**
   * Before Electron is ready, since half of a start is waiting for the one, half for the other; and once it is, where it was
   * too early. Throws nothing.
   */
  early(): void;
  /** The process that was started early, else another. Throws where none can be started. */
  next(environment: Readonly<Record<string, string>>): BackendChild;
}>;

/** What the backend learns from its environment; the library's place is its own business (ESCALE_LIBRARY). */
export const backendEnvironment = (
  app: Pick<App, 'getVersion'>,
  development: boolean,
): Record<string, string> => ({
  ESCALE_DEVELOPMENT: development ? '1' : '0',
  // The library is copied before another version first changes it.
  ESCALE_VERSION: app.getVersion(),
});

export function createBackendStart(app: App, development: boolean): BackendStart {
  const kind = chooseBackendKind(
    process.versions.napi,
    development || builtForTests() ? process.env.ESCALE_BACKEND : undefined,
  );
  const startChild = kind === 'utility' ? startUtilityChild : startNodeChild;
  const start = (environment: Readonly<Record<string, string>>): BackendChild =>
    startChild({
      script: join(app.getAppPath(), 'out/main/backend.cjs'),
      appPath: app.getAppPath(),
      resourcesPath: process.resourcesPath,
      environment: {
        ...backendEnvironment(app, development),
        ESCALE_PROFILE: app.getPath('userData'),
        ...environment,
      },
    });
  let first: BackendChild | undefined;
  let tried = false;
  return {
    early() {
      // Electron gives utility processes only once it is ready.
      if (tried || (kind === 'utility' && !app.isReady())) return;
      tried = true;
      try {
        first = start({});
      } catch {
        // The next try says why, where there is a log and a window to say it in.
      }
    },
    next(environment) {
      const started = first ?? start(environment);
      first = undefined;
      return started;
    },
  };
}
