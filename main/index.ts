/**
 * Entry of the app in Electron: starts the command line or the window. Other modules are loaded after the backend has
 * started.
 */
import { app } from 'electron';
import { backendEnvironment, createBackendStart } from '#shell/backend-process/backend-start.ts';
import { commandLineOf, runCommandLine } from './shell/cli.ts';
import { isOwnAddress } from './shell/network/own-addresses.ts';
import { chooseProfile } from './shell/profile-folder.ts';

// Files are created readable by their owner only, even in a shared folder. On Windows the rights come from the parent
// folder.
process.umask(0o077);
// On Linux every user can read a process's arguments, which may hold a sign-in address; setting the title overwrites
// them. macOS passes addresses by an event, and Windows shows arguments to the same user only.
if (process.platform === 'linux' && process.argv.some(isOwnAddress)) process.title = 'escale';
const development = !app.isPackaged;
const commands = commandLineOf(process.argv);

if (commands !== null) {
  runCommandLine(commands, backendEnvironment(app, development));
} else {
  chooseProfile(app, development);
  // A single instance per library: a second start hands its arguments to the first and quits.
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
