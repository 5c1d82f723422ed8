/** The bench's large library, built once and cached; each row measures a copy of it. */
import fs from 'node:fs';
import path from 'node:path';
import { LIBRARY_FILE } from '#backend/library/store/library-files.ts';
import { SCHEMA_HASHES } from '#backend/library/store/schema-hashes.ts';
import { openEngine } from '#backend/search/open-engine.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { largeLibrary } from '#tests/builders/large-library.ts';

/** Posts of the rows on lists: `ESCALE_BENCH_LISTS`. */
export const POSTS = Number(process.env.ESCALE_BENCH_LISTS ?? 100_000);
export const POSTS_TOLD = POSTS.toLocaleString('en');

/** One of another schema would be refused as foreign. */
const SCHEMA = Object.values(SCHEMA_HASHES).at(-1)?.slice(0, 8) ?? '';
const KEPT = path.join(import.meta.dirname, '../.cache', `bench-library-${POSTS}-${SCHEMA}`);

/** A copy of the library, with its ranking index whole. Making it takes a few minutes, once. */
export async function largeLibraryCopy(): Promise<string> {
  const completeMark = path.join(KEPT, 'ranked');
  if (!fs.existsSync(completeMark)) {
    await largeLibrary(KEPT, POSTS);
    const engine = await openEngine({ folder: KEPT, writable: true });
    // At rest from the start.
    for (let rested = false; !rested;) {
      while (engine.work());
      await new Promise((resolve) => void setTimeout(resolve, 2_500));
      rested = !engine.work();
    }
    engine.close();
    fs.writeFileSync(completeMark, '');
  }
  const folder = path.join(temporaryFolder('bench-library'), 'library');
  fs.cpSync(KEPT, folder, { recursive: true, mode: fs.constants.COPYFILE_FICLONE });
  return folder;
}

export const removeCopy = (folder: string): void =>
  fs.rmSync(path.dirname(folder), { recursive: true, force: true });

export const databaseOf = (folder: string): string => path.join(folder, LIBRARY_FILE);
