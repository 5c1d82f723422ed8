/**
 * Chooses the profile folder: window state, secrets, caches. The library is elsewhere
 * (docs/design/library.md#location).
 */
import { join } from 'node:path';
import type { App } from 'electron';

/** Runs from the sources use a profile of their own. `--user-data-dir` overrides it, as in Chromium. */
export function chooseProfile(app: App, development: boolean): void {
  if (app.commandLine.hasSwitch('user-data-dir')) return;
  const name = development ? 'Escale-dev' : 'Escale';
  app.setPath('userData', join(app.getPath('appData'), name));
  // Caches are kept out of the roaming profile, which Windows copies between computers.
  const local = process.platform === 'win32' ? process.env.LOCALAPPDATA : undefined;
  if (local !== undefined) app.setPath('sessionData', join(local, `${name}-cache`));
}
