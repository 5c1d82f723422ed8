/**
 * A damaged library from a terminal: detected, restored, recovered; and a sound one exported and imported as one
 * file.
 */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../../builders/test-backend.ts';
import { databaseOf, leafPagesOf, overwriteBytes, overwritePage } from '../../builders/damage-database.ts';
import { writeFullLibrary } from '../backend/library/keeping/rescue/full-library.ts';
import { fails, runHere, json } from './terminal.ts';

let folder: string;
let library: string;
let titles: string[];
beforeEach(async () => {
  folder = temporaryFolder('rescue-line');
  library = path.join(folder, 'library');
  titles = await writeFullLibrary(library, 30);
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const listTitles = async (at = library): Promise<string[]> =>
  (await json<{ title: string }[]>(['list', '--library', at])).map(({ title }) => title).toSorted();
const check = async (...args: string[]) => {
  const run = await runHere(['check', '--json', '--library', library, ...args]);
  return { code: run.code, codes: (JSON.parse(run.out) as { findings: { code: string }[] }).findings };
};

it('check reports what keeps a library shut, in one JSON value with exit 1', async () => {
  overwriteBytes(databaseOf(library), 0, 4_000);
  const before = fs.readFileSync(databaseOf(library));
  expect(await check()).toMatchObject({ code: 1, codes: [{ code: 'library.corrupt' }] });
  expect(fs.readFileSync(databaseOf(library)).equals(before)).toBe(true);
  expect(await fails(['list', '--library', library], 1)).toContain('endommagé');
});

it('check reports an unreadable page in a library that opens', async () => {
  overwritePage(databaseOf(library), leafPagesOf(databaseOf(library), 'posts')[2] ?? 0);
  const { code, codes } = await check('--full');
  expect(code).toBe(1);
  expect(codes.map((finding) => finding.code)).toContain('library.corrupt');
});

it('restore replaces a damaged library by a backup, and keeps its files', async () => {
  const { id } = await json<{ id: string }>(['backup', '--library', library]);
  overwriteBytes(databaseOf(library), 0, 4_000);
  expect(await json(['restore', id, '--library', library])).toMatchObject({
    ok: true,
    posts: 30,
    keptAs: expect.stringContaining('before-restore') as unknown,
  });
  expect(await listTitles()).toEqual(titles);
});

it('recover copies readable rows, reports the rest, and exits with 1 when some are missing', async () => {
  overwriteBytes(databaseOf(library), 0, 100);
  expect(await json(['recover', '--library', library])).toMatchObject({
    ok: true,
    findings: [],
    posts: 30,
    keptAs: expect.stringContaining('before-restore') as unknown,
  });
  expect(await listTitles()).toEqual(titles);
  overwritePage(databaseOf(library), leafPagesOf(databaseOf(library), 'posts')[2] ?? 0);
  const run = await runHere(['recover', '--json', '--library', library]);
  expect(run.code).toBe(1);
  const report = JSON.parse(run.out) as { posts: number; rebuilt: string[]; findings: { code: string }[] };
  expect(report.posts).toBe(30);
  expect(report.rebuilt.length).toBeGreaterThan(0);
  expect(report.findings.map(({ code }) => code)).toContain('rescue.rebuilt');
  // The app indexes it at its next start.
  expect((await check()).codes.filter(({ code }) => code !== 'index.missing')).toEqual([]);
});

it('exports the whole library as one file, and imports it where there is none', async () => {
  const file = path.join(folder, 'tout.escale-library');
  await json(['export', '--format', 'library', '-o', file, '--library', library]);
  const other = path.join(folder, 'autre');
  expect(await json(['import', file, '--library', other])).toMatchObject({ ok: true, posts: 30 });
  expect(await listTitles(other)).toEqual(titles);
  expect((await runHere(['check', '--full', '--library', other])).code).toBe(0);
});

it('uses the library’s folder that the author chose, and creates none when its disk is missing', async () => {
  const data = path.join(folder, 'data');
  fs.mkdirSync(path.join(data, 'Escale-dev'), { recursive: true });
  const env = { XDG_DATA_HOME: data };
  fs.writeFileSync(
    path.join(data, 'Escale-dev', 'library.elsewhere.json'),
    JSON.stringify({ folder: library }),
  );
  expect(await json<unknown[]>(['list'], { env })).toHaveLength(30);
  fs.renameSync(library, `${library}-debranchee`);
  expect(await fails(['list'], 1, { env })).toContain('Il n’y a pas de bibliothèque');
  expect(fs.existsSync(library)).toBe(false);
});
