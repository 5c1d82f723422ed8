import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { latestVersion } from '#backend/library/store/migrate.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { takeWriterLock } from '#backend/library/store/writer-lock.ts';
import { silentLog } from '#backend/core/log.ts';
import { databaseOf, rootOf, overwriteBytes, overwritePage } from '#tests/builders/damage-database.ts';
import { openDesk, addPost, flipByte, titles } from '../../library/keeping/backups/library-on-disk.ts';
import { writeFullLibrary } from '../../library/keeping/rescue/full-library.ts';
import { writeCopy, outcomeOf, rescuesOfTests, TOKEN } from './test-rescue.ts';

let base: string;
let folder: string;
const { opening, ...made } = rescuesOfTests();
beforeEach(() => {
  base = made.base();
  folder = made.folder();
});

describe('a library that does not open', () => {
  it('answers with the failure code, retries on a later request, and opens once it can', async () => {
    await writeCopy(folder);
    const holder = await openLibrary({ folder, log: silentLog });
    const { rescue, recorded, call, later } = opening();
    await rescue.open();
    expect(recorded.failures).toEqual(['library.in-use']);
    expect(await outcomeOf(call('settings.get', {}))).toBe('library.in-use');
    expect((await call('rescue.situation', {})).failure).toMatchObject({
      code: 'library.in-use',
      params: { holder: 'app', process: process.pid },
    });
    // The page learns no path by any request.
    for (const request of [call('posts.counts', {}), call('rescue.recover', {})])
      await expect(request).rejects.toHaveProperty('params', { holder: 'app', process: process.pid });
    holder.close();
    // Within a second there is no retry.
    expect(await outcomeOf(call('settings.get', {}))).toBe('library.in-use');
    later(1_000);
    expect(await call('settings.get', {})).toMatchObject({ theme: 'system' });
    expect(recorded.ready).toBe(1);
    expect((await call('rescue.situation', {})).failure).toBeUndefined();
  });

  it('writes a diagnostic file while it cannot open', async () => {
    await writeCopy(folder);
    overwriteBytes(databaseOf(folder), 0, 4_000);
    const { rescue, call } = opening();
    await rescue.open();
    expect(await outcomeOf(call('diagnostic-file.facts', {}))).toBe('library.corrupt');
    const chosen = path.join(base, 'Diagnostic.txt');
    expect(await rescue.answer('host', 'destinations.grant', { token: TOKEN, path: chosen })).toMatchObject({
      ok: true,
    });
    const input = { destination: TOKEN, text: 'Escale\n' };
    expect(await call('diagnostic-file.write', input)).toEqual({ name: 'Diagnostic.txt' });
    expect(fs.readFileSync(chosen, 'utf8')).toBe('Escale\n');
    expect(await outcomeOf(call('diagnostic-file.write', input))).toBe('file.token-unknown');
  });

  it('lists the backups of both folders with their verification, restores one, and keeps the damaged file', async () => {
    const desk = await openDesk(folder);
    await addPost(desk, 'Gardé');
    const targetFolder = path.join(base, 'cle');
    fs.mkdirSync(targetFolder);
    desk.backend.granted.grant(TOKEN, targetFolder);
    await desk.call('backups.set-second-folder', { token: TOKEN });
    await desk.close();
    fs.rmSync(path.join(folder, 'copies'), { recursive: true });
    overwriteBytes(databaseOf(folder), 0, 4_000);
    const damaged = fs.readFileSync(databaseOf(folder));

    const { rescue, recorded, call, restarted } = opening();
    await rescue.open();
    const situation = await call('rescue.situation', {});
    expect(situation).toMatchObject({
      failure: { code: 'library.corrupt' },
      folder: 'library',
      readable: true,
      copies: [{ folder: 'second', posts: 1, reason: 'asked' }],
    });
    // The page learns no path.
    expect(JSON.stringify(situation)).not.toContain(base);
    expect(fs.readFileSync(databaseOf(folder)).equals(damaged)).toBe(true);
    await call('rescue.restore', {
      from: { copy: situation.copies[0]?.id ?? '', folder: 'second' },
      keepPage: true,
    });
    await restarted();
    expect(recorded.host.at(-1)).toEqual({ name: 'library.restart', input: { keepPage: true } });
    const again = await openDesk(folder);
    expect(await titles(again)).toEqual(['Gardé']);
    await again.close();
    const keptName = fs
      .readdirSync(path.join(folder, 'copies'))
      .find((name) => name.includes('before-restore'));
    expect(fs.readFileSync(path.join(folder, 'copies', keptName ?? '')).equals(damaged)).toBe(true);
  });

  it('changes nothing when the backup is damaged too', async () => {
    const id = await writeCopy(folder);
    flipByte(path.join(folder, 'copies', `${id}.sqlite`));
    fs.writeFileSync(databaseOf(folder), Buffer.alloc(50_000, 1));
    const before = fs.readFileSync(databaseOf(folder));
    const { rescue, call } = opening();
    await rescue.open();
    expect(
      await outcomeOf(call('rescue.restore', { from: { copy: id, folder: 'here' }, keepPage: false })),
    ).toBe('backup.damaged');
    expect(fs.readFileSync(databaseOf(folder)).equals(before)).toBe(true);
    expect(fs.existsSync(path.join(folder, 'incoming'))).toBe(false);
  });

  it('takes the place of the damaged one when the author chooses its file', async () => {
    await writeCopy(folder);
    const file = path.join(base, 'Ma bibliothèque.escale-library');
    const desk = await openDesk(folder);
    await desk.call('backups.pack', {
      destination: await (async () => {
        await desk.dispatch('host', 'destinations.grant', { token: TOKEN, path: file });
        return TOKEN;
      })(),
    });
    await desk.close();
    overwritePage(databaseOf(folder), 1);
    const { rescue, call, grant, restarted } = opening();
    await rescue.open();
    await grant(TOKEN, file);
    await call('rescue.restore', { from: { token: TOKEN }, keepPage: false });
    await restarted();
    const again = await openDesk(folder);
    expect(await titles(again)).toEqual(['Gardé']);
    await again.close();
  });

  it('is recovered next to the damaged file, and opens the recovered one only on the author’s request', async () => {
    const all = await writeFullLibrary(folder, 6);
    overwriteBytes(databaseOf(folder), 0, 100);
    const { rescue, call, later, restarted } = opening();
    await rescue.open();
    expect(await call('rescue.recover', {})).toMatchObject({ posts: 6, lostPosts: 0 });
    later(60_000);
    // A save during this neither opens the library nor deletes the pending one.
    expect(await outcomeOf(call('settings.get', {}))).toBe('library.corrupt');
    await call('rescue.accept', { keepPage: false });
    await restarted();
    const again = await openDesk(folder);
    expect(await titles(again)).toEqual(all);
    await again.close();
  });

  it('deletes a rejected recovery', async () => {
    await writeFullLibrary(folder, 2);
    overwriteBytes(databaseOf(folder), 0, 100);
    const { rescue, call } = opening();
    await rescue.open();
    await call('rescue.recover', {});
    await call('rescue.dismiss', {});
    expect(fs.existsSync(path.join(folder, 'incoming'))).toBe(false);
    expect(await outcomeOf(call('rescue.accept', { keepPage: false }))).toBe('backup.not-found');
  });

  it('differs from one of a later release, which is left unchanged', async () => {
    await writeCopy(folder);
    const later = new Database(databaseOf(folder));
    later.pragma(`user_version = ${latestVersion() + 10}`);
    later.close();
    const before = fs.readFileSync(databaseOf(folder));
    const { rescue, call } = opening();
    await rescue.open();
    expect((await call('rescue.situation', {})).failure).toMatchObject({
      code: 'library.newer-version',
      params: { found: latestVersion() + 10, known: latestVersion() },
    });
    expect(await outcomeOf(call('rescue.retry', {}))).toBe('library.newer-version');
    expect(fs.readFileSync(databaseOf(folder)).equals(before)).toBe(true);
  });

  it.each(['sqlite_autoindex_posts_1', 'sqlite_autoindex_assets_1'])(
    'releases its lock when the startup finds the damage (%s)',
    async (table) => {
      await writeFullLibrary(folder, 3);
      overwritePage(databaseOf(folder), rootOf(databaseOf(folder), table));
      const { rescue, recorded, call } = opening();
      await rescue.open();
      expect(recorded.failures).toEqual(['library.corrupt']);
      takeWriterLock(folder, 0).release();
      expect((await call('rescue.recover', {})).posts).toBe(3);
    },
  );
});

