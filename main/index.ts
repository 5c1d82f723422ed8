/** Where Electron begins: the command line, or the window. The rest is loaded once the backend is on its way. */
import { app } from 'electron';
import { backendEnvironment, createBackendStart } from '#shell/backend-process/backend-start.ts';
import { commandLineOf, runCommandLine } from './shell/cli.ts';
import { isOwnAddress } from './shell/network/own-addresses.ts';
import { chooseProfile } from './shell/profile-folder.ts';

// What Escale writes is its author's alone, also in a folder that others may read; Windows gives the rights of the folder above.
process.umask(0o077);
// On Linux every user can read the arguments of a process, and the title of a process overwrites them. macOS gives an address by an
// event, and Windows shows arguments to the same user only.
if (process.platform === 'linux' && process.argv.some(isOwnAddress)) process.title = 'escale';
const development = !app.isPackaged;
const commands = commandLineOf(process.argv);

if (commands !== null) {
  runCommandLine(commands, backendEnvironment(app, development));
} else {
  chooseProfile(app, development);
  // One window on one library: the second start hands over to the first.
  if (!app.requestSingleInstanceLock()) {
    void import('./shell/report-second-start.ts')
      .then(({ reportSecondStart }) => reportSecondStart(app.getPath('userData')))
      .finally(() => app.quit());
  } else {
    const backend = createBackendStart(app, development);
    backend.early();
    void import('./shell/start.ts').then(({ startEscale }) => startEscale(development, backend));
  }
}
