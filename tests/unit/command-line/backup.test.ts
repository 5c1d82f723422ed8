import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { makePhoto } from '../../builders/photo.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '../../builders/test-backend.ts';
import { addPost, flipByte, write } from '../backend/library/keeping/backups/library-on-disk.ts';
import { fails, runHere, json } from './terminal.ts';

let folder: string;
let library: string;
let sha256: string;
let post: string;
beforeEach(async () => {
  folder = temporaryFolder('backup');
  library = path.join(folder, 'library');
  const desk = await openTestBackend({ folder: library, publishing: false });
  post = await addPost(desk, 'Le canal');
  ({ sha256 } = await addAsset(desk.backend, { name: 'quai.jpg', bytes: await makePhoto({ width: 40 }) }, 1));
  await desk.close();
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const posts = async (at: string): Promise<string[]> =>
  (await json<{ title: string }[]>(['list', '--library', at])).map(({ title }) => title);
type Made = { ok: boolean; findings: { code: string }[]; file: string; id: string; posts: number };

it('backs up, also while the app has the library open, and restores the backup', async () => {
  const desk: TestBackend = await openTestBackend({ folder: library, publishing: false });
  const made = await json<Made>(['backup', '--library', library]);
  expect(made).toMatchObject({ ok: true, findings: [], posts: 1 });
  expect(fs.existsSync(made.file)).toBe(true);
  expect(await json(['backup', '--list', '--library', library])).toMatchObject([
    { id: made.id, reason: 'asked', posts: 1, proved: true },
  ]);
  await write(desk, post, 'Écrit depuis');
  expect(await fails(['restore', made.id, '--library', library], 1)).toContain(
    'ouverte par un autre programme',
  );
  await desk.close();
  const restored = await json<{ keptAs: string }>(['restore', made.id, '--library', library]);
  expect(restored).toMatchObject({ ok: true, posts: 1, missing: 0 });
  expect(await posts(library)).toEqual(['Le canal']);
  await json(['restore', restored.keptAs, '--library', library]);
  expect(await posts(library)).toEqual(['Écrit depuis']);
});

it('writes the whole library as one file, and creates a library from it where there is none', async () => {
  const file = path.join(folder, 'sortie', 'tout.escale-library');
  expect(await json(['export', '--format', 'library', '-o', file, '--library', library])).toMatchObject({
    ok: true,
    file,
    posts: 1,
  });
  const same = path.join(folder, 'tout.escale-library');
  expect((await runHere(['backup', '-o', same, '--library', library])).out).toContain(same);
  const elsewhere = path.join(folder, 'ailleurs');
  expect(await json(['import', file, '--library', elsewhere])).toMatchObject({
    ok: true,
    posts: 1,
    keptAs: null,
  });
  expect(await posts(elsewhere)).toEqual(['Le canal']);
  expect(await json(['check', '--library', elsewhere])).toMatchObject({ ok: true });
  expect(await fails(['import', file, '--library', elsewhere], 1)).toContain('escale restore');
  flipByte(file);
  expect(await fails(['restore', file, '--library', elsewhere], 1)).toContain('endommagée');
  expect(await posts(elsewhere)).toEqual(['Le canal']);
});

it('reports missing or changed pictures, and dangling references', async () => {
  const picture = path.join(library, 'assets', sha256.slice(0, 2), sha256);
  flipByte(picture);
  const changed = await runHere(['check', '--json', '--library', library]);
  expect([changed.code, JSON.parse(changed.out)]).toMatchObject([
    1,
    { ok: false, findings: [{ code: 'asset.damaged', location: picture }] },
  ]);
  fs.rmSync(picture);
  const run = await runHere(['check', '--json', '--library', library]);
  expect(JSON.parse(run.out)).toMatchObject({ findings: [{ code: 'asset.missing' }] });
  const packed = await json<Made>([
    'backup',
    '-o',
    path.join(folder, 'x.escale-library'),
    '--library',
    library,
  ]);
  expect(packed.findings.map(({ code }) => code)).toEqual(['asset.missing']);
});

it('explains a bad source in one sentence', async () => {
  expect(await fails(['restore', 'nulle-part', '--library', library], 1)).toContain('ne peut pas être lu');
  expect(await fails(['restore', '--library', library], 2)).toContain('Il manque');
  expect(await fails(['backup', '--library', path.join(folder, 'vide')], 1)).toContain('pas de bibliothèque');
});

it('exports a post to another library and back, without duplicates', async () => {
  const output = path.join(folder, 'billets');
  const args = ['export', '--format', 'post', '-o', output, post, '--library', library];
  const exported = await json<{ files: string[] }>(args);
  expect(exported.files).toEqual([path.join(output, 'Le canal.escale-post')]);
  const elsewhere = path.join(folder, 'ailleurs');
  const take = ['import', ...exported.files, '--library'];
  expect(await json([...take, elsewhere])).toMatchObject({ posts: [{ postId: post, outcome: 'added' }] });
  expect((await runHere([...take, elsewhere])).out).toContain('à l’identique');
  expect(await posts(elsewhere)).toEqual(['Le canal']);
});
