/**
 * Starts the backend processes: a utility process if Electron's Node can load better-sqlite3, otherwise a Node 24 child
 * (docs/design/runtime.md#two-electrons). The first is started as early as possible.
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
   * Starts the first process before Electron is ready, if its kind allows; otherwise call it again once Electron is
   * ready. Never throws.
   */
  early(): void;
  /** The process started early, or a new one. Throws if it cannot be started. */
  next(environment: Readonly<Record<string, string>>): BackendChild;
}>;

/** The environment shared by both kinds of process. The backend finds the library itself (ESCALE_LIBRARY). */
export const backendEnvironment = (
  app: Pick<App, 'getVersion'>,
  development: boolean,
): Record<string, string> => ({
  ESCALE_DEVELOPMENT: development ? '1' : '0',
  // The backend copies the library before a new version migrates it.
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
      // Electron only forks utility processes once it is ready.
      if (tried || (kind === 'utility' && !app.isReady())) return;
      tried = true;
      try {
        first = start({});
      } catch {
        // `next` fails with the same error, when there is a log and a window for it.
      }
    },
    next(environment) {
      const started = first ?? start(environment);
      first = undefined;
      return started;
    },
  };
}
