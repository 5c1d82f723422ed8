/** A restore, a recovery or a move that the author stops: the library stays in place, unchanged, and opens. */
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { databaseOf } from '#tests/builders/damage-database.ts';
import type { Situation } from '#contract/rescue.ts';
import { writeCopy, rescuesOfTests, TOKEN, type openRescue } from './test-rescue.ts';

let base: string;
let folder: string;
const { opening, ...made } = rescuesOfTests();
beforeEach(() => {
  base = made.base();
  folder = made.folder();
});

type Work = NonNullable<Situation['work']>['what'];

/** Cancels it during its work. */
async function cancelWork(
  { call }: ReturnType<typeof openRescue>,
  what: Work,
  work: Promise<unknown>,
): Promise<unknown> {
  const ended = work.then(
    () => 'done',
    (error: unknown) => error,
  );
  while ((await call('rescue.situation', {})).work?.what !== what)
    await new Promise((resolve) => setImmediate(resolve));
  await call('rescue.cancel', {});
  return await ended;
}

const damage = (): void => fs.writeFileSync(databaseOf(folder), 'ceci n’est plus une base');

it('keeps a library in place when its move is cancelled, and opens it again', async () => {
  await writeCopy(folder);
  const desk = opening();
  const { rescue, call, recorded } = desk;
  await rescue.open();
  const disk = path.join(base, 'disque');
  fs.mkdirSync(disk);
  fs.writeFileSync(path.join(disk, 'autre chose'), '');
  await rescue.answer('host', 'files.grant', { token: TOKEN, path: disk });
  const { id } = await call('folder.examine', { token: TOKEN });
  const stopped = await cancelWork(desk, 'moving', call('folder.move-to', { id }));
  expect(stopped).toMatchObject({ code: 'work.cancelled' });
  expect(fs.readdirSync(disk)).toEqual(['autre chose']);
  expect(rescue.isOpen()).toBe(true);
  expect((await call('posts.list', { list: 'all', limit: 1 })).total).toBe(1);
  expect(recorded.host).toEqual([]);
});

it('leaves a damaged library in place when a restore or a recovery is cancelled', async () => {
  const copy = await writeCopy(folder);
  damage();
  const desk = opening();
  const { rescue, call, recorded } = desk;
  await rescue.open();
  expect(rescue.isOpen()).toBe(false);
  const text = fs.readFileSync(databaseOf(folder));
  const from = { copy, folder: 'here' } as const;
  const restoring = call('rescue.restore', { from, keepPage: false });
  expect(await cancelWork(desk, 'restoring', restoring)).toMatchObject({ code: 'work.cancelled' });
  expect(await cancelWork(desk, 'recovering', call('rescue.recover', {}))).toMatchObject({
    code: 'work.cancelled',
  });
  expect(fs.readdirSync(folder)).not.toContain('incoming');
  expect(fs.readdirSync(folder)).not.toContain('recovering');
  expect(fs.existsSync(path.join(folder, 'library.restore.json'))).toBe(false);
  expect(fs.readFileSync(databaseOf(folder)).equals(text)).toBe(true);
  expect(recorded.host).toEqual([]);
  // The next one can start.
  await call('rescue.restore', { from, keepPage: false });
  await desk.restarted();
});
