/** Opens the library named by its argument, reports it, and holds it until it is ended. */
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { silentLog } from '#backend/core/log.ts';

await openLibrary({ folder: process.argv[2] ?? '', log: silentLog });
process.stdout.write('held\n');
setInterval(() => undefined, 1_000);
