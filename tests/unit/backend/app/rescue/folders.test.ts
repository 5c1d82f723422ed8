import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { databaseOf } from '#tests/builders/damage-database.ts';
import { MOVED_FILE } from '#backend/library/store/library-folder.ts';
import { openDesk, titles } from '../../library/keeping/backups/library-on-disk.ts';
import { writeCopy, outcomeOf, rescuesOfTests, TOKEN } from './test-rescue.ts';

let base: string;
let folder: string;
const { opening, ...made } = rescuesOfTests();
beforeEach(() => {
  base = made.base();
  folder = made.folder();
});

describe('another folder', () => {
  it('is examined first and becomes a library only when it is used', async () => {
    await writeCopy(folder);
    const { rescue, call, grant, recorded, restarted } = opening();
    await rescue.open();
    const other = path.join(base, 'autre');
    fs.mkdirSync(other);
    await rescue.answer('host', 'files.grant', { token: TOKEN, path: other });
    const examination = await call('folder.examine', { token: TOKEN });
    expect(examination).toMatchObject({ name: 'autre', holds: 'nothing', same: false });
    expect(fs.readdirSync(other)).toEqual([]);
    await call('folder.use', { id: examination.id, keepPage: false });
    await restarted();
    expect(recorded.host.at(-1)).toEqual({ name: 'library.restart', input: { folder: other } });
    expect(fs.existsSync(databaseOf(other))).toBe(true);
    await grant(TOKEN, folder);
    expect(await call('folder.examine', { token: TOKEN })).toMatchObject({ holds: 'library', same: true });
  });

  it('receives the whole library on a move, and the old folder is unchanged', async () => {
    const id = await writeCopy(folder);
    const { rescue, call, recorded, restarted } = opening();
    await rescue.open();
    const disk = path.join(base, 'disque');
    fs.mkdirSync(disk);
    fs.writeFileSync(path.join(disk, 'autre chose'), '');
    await rescue.answer('host', 'files.grant', { token: TOKEN, path: disk });
    const examination = await call('folder.examine', { token: TOKEN });
    expect(examination.holds).toBe('others');
    await call('folder.move-to', { id: examination.id });
    await restarted();
    const target = path.join(disk, 'Escale');
    expect(recorded.host.at(-1)).toEqual({ name: 'library.restart', input: { folder: target } });
    expect(fs.existsSync(path.join(target, MOVED_FILE))).toBe(true);
    const moved = await openDesk(target);
    expect(await titles(moved)).toEqual(['Gardé']);
    expect((await moved.call('backups.list', {})).items.map((copy) => copy.id)).toContain(id);
    await moved.close();
    const original = await openDesk(folder);
    expect(await titles(original)).toEqual(['Gardé']);
    await original.close();
  });

  it('reports once that the library was moved there', async () => {
    await writeCopy(folder);
    fs.writeFileSync(path.join(folder, MOVED_FILE), '');
    const { rescue, call } = opening();
    await rescue.open();
    expect(await call('rescue.situation', {})).toMatchObject({ moved: true });
    await call('folder.moved-seen', {});
    expect(await call('rescue.situation', {})).not.toHaveProperty('moved');
    await call('folder.moved-seen', {});
  });

  it('takes the library once, however often the move is requested', async () => {
    await writeCopy(folder);
    const { rescue, call, grant, recorded, restarted } = opening();
    await rescue.open();
    const disk = path.join(base, 'disque');
    fs.mkdirSync(disk);
    await grant(TOKEN, disk);
    const { id } = await call('folder.examine', { token: TOKEN });
    expect(
      await Promise.all([
        outcomeOf(call('folder.move-to', { id })),
        outcomeOf(call('folder.move-to', { id })),
      ]),
    ).toEqual(['ok', 'rescue.busy']);
    await restarted();
    // The second one opened nothing under the first.
    expect(recorded).toMatchObject({ ready: 1, failures: ['rescue.busy'] });
    const onDisk = await openDesk(disk);
    expect(await titles(onDisk)).toEqual(['Gardé']);
    await onDisk.close();
  });

  it('is refused inside the library itself, and the library keeps working', async () => {
    await writeCopy(folder);
    const { rescue, call } = opening();
    await rescue.open();
    const inside = path.join(folder, 'dedans');
    fs.mkdirSync(inside);
    await rescue.answer('host', 'files.grant', { token: TOKEN, path: inside });
    const { id } = await call('folder.examine', { token: TOKEN });
    expect(await outcomeOf(call('folder.move-to', { id }))).toBe('library.folder-in-use');
    expect(await call('settings.get', {})).toBeDefined();
    expect(await outcomeOf(call('rescue.recover', {}))).toBe('rescue.busy');
  });

  it.each([
    ['set', false, 'request.forbidden'],
    ['chosen', true, 'library.folder-in-use'],
  ] as const)(
    'where the place is %s: remembered for the next start, %s; moved into itself, %s',
    async (by, remembered, refusal) => {
      await writeCopy(folder);
      const elsewhere = path.join(base, 'usual', 'library.elsewhere.json');
      const { rescue, call, restarted } = opening(by);
      await rescue.open();
      await rescue.answer('host', 'files.grant', { token: TOKEN, path: path.join(folder, 'dedans') });
      const inside = await call('folder.examine', { token: TOKEN });
      expect(await outcomeOf(call('folder.move-to', { id: inside.id }))).toBe(refusal);
      await rescue.answer('host', 'files.grant', { token: TOKEN, path: path.join(base, 'autre') });
      const { id } = await call('folder.examine', { token: TOKEN });
      await call('folder.use', { id, keepPage: false });
      await restarted();
      expect(fs.existsSync(elsewhere)).toBe(remembered);
    },
  );
});
