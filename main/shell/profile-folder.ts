/**
 * Where the profile lives: window, secrets, caches; the library is elsewhere (docs/design/library.md#where-it-lives).
 */
import { join } from 'node:path';
import type { App } from 'electron';

/** Runs from the sources never touch the author's own profile. `--user-data-dir` wins, as everywhere in Chromium. */
export function chooseProfile(app: App, development: boolean): void {
  if (app.commandLine.hasSwitch('user-data-dir')) return;
  const name = development ? 'Escale-dev' : 'Escale';
  app.setPath('userData', join(app.getPath('appData'), name));
  // Chromium's caches do not belong in a profile that Windows copies from one computer to the next.
  const local = process.platform === 'win32' ? process.env.LOCALAPPDATA : undefined;
  if (local !== undefined) app.setPath('sessionData', join(local, `${name}-cache`));
}
