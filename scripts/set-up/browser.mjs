// The browser that runs the page in tests: a current Chromium, newer than the stand-in Electron. On Debian, the package
// of its headless shell (the same engine without windows, a quarter less work); other systems use an installed Chrome.
// $ESCALE_BROWSER overrides the path.
import fs from 'node:fs';
import path from 'node:path';
import { ensureFiles } from './system.mjs';
import { stop } from './terminal.mjs';

const DEBIAN = '/usr/bin/chromium-headless-shell';

/**
 * Possible paths of a browser, best first.
 * @param {NodeJS.Platform} platform @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string[]}
 */
export function browserPlaces(platform, env) {
  if (env.ESCALE_BROWSER) return [env.ESCALE_BROWSER];
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform === 'win32')
    return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder === undefined ? [] : [path.win32.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')],
    );
  return [DEBIAN, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
}

/** Exits with a message if there is none. @returns {string} its path */
export function ensureBrowser() {
  const places = browserPlaces(process.platform, process.env);
  const browser = places.find((file) => fs.existsSync(file));
  if (browser !== undefined) return browser;
  if (process.platform !== 'linux' || process.env.ESCALE_BROWSER)
    stop(`no browser to test the page in: none of ${places.join(', ')} is there. ESCALE_BROWSER names one.`);
  ensureFiles({ [DEBIAN]: 'chromium-headless-shell' });
  return DEBIAN;
}
