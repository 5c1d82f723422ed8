/** Opens the library named by its argument, and prints `ok` or the failure code. */
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { silentLog } from '#backend/core/log.ts';
import { AppError } from '#contract/failure.ts';

try {
  (await openLibrary({ folder: process.argv[2] ?? '', log: silentLog })).close();
  process.stdout.write('ok\n');
} catch (error) {
  process.stdout.write(`${error instanceof AppError ? error.code : String(error)}\n`);
}
