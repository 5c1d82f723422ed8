/**
 * Entry of the command line, `npm run -s escale -- <command>`: runs the backend's handlers from a terminal
 * (docs/COMMAND-LINE.md).
 */
import { runCommandLine } from './command-line/run.ts';

// Files are created readable by their owner only, even in a shared folder. On Windows the rights come from the parent
// folder.
process.umask(0o077);
// A reader that closes the pipe early (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

/** The exit code. A packaged app runs this file in its own process (main/shell/cli.ts) and waits for it. */
export const finished = runCommandLine(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  // False only in a packaged app, where the shell sets ESCALE_DEVELOPMENT to 0.
  development: process.env.ESCALE_DEVELOPMENT !== '0',
  stdin: process.stdin,
  out: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
  error: (text) => void process.stderr.write(text),
});
void finished.then((code) => (process.exitCode = code));