describe('simultaneous requests', () => {
  it('run once: the second is refused, and so is a rescue of a library that has opened meanwhile', async () => {
    await writeFullLibrary(folder, 2);
    const { rescue, call } = opening();
    const opened = rescue.open();
    expect(
      await Promise.all([outcomeOf(call('rescue.recover', {})), outcomeOf(call('rescue.recover', {}))]),
    ).toEqual(['rescue.busy', 'rescue.busy']);
    await opened;
    expect(await call('settings.get', {})).toBeDefined();
  });

  it('start one rescue of a damaged library', async () => {
    await writeFullLibrary(folder, 2);
    overwriteBytes(databaseOf(folder), 0, 100);
    const { rescue, call } = opening();
    const opened = rescue.open();
    const codes = await Promise.all([
      outcomeOf(call('rescue.recover', {})),
      outcomeOf(call('rescue.recover', {})),
    ]);
    await opened;
    expect(codes).toEqual(['ok', 'rescue.busy']);
  });

  it('wait for a library that is closing, and open it again', async () => {
    await writeCopy(folder);
    const { rescue, call, later, recorded } = opening();
    await rescue.open();
    const closed = call('rescue.begin', { code: 'library.moved' });
    later(1_000);
    expect(await call('settings.get', {})).toBeDefined();
    await closed;
    expect(recorded).toMatchObject({ ready: 2, failures: ['library.moved'] });
  });
});
