/** Tells whether addresses of the `escale:` scheme reach this program from a browser. */
import type { App } from 'electron';
import { RETURN_SCHEME } from '#contract/host.ts';

declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

/**
 * Linux and macOS packages register the scheme (electron-builder.yml); an unpacked folder or an AppImage that is not
 * integrated does not. A run from the sources would reach another installation.
 */
export function returnsArrive(
  app: Pick<App, 'getApplicationNameForProtocol' | 'isDefaultProtocolClient' | 'setAsDefaultProtocolClient'>,
  development: boolean,
): boolean {
  // Inline, so that the build can remove the whole block.
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__) {
    if (process.env.ESCALE_TEST_RETURNS === 'arrive') return true;
  }
  if (development) return false;
  switch (process.platform) {
    case 'linux': {
      // Electron stores the launcher's name here; without a launcher of that name the scheme is not registered.
      const launcher = process.env.CHROME_DESKTOP ?? '';
      return launcher !== '' && app.getApplicationNameForProtocol(`${RETURN_SCHEME}://`) === launcher;
    }
    case 'win32':
      // The Windows installer registers no scheme, so it is registered for this user on first use. The portable program
      // has no permanent path.
      return (
        process.env.PORTABLE_EXECUTABLE_FILE === undefined &&
        // Arguments after `--` are never commands.
        app.setAsDefaultProtocolClient(RETURN_SCHEME, process.execPath, ['--'])
      );
    default:
      return app.isDefaultProtocolClient(RETURN_SCHEME);
  }
}
