/** `npm run -s escale -- <command>`: the backend's handlers from a terminal (DESIGN section 11). */
import { runCommandLine } from './command-line/run.ts';

// A reader that stops early (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

void runCommandLine(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  development: true,
  stdin: process.stdin,
  out: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
  error: (text) => void process.stderr.write(text),
}).then((code) => {
  process.exitCode = code;
});
