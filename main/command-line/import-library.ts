/** `escale import X.escale-library`: a whole library where there is none yet, or none with posts in it. */
import fs from 'node:fs';
import path from 'node:path';
import { restoreNow } from '#backend/library/backups/restore-now.ts';
import { LIBRARY_FILE } from '#backend/library/library-files.ts';
import { openLibrary } from '#backend/library/open-library.ts';
import { get, sql } from '#backend/library/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import type { Context } from './command.ts';
import { chosenFolder } from './library.ts';
import { restoredJson, restoredText } from './restore.ts';

/** What stands there with posts is never replaced by an import: `restore` is for that. */
export async function importLibrary(file: string, context: Context): Promise<number> {
  const { words } = context;
  const folder = chosenFolder(context);
  if (await holdsPosts(folder)) {
    context.error(`${words.notEmpty}\n`);
    return 1;
  }
  const done = await restoreNow(folder, file, { now: Date.now, log: silentLog });
  await context.out(
    context.json
      ? `${JSON.stringify(restoredJson(folder, done, words))}\n`
      : `${restoredText(done, words)}\n`,
  );
  return 0;
}

async function holdsPosts(folder: string): Promise<boolean> {
  if (!fs.existsSync(path.join(folder, LIBRARY_FILE))) return false;
  const library = await openLibrary({ folder, readOnly: true, log: silentLog });
  try {
    return get(library.db, sql`SELECT 1 FROM posts LIMIT 1`) !== undefined;
  } finally {
    library.close();
  }
}
