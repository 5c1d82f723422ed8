/** Whether addresses of Escale's own, which a browser is sent to, arrive at this very program. */
import type { App } from 'electron';
import { RETURN_SCHEME } from '#contract/host.ts';

declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

/**
 * The packages of Linux and macOS register the scheme (electron-builder.yml); of a folder that was unpacked, or of an AppImage that
 * nobody integrated, no desktop knows it. From the sources, another Escale would be meant.
 */
export function returnsArrive(
  app: Pick<App, 'getApplicationNameForProtocol' | 'isDefaultProtocolClient' | 'setAsDefaultProtocolClient'>,
  development: boolean,
): boolean {
  // Not by a function: only here can a build see that nothing is left.
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__) {
    if (process.env.ESCALE_TEST_RETURNS === 'arrive') return true;
  }
  if (development) return false;
  switch (process.platform) {
    case 'linux': {
      // Electron keeps the name of our launcher here; without a launcher of that name none is found.
      const launcher = process.env.CHROME_DESKTOP ?? '';
      return launcher !== '' && app.getApplicationNameForProtocol(`${RETURN_SCHEME}://`) === launcher;
    }
    case 'win32':
      // The installer registers no scheme: done for this person at the first need. The portable program has no place that stays.
      return (
        process.env.PORTABLE_EXECUTABLE_FILE === undefined &&
        // What follows `--` is no command of ours, however it is written.
        app.setAsDefaultProtocolClient(RETURN_SCHEME, process.execPath, ['--'])
      );
    default:
      return app.isDefaultProtocolClient(RETURN_SCHEME);
  }
}
