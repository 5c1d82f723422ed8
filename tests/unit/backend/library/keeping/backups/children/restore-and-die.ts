/** Orders a restore, then opens the library; the process ends at $ESCALE_TEST_DIE_AT. */
import { makeCopy } from '#backend/library/keeping/backups/make-copy.ts';
import { copiesFolder, copyFile } from '#backend/library/keeping/backups/kept-copies.ts';
import { orderRestore } from '#backend/library/keeping/backups/restore-swap.ts';
import { runJob } from '#backend/library/keeping/backups/run-job.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { createPost } from '#backend/library/posts/posts.ts';
import { silentLog } from '#backend/core/log.ts';

Object.assign(globalThis, { __ESCALE_TEST_HOOKS__: true });
const folder = process.argv[2] ?? '';
const now = Date.UTC(2026, 2, 12);
const library = await openLibrary({ folder, log: silentLog });
const add = (id: string) =>
  createPost(library.db, { kind: 'interview', language: 'fr' }, { now, newId: () => id });
add('before');
const copy = await makeCopy(folder, 'asked', { now });
add('after');
library.close();
await runJob('prepare', { folder, file: copyFile(copiesFolder(folder), copy.id) });
orderRestore(folder, now, copy.madeAt);
(await openLibrary({ folder, log: silentLog })).close();
process.stdout.write('not dead\n');
