/** Rebuilds the index of a library step by step until it is killed; prints the number of indexed posts after each. */
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { transaction } from '#backend/core/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import { nextGeneration } from '#backend/search/index/index-post.ts';
import { indexMissing, indexProgress } from '#backend/search/index/background-indexing.ts';

const { db } = await openLibrary({ folder: process.argv[2] ?? '', log: silentLog });
for (;;) {
  transaction(db, () => nextGeneration(db));
  let more = true;
  while (more) {
    ({ more } = indexMissing(db));
    process.stdout.write(`${indexProgress(db).done}\n`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
