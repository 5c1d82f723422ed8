import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreNow } from '#backend/library/keeping/backups/restore-now.ts';
import { silentLog } from '#backend/core/log.ts';
import { backupsOf } from '#backend/library/keeping/backups/start-backups.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { openDesk, addPost, copyPath, filesOf, reopen, titles, write } from './library-on-disk.ts';

let desk: TestBackend;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(async () => {
  await desk.close();
  fs.rmSync(desk.folder, { recursive: true, force: true });
});

describe('a restore', () => {
  it('reports the differences first, restores every word, and keeps what it replaced', async () => {
    const same = await addPost(desk, 'Même texte');
    const later = await addPost(desk, 'Première version');
    const lost = await addPost(desk, 'Effacé par erreur');
    const { id } = await desk.call('backups.make', {});
    const before = await Promise.all([same, later, lost].map((post) => desk.call('posts.get', { id: post })));
    desk.clock.now += 60_000;
    await write(desk, later, 'Seconde version');
    desk.backend.db.prepare('DELETE FROM posts WHERE id = ?').run(lost);
    await addPost(desk, 'Écrit depuis');

    const examination = await desk.call('backups.examine', { copy: id, folder: 'here' });
    expect({
      madeAt: examination.madeAt,
      posts: [examination.here.posts, examination.there.posts],
      same: examination.same,
      missing: examination.missing,
      onlyHere: examination.onlyHere.posts.map(({ title }) => title),
      onlyThere: examination.onlyThere.posts.map(({ title }) => title),
      newerHere: examination.newerHere.posts.map(({ title }) => title),
      newerThere: examination.newerThere.count,
    }).toEqual({
      madeAt: Date.UTC(2026, 2, 12, 9),
      posts: [3, 3],
      same: 1,
      missing: 0,
      onlyHere: ['Écrit depuis'],
      onlyThere: ['Effacé par erreur'],
      newerHere: ['Seconde version'],
      newerThere: 0,
    });

    await desk.call('backups.restore', { id: examination.id });
    // Until the next opening the library is unchanged in use: no save is lost.
    expect(await titles(desk)).toEqual(['Même texte', 'Seconde version', 'Écrit depuis']);
    desk = await reopen(desk);
    const after = await Promise.all([same, later, lost].map((post) => desk.call('posts.get', { id: post })));
    expect(after).toEqual(before);
    expect(await titles(desk)).toEqual(['Effacé par erreur', 'Même texte', 'Première version']);

    const status = await desk.call('backups.status', {});
    expect(status.restored?.madeAt).toBe(Date.UTC(2026, 2, 12, 9));
    await desk.call('backups.restored-seen', {});
    expect((await desk.call('backups.status', {})).restored).toBeUndefined();
    await backupsOf(desk.backend).keepUp();
    const keptBackup = (await desk.call('backups.list', {})).items.find(
      (copy) => copy.reason === 'before-restore',
    );
    expect(keptBackup).toMatchObject({ id: status.restored?.keptAs, posts: 3, here: true });

    // And back again.
    const back = await desk.call('backups.examine', { copy: keptBackup?.id ?? '', folder: 'here' });
    await desk.call('backups.restore', { id: back.id });
    desk = await reopen(desk);
    expect(await titles(desk)).toEqual(['Même texte', 'Seconde version', 'Écrit depuis']);
  });

  it('leaves nothing in the library folder when it is cancelled', async () => {
    await addPost(desk, 'Un billet');
    const { id } = await desk.call('backups.make', {});
    const before = filesOf(desk.folder);
    const examination = await desk.call('backups.examine', { copy: id, folder: 'here' });
    expect(fs.existsSync(path.join(desk.folder, 'incoming'))).toBe(true);
    await desk.call('backups.dismiss', { id: examination.id });
    expect(filesOf(desk.folder)).toEqual(before);
    await expect(desk.call('backups.restore', { id: examination.id })).rejects.toMatchObject({
      code: 'backup.not-found',
    });
  });

  it('that was examined and never started is deleted at the next opening', async () => {
    await addPost(desk, 'Un billet');
    const { id } = await desk.call('backups.make', {});
    await desk.call('backups.examine', { copy: id, folder: 'here' });
    desk = await reopen(desk);
    expect(fs.existsSync(path.join(desk.folder, 'incoming'))).toBe(false);
    expect(await titles(desk)).toEqual(['Un billet']);
  });

  it('holds sends to its blogs until each was compared', async () => {
    // Publishing is started as in the app, as it recognizes this library by its file.
    await desk.close();
    const publishing = (): Promise<TestBackend> =>
      openTestBackend({ folder: desk.folder, now: desk.clock.now });
    desk = await publishing();
    desk.backend.db.exec(`
      INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
      VALUES ('a', 'blogger', 'https://issuer.example', 'https://base.example', 'u', 'Anne', 0, 1, 1);
      INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
      VALUES ('b', 'a', 'blogger', '42', 'Le Labo', 'https://labo.example/', 'Anne', 1)`);
    await addPost(desk, 'Un billet');
    const heldBlogs = (): unknown =>
      desk.backend.db.prepare('SELECT blog_id FROM blog_syncs WHERE paused_upto IS NOT NULL').pluck().all();
    await desk.close();
    desk = await publishing();
    expect(heldBlogs()).toEqual([]);
    const { id } = await desk.call('backups.make', {});
    const examination = await desk.call('backups.examine', { copy: id, folder: 'here' });
    await desk.call('backups.restore', { id: examination.id });
    await desk.close();
    desk = await publishing();
    expect(heldBlogs()).toEqual(['b']);
  });

  it('tells where the replaced library is, also after a crash half-way', async () => {
    await addPost(desk, 'Un billet');
    const { id } = await desk.call('backups.make', {});
    await addPost(desk, 'Écrit depuis');
    const examination = await desk.call('backups.examine', { copy: id, folder: 'here' });
    await desk.call('backups.restore', { id: examination.id });
    await desk.close();
    const order = fs.readFileSync(path.join(desk.folder, 'library.restore.json'), 'utf8');
    const { keepAs } = JSON.parse(order) as { keepAs: string };
    fs.renameSync(path.join(desk.folder, 'library.sqlite'), copyPath(desk, keepAs));
    desk = await reopen(desk);
    expect(await titles(desk)).toEqual(['Un billet']);
    expect((await desk.call('backups.status', {})).restored).toEqual({
      madeAt: examination.madeAt,
      keptAs: keepAs,
    });
  });

  it('replaces a lost database and deletes its leftover SQLite files', async () => {
    const id = await addPost(desk, 'Un billet');
    const copy = await desk.call('backups.make', {});
    for (let time = 0; time < 20; time += 1) await write(desk, id, `Écrit depuis, ${time}`);
    const wal = path.join(desk.folder, 'library.sqlite-wal');
    const left = fs.readFileSync(wal);
    await desk.close();
    fs.rmSync(path.join(desk.folder, 'library.sqlite'));
    fs.writeFileSync(wal, left);
    await restoreNow(desk.folder, copyPath(desk, copy.id), { now: () => desk.clock.now, log: silentLog });
    desk = await reopen(desk);
    expect(await titles(desk)).toEqual(['Un billet']);
    expect(desk.backend.db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('replaces an unreadable library and keeps its files', async () => {
    await addPost(desk, 'Un billet');
    const { id } = await desk.call('backups.make', {});
    const examination = await desk.call('backups.examine', { copy: id, folder: 'here' });
    await desk.call('backups.restore', { id: examination.id });
    await desk.close();
    const file = path.join(desk.folder, 'library.sqlite');
    fs.writeFileSync(file, 'plus rien de lisible');
    desk = await openDesk(desk.folder);
    expect(await titles(desk)).toEqual(['Un billet']);
    const keptId = (await desk.call('backups.status', {})).restored?.keptAs ?? '';
    expect(fs.readFileSync(path.join(desk.folder, 'copies', `${keptId}.sqlite`), 'utf8')).toBe(
      'plus rien de lisible',
    );
  });
});
