/** `escale export`: the format of docs/COMMAND-LINE.md, its exit codes, its files. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestBackend, type TestBackend } from '../../builders/test-backend.ts';
import { addPosts } from '../../builders/export-library.ts';
import { buildInterview, picture } from '../../builders/interview-builder.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { escale, fails, runHere, json } from './terminal.ts';

type Exported = { files: string[]; skipped: unknown[] };

let library: TestBackend;
let ids: string[];
let cwd: string;
beforeAll(async () => {
  library = await openTestBackend({ publishing: false });
  const other = buildInterview().titled('CON').saying(picture('e', 'Perdue')).post;
  const binned = buildInterview().titled('Jeté').saying('Rien.').post;
  ids = addPosts(library, [gardenInterview, other, binned]);
  await library.call('posts.bin', { id: ids[2] ?? '' });
  cwd = mkdtempSync(path.join(os.tmpdir(), 'escale-export-'));
});
afterAll(() => library.dispose());

const args = (...more: string[]): string[] => ['export', '--library', library.folder, ...more];

describe('posts as files', () => {
  it.each([
    ['html', ['Les rencontres du laboratoire deux jardinières de l’action publique.html', '_CON.html']],
    ['markdown', ['Les rencontres du laboratoire deux jardinières de l’action publique.md', '_CON.md']],
    ['docx', ['Les rencontres du laboratoire deux jardinières de l’action publique.docx', '_CON.docx']],
    ['feed', ['feed.atom']],
  ])('in %s: every post outside the bin, while the app has the library open', async (format, names) => {
    const { files, skipped } = await json<Exported>(args('--format', format, '-o', `sortie/${format}`), {
      cwd,
    });
    expect(files.map((file) => path.basename(file))).toEqual(names);
    expect(files.every((file) => path.isAbsolute(file) && existsSync(file))).toBe(true);
    expect(readdirSync(path.join(cwd, 'sortie', format)).toSorted()).toEqual(names.toSorted());
    expect(skipped).toEqual([]);
  });

  it('exports the given ids, those in the bin too, and numbers equal file names', async () => {
    const run = () =>
      json<Exported>(args('--format', 'html', '--output', 'nommés', ids[2] ?? '', ids[2] ?? ''), { cwd });
    expect((await run()).files.map((file) => path.basename(file))).toEqual(['Jeté.html']);
    expect((await run()).files.map((file) => path.basename(file))).toEqual(['Jeté (2).html']);
  });

  it('lists in words what was written, with its remarks', async () => {
    const run = await runHere(args('--format', 'feed', '-o', 'mots'), { cwd });
    expect(run).toMatchObject({ code: 0, error: '' });
    expect(run.out.split('\n')).toEqual([
      'Fichiers écrits\u00a0: 1.',
      path.join(cwd, 'mots', 'feed.atom'),
      'CON — 1 photo reste dans Escale',
      '',
    ]);
  });

  it('works as a process of its own', async () => {
    const run = await escale(args('--format', 'markdown', '-o', 'seul', '--json', ids[0] ?? ''), { cwd });
    expect({ code: run.code, error: run.error }).toEqual({ code: 0, error: '' });
    const [file = ''] = (JSON.parse(run.out) as Exported).files;
    expect(readFileSync(file, 'utf8')).toMatch(/^# Les rencontres du laboratoire/);
  });
});

describe('failures', () => {
  it('with wrong usage exit with 2', async () => {
    expect(await fails(args('-o', 'x'), 2, { cwd })).toContain('--format');
    expect(await fails(args('--format', 'pdf', '-o', 'x'), 2, { cwd })).toContain(
      'feed, html, markdown, docx',
    );
    expect(await fails(args('--format', 'html'), 2, { cwd })).toContain('-o');
  });

  it('print one sentence and exit with 1; nothing is written', async () => {
    expect(await fails(args('--format', 'html', '-o', 'inconnu', 'personne'), 1, { cwd })).toContain(
      'personne',
    );
    expect(existsSync(path.join(cwd, 'inconnu'))).toBe(false);
    writeFileSync(path.join(cwd, 'fichier'), '');
    expect(await fails(args('--format', 'html', '-o', 'fichier'), 1, { cwd })).toContain('fichier');
  });
});
