import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { latestVersion } from '../../../../main/backend/library/migrate.ts';
import { openLibrary } from '../../../../main/backend/library/open-library.ts';
import { silentLog } from '../../../../main/backend/log.ts';
import { createDoor } from '../../../../main/backend/rescue/door.ts';
import { startBackend, type Started } from '../../../../main/backend/start.ts';
import { AppError } from '../../../../preload/contract/failure.ts';
import type { BackendInput, BackendName, BackendOutput } from '../../../../preload/contract/backend.ts';
import type { HostCall } from '../../../../preload/contract/host.ts';
import { takeWriterLock } from '../../../../main/backend/library/writer-lock.ts';
import { temporaryFolder } from '../../../builders/a-backend.ts';
import { databaseOf, rootOf, spoil, spoilPage } from '../../../builders/damage.ts';
import { aDesk, aPost, titles, flipByte } from '../library/backups/a-kept-library.ts';
import { aFullLibrary } from '../library/rescue/a-full-library.ts';

let base: string;
let folder: string;
let doors: { end(): Promise<void> }[];
beforeEach(() => {
  base = temporaryFolder('door');
  folder = path.join(base, 'library');
  doors = [];
});
afterEach(async () => {
  for (const door of doors) await door.end();
  fs.rmSync(base, { recursive: true, force: true });
});

type Told = { ready: number; failures: string[]; host: { name: string; input: unknown }[] };

/** The door of a process, its shell's side under the test's hand. */
function aDoor(by: 'set' | 'chosen' = 'chosen') {
  const usual = path.join(base, 'usual');
  const told: Told = { ready: 0, failures: [], host: [] };
  let now = Date.UTC(2026, 2, 12, 9);
  const host = (async (name: string, input: unknown) => {
    told.host.push({ name, input });
    return {};
  }) as HostCall;
  const door = createDoor({
    place: { folder, by, usual },
    open: (at): Promise<Started> =>
      startBackend({
        folder: at,
        emit: () => undefined,
        host,
        log: silentLog,
        publishing: false,
        now: () => now,
      }),
    expect: () => undefined,
    opened: () => void (told.ready += 1),
    shut: (envelope) => {
      if (!envelope.ok) told.failures.push(envelope.failure.code);
    },
    emit: () => undefined,
    host,
    log: silentLog,
    now: () => now,
  });
  doors.push(door);
  return {
    door,
    told,
    later: (ms: number) => void (now += ms),
    async call<Name extends BackendName>(
      name: Name,
      input: BackendInput<Name>,
    ): Promise<BackendOutput<Name>> {
      const envelope = await door.answer('page', name, input);
      if (!envelope.ok) throw new AppError(envelope.failure.code, envelope.failure.params);
      return envelope.value as BackendOutput<Name>;
    },
    grant: (token: string, at: string) => door.answer('host', 'files.grant', { token, path: at }),
    restarted: () =>
      expect.poll(() => told.host.filter(({ name }) => name === 'library.restart').length).toBeGreaterThan(0),
  };
}

const TOKEN = 'a'.repeat(32);
const code = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

async function aCopy(): Promise<string> {
  const desk = await aDesk(folder);
  await aPost(desk, 'Gardé');
  const { id } = await desk.call('backups.make', {});
  await desk.close();
  return id;
}

