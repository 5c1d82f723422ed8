/** Before a later version of Escale first changes a library, it is backed up and verified. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copiesFolder, listCopies } from '#backend/library/keeping/backups/kept-copies.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import type { Schema } from '#backend/library/store/our-schema.ts';
import { createPost } from '#backend/library/posts/posts.ts';
import { silentLog } from '#backend/core/log.ts';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import { laterSchema } from '#tests/builders/later-schema.ts';
import { mountSmallDisk } from '#tests/builders/small-disk.ts';

let folder: string;
const shares: number[] = [];
beforeEach(() => {
  folder = temporaryFolder('opened-by');
  shares.length = 0;
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const now = (): number => Date.UTC(2026, 10, 26, 9);
async function openedBy(version: string | undefined, target = folder, schema?: Schema): Promise<void> {
  const library = await openLibrary({
    folder: target,
    log: silentLog,
    now,
    version,
    copying: (share) => shares.push(share),
    ...(schema && { schema }),
  });
  createPost(
    library.db,
    { kind: 'interview', language: 'fr' },
    { now: now(), newId: () => crypto.randomUUID() },
  );
  library.close();
}
const copies = (target = folder) =>
  listCopies(copiesFolder(target)).map(({ reason, slip }) => ({
    reason,
    before: slip?.before,
    posts: slip?.counts.posts,
  }));

describe('the backup before a new version', () => {
  it('is made once and verified, with the version that opened the library', async () => {
    await openedBy('0.1.0');
    expect(copies()).toEqual([]);
    await openedBy('0.2.0');
    expect(copies()).toEqual([{ reason: 'before-version', before: '0.2.0', posts: 1 }]);
    // Reported before any request to the library.
    expect(shares[0]).toBe(0);
    await openedBy('0.2.0');
    expect(copies()).toHaveLength(1);
  });

  it('is not made for the same or an earlier version, a new library, or without a version', async () => {
    await openedBy('0.2.0');
    await openedBy('0.2.0');
    await openedBy('0.1.0');
    // The earlier version did not replace it.
    await openedBy('0.2.0');
    await openedBy(undefined);
    expect(copies()).toEqual([]);
    const silent = path.join(folder, 'silent');
    await openedBy(undefined, silent);
    await openedBy('0.2.0', silent);
    expect(copies(silent)).toEqual([]);
  });

  it('replaces the one before a migration, so that there is no second', async () => {
    await openedBy('0.1.0');
    await openedBy('0.2.0', folder, await laterSchema());
    expect(copies().map(({ reason }) => reason)).toEqual(['before-version']);
  });

  it('is listed with its version', async () => {
    await openedBy('0.1.0');
    await openedBy('0.2.0');
    const desk = await openTestBackend({ folder });
    expect((await desk.call('backups.list', {})).items).toMatchObject([
      { reason: 'before-version', version: '0.2.0', posts: 1, here: true },
    ]);
    await desk.dispose();
  });

  it('is skipped without room for it, and the next start retries', async () => {
    const mount = path.join(folder, 'disque');
    const disk = mountSmallDisk(mount, 16);
    const libraryFolder = path.join(mount, 'library');
    try {
      await openedBy('0.1.0', libraryFolder);
      await openedBy('0.2.0', libraryFolder);
      // Without a mounted disk there is room, and the backup is made.
      const without = disk === undefined ? 1 : 0;
      expect(copies(libraryFolder)).toHaveLength(without);
      const { db, close } = await openLibrary({
        folder: libraryFolder,
        log: silentLog,
        now,
        version: '0.1.0',
      });
      expect(db.prepare("SELECT value FROM settings WHERE key = 'opened-by'").pluck().get()).toBe(
        without === 1 ? '"0.2.0"' : '"0.1.0"',
      );
      close();
    } finally {
      disk?.remove();
    }
  });
});
