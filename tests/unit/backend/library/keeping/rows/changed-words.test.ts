/** A post with one changed byte: verification detects it. */
import fs from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copiesFolder, listCopies } from '#backend/library/keeping/backups/kept-copies.ts';
import { backupsOf } from '#backend/library/keeping/backups/start-backups.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openDesk, addPost, copyPath } from '../backups/library-on-disk.ts';

let desk: TestBackend;
let copy: string;
beforeEach(async () => {
  desk = await openDesk();
  await addPost(desk, 'Un billet');
  copy = (await desk.call('backups.make', {})).id;
});
afterEach(async () => {
  await desk.close();
  fs.rmSync(desk.folder, { recursive: true, force: true });
});

/** A disk error that SQLite does not detect; the checksum file that would is deleted. */
function changeByte(): void {
  fs.rmSync(copyPath(desk, copy).replace(/sqlite$/, 'json'));
  const db = new Database(copyPath(desk, copy));
  db.exec("UPDATE posts SET document = replace(document, 'Un billet', 'Um billet')");
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
}

it('are reported when a backup is examined, and change nothing', async () => {
  changeByte();
  await expect(desk.call('backups.examine', { copy, folder: 'here' })).rejects.toMatchObject({
    code: 'backup.foreign-value',
    params: { table: 'posts', row: 1, column: 'document' },
  });
});

it('keep a backup from being verified again', async () => {
  changeByte();
  await backupsOf(desk.backend).keepUp();
  const of = listCopies(copiesFolder(desk.folder)).find(({ id }) => id === copy);
  expect(of?.slip).toBeUndefined();
});

it('verify again a backup with sound words whose checksum file is lost', async () => {
  fs.rmSync(copyPath(desk, copy).replace(/sqlite$/, 'json'));
  await backupsOf(desk.backend).keepUp();
  const of = listCopies(copiesFolder(desk.folder)).find(({ id }) => id === copy);
  expect(of?.slip?.counts.posts).toBe(1);
});
