/** `npm run -s escale -- <command>`: the backend's handlers from a terminal (docs/COMMAND-LINE.md). */
import { runCommandLine } from './command-line/run.ts';

// What Escale writes is its author's alone, also in a folder that others may read; Windows gives the rights of the folder above.
process.umask(0o077);
// A reader that stops early (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

/** The exit code. A packaged app runs this file in its own process (main/shell/cli.ts) and waits for it. */
export const finished = runCommandLine(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  // The shell says so of a package; everything else runs from the sources.
  development: process.env.ESCALE_DEVELOPMENT !== '0',
  stdin: process.stdin,
  out: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
  error: (text) => void process.stderr.write(text),
});
void finished.then((code) => (process.exitCode = code));