describe('a library that does not open', () => {
  it('answers with the reason, tries again when it is asked later, and opens once it can', async () => {
    await aCopy();
    const holder = await openLibrary({ folder, log: silentLog });
    const { door, told, call, later } = aDoor();
    await door.open();
    expect(told.failures).toEqual(['library.in-use']);
    expect(await code(call('settings.get', {}))).toBe('library.in-use');
    expect((await call('rescue.look', {})).failure).toMatchObject({
      code: 'library.in-use',
      params: { holder: 'app', process: process.pid },
    });
    holder.close();
    // Within a second nothing is tried again.
    expect(await code(call('settings.get', {}))).toBe('library.in-use');
    later(1_000);
    expect(await call('settings.get', {})).toMatchObject({ theme: 'system' });
    expect(told.ready).toBe(1);
    expect((await call('rescue.look', {})).failure).toBeUndefined();
  });

  it('lists the copies of both places with what was proved of them, and restores one; the damaged file is kept', async () => {
    const desk = await aDesk(folder);
    await aPost(desk, 'Gardé');
    const place = path.join(base, 'cle');
    fs.mkdirSync(place);
    desk.backend.granted.grant(TOKEN, place);
    await desk.call('backups.set-second-place', { token: TOKEN });
    await desk.close();
    fs.rmSync(path.join(folder, 'copies'), { recursive: true });
    spoil(databaseOf(folder), 0, 4_000);
    const damaged = fs.readFileSync(databaseOf(folder));

    const { door, told, call, restarted } = aDoor();
    await door.open();
    const situation = await call('rescue.look', {});
    expect(situation).toMatchObject({
      failure: { code: 'library.corrupt' },
      folder: 'library',
      readable: true,
      copies: [{ place: 'second', posts: 1, reason: 'asked' }],
    });
    // The page learns no path.
    expect(JSON.stringify(situation)).not.toContain(base);
    expect(fs.readFileSync(databaseOf(folder)).equals(damaged)).toBe(true);
    await call('rescue.restore', {
      from: { copy: situation.copies[0]?.id ?? '', place: 'second' },
      keepPage: true,
    });
    await restarted();
    expect(told.host.at(-1)).toEqual({ name: 'library.restart', input: { keepPage: true } });
    const again = await aDesk(folder);
    expect(await titles(again)).toEqual(['Gardé']);
    await again.close();
    const kept = fs.readdirSync(path.join(folder, 'copies')).find((name) => name.includes('before-restore'));
    expect(fs.readFileSync(path.join(folder, 'copies', kept ?? '')).equals(damaged)).toBe(true);
  });

  it('changes nothing where the copy is damaged too', async () => {
    const id = await aCopy();
    flipByte(path.join(folder, 'copies', `${id}.sqlite`));
    fs.writeFileSync(databaseOf(folder), Buffer.alloc(50_000, 1));
    const before = fs.readFileSync(databaseOf(folder));
    const { door, call } = aDoor();
    await door.open();
    expect(await code(call('rescue.restore', { from: { copy: id, place: 'here' }, keepPage: false }))).toBe(
      'backup.damaged',
    );
    expect(fs.readFileSync(databaseOf(folder)).equals(before)).toBe(true);
    expect(fs.existsSync(path.join(folder, 'incoming'))).toBe(false);
  });

  it('takes a library’s file that the author chose', async () => {
    await aCopy();
    const file = path.join(base, 'Ma bibliothèque.escale-library');
    const desk = await aDesk(folder);
    await desk.call('backups.pack', {
      destination: await (async () => {
        await desk.dispatch('host', 'destinations.grant', { token: TOKEN, path: file });
        return TOKEN;
      })(),
    });
    await desk.close();
    spoilPage(databaseOf(folder), 1);
    const { door, call, grant, restarted } = aDoor();
    await door.open();
    await grant(TOKEN, file);
    await call('rescue.restore', { from: { token: TOKEN }, keepPage: false });
    await restarted();
    const again = await aDesk(folder);
    expect(await titles(again)).toEqual(['Gardé']);
    await again.close();
  });

  it('recovers beside it, holds the door meanwhile, and opens what was recovered on the author’s word', async () => {
    const all = await aFullLibrary(folder, 6);
    spoil(databaseOf(folder), 0, 100);
    const { door, call, later, restarted } = aDoor();
    await door.open();
    expect(await call('rescue.recover', {})).toMatchObject({ posts: 6, lostPosts: 0 });
    later(60_000);
    // A save that is tried meanwhile neither opens nor clears away what waits.
    expect(await code(call('settings.get', {}))).toBe('library.corrupt');
    await call('rescue.accept', { keepPage: false });
    await restarted();
    const again = await aDesk(folder);
    expect(await titles(again)).toEqual(all);
    await again.close();
  });

  it('takes back what was recovered', async () => {
    await aFullLibrary(folder, 2);
    spoil(databaseOf(folder), 0, 100);
    const { door, call } = aDoor();
    await door.open();
    await call('rescue.recover', {});
    await call('rescue.dismiss', {});
    expect(fs.existsSync(path.join(folder, 'incoming'))).toBe(false);
    expect(await code(call('rescue.accept', { keepPage: false }))).toBe('backup.not-found');
  });

  it('is told from one of a later release, which stays as it is', async () => {
    await aCopy();
    const later = new Database(databaseOf(folder));
    later.pragma(`user_version = ${latestVersion() + 10}`);
    later.close();
    const before = fs.readFileSync(databaseOf(folder));
    const { door, call } = aDoor();
    await door.open();
    expect((await call('rescue.look', {})).failure).toMatchObject({
      code: 'library.newer-version',
      params: { found: latestVersion() + 10, known: latestVersion() },
    });
    expect(await code(call('rescue.retry', {}))).toBe('library.newer-version');
    expect(fs.readFileSync(databaseOf(folder)).equals(before)).toBe(true);
  });

  it.each(['sqlite_autoindex_posts_1', 'sqlite_autoindex_assets_1'])(
    'gives its lock back where what starts meets the damage (%s)',
    async (table) => {
      await aFullLibrary(folder, 3);
      spoilPage(databaseOf(folder), rootOf(databaseOf(folder), table));
      const { door, told, call } = aDoor();
      await door.open();
      expect(told.failures).toEqual(['library.corrupt']);
      takeWriterLock(folder, 0).release();
      expect((await call('rescue.recover', {})).posts).toBe(3);
    },
  );
});

