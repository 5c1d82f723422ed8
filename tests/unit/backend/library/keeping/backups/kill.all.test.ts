import fs from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copiesFolder, listCopies } from '#backend/library/keeping/backups/kept-copies.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { silentLog } from '#backend/core/log.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { ended, startChild } from '#tests/unit/backend/child-process.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('restore-kill');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

it.each(['restore:prepared', 'restore:ordered', 'restore:old-kept', 'restore:swapped'])(
  'leaves the old library or the new one complete when the process is killed at %s',
  async (point) => {
    const child = startChild(
      'tests/unit/backend/library/keeping/backups/children/restore-and-die.ts',
      [folder],
      {
        ESCALE_TEST_DIE_AT: point,
      },
    );
    expect(await ended(child)).toMatchObject({ signal: 'SIGKILL' });
    const library = await openLibrary({ folder, log: silentLog });
    expect(library.db.pragma('integrity_check', { simple: true })).toBe('ok');
    const posts = library.db.prepare('SELECT id FROM posts ORDER BY rowid').pluck().all();
    // An ordered restore is completed; before, nothing has changed.
    const ordered = point !== 'restore:prepared';
    expect(posts).toEqual(ordered ? ['before'] : ['before', 'after']);
    library.close();
    const keptReasons = listCopies(copiesFolder(folder))
      .map(({ reason }) => reason)
      .toSorted();
    expect(keptReasons).toEqual(ordered ? ['asked', 'before-restore'] : ['asked']);
    expect(fs.existsSync(`${folder}/incoming`)).toBe(false);
  },
);