describe('another folder', () => {
  it('is examined, and made a library only when it is used', async () => {
    await aCopy();
    const { door, call, grant, told, restarted } = aDoor();
    await door.open();
    const other = path.join(base, 'autre');
    fs.mkdirSync(other);
    await door.answer('host', 'files.grant', { token: TOKEN, path: other });
    const found = await call('folder.examine', { token: TOKEN });
    expect(found).toMatchObject({ name: 'autre', holds: 'nothing', same: false });
    expect(fs.readdirSync(other)).toEqual([]);
    await call('folder.use', { id: found.id, keepPage: false });
    await restarted();
    expect(told.host.at(-1)).toEqual({ name: 'library.restart', input: { folder: other } });
    expect(fs.existsSync(databaseOf(other))).toBe(true);
    await grant(TOKEN, folder);
    expect(await call('folder.examine', { token: TOKEN })).toMatchObject({ holds: 'library', same: true });
  });

  it('takes the whole library when it is moved; the old one is left as it was', async () => {
    const id = await aCopy();
    const { door, call, told, restarted } = aDoor();
    await door.open();
    const disk = path.join(base, 'disque');
    fs.mkdirSync(disk);
    fs.writeFileSync(path.join(disk, 'autre chose'), '');
    await door.answer('host', 'files.grant', { token: TOKEN, path: disk });
    const found = await call('folder.examine', { token: TOKEN });
    expect(found.holds).toBe('others');
    await call('folder.move-to', { id: found.id });
    await restarted();
    const target = path.join(disk, 'Escale');
    expect(told.host.at(-1)).toEqual({ name: 'library.restart', input: { folder: target } });
    const there = await aDesk(target);
    expect(await titles(there)).toEqual(['Gardé']);
    expect((await there.call('backups.list', {})).items.map((copy) => copy.id)).toContain(id);
    await there.close();
    const here = await aDesk(folder);
    expect(await titles(here)).toEqual(['Gardé']);
    await here.close();
  });

  it('is refused inside the library itself, and the library goes on', async () => {
    await aCopy();
    const { door, call } = aDoor();
    await door.open();
    const inside = path.join(folder, 'dedans');
    fs.mkdirSync(inside);
    await door.answer('host', 'files.grant', { token: TOKEN, path: inside });
    const { id } = await call('folder.examine', { token: TOKEN });
    expect(await code(call('folder.move-to', { id }))).toBe('library.place-in-use');
    expect(await call('settings.get', {})).toBeDefined();
    expect(await code(call('rescue.recover', {}))).toBe('rescue.busy');
  });

  it('is remembered where the author chose it, and not where ESCALE_LIBRARY says it', async () => {
    await aCopy();
    const elsewhere = path.join(base, 'usual', 'library.elsewhere.json');
    for (const [by, remembered] of [
      ['set', false],
      ['chosen', true],
    ] as const) {
      const { door, call, restarted } = aDoor(by);
      await door.open();
      const other = path.join(base, `autre-${by}`);
      await door.answer('host', 'files.grant', { token: TOKEN, path: other });
      const { id } = await call('folder.examine', { token: TOKEN });
      if (by === 'set') expect(await code(call('folder.move-to', { id }))).toBe('request.forbidden');
      await call('folder.use', { id, keepPage: false });
      await restarted();
      expect(fs.existsSync(elsewhere)).toBe(remembered);
      await door.end();
    }
  });
});
