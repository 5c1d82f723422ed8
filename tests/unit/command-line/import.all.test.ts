import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestBackend, temporaryFolder } from '../../builders/test-backend.ts';
import { escale, fails, runHere, json } from './terminal.ts';

const FIXTURES = path.resolve('tests/fixtures/imports');
const WHOLE = path.join(FIXTURES, 'classic/whole.xml');
const CUT = path.join(FIXTURES, 'classic/cut.xml');

let folder: string;
let library: string;
beforeEach(() => {
  folder = temporaryFolder('cli-import');
  library = path.join(folder, 'library');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

type Listed = {
  remoteId: string | null;
  title: string;
  status: string;
  kind: string;
  publishedAt: string | null;
  url: string | null;
};
const listPosts = (): Promise<Listed[]> => json<Listed[]>(['list', '--library', library]);

describe('import', () => {
  it('prints the output of the contract as JSON', async () => {
    const first = await json(['import', WHOLE, '--library', library]);
    expect(first).toMatchObject({
      blogs: [
        {
          id: '4815162342108151623',
          name: 'Les carnets du labo & compagnie',
          url: expect.any(String) as string,
        },
      ],
      posts: 3,
      pages: 3,
      comments: 3,
      drafts: 2,
      scheduled: 1,
      trashed: 0,
      added: 6,
      updated: 0,
      unchanged: 0,
      skipped: [],
      warnings: [],
      damaged: null,
    });
    const posts = await listPosts();
    expect(posts).toHaveLength(6);
    expect(posts.filter(({ status }) => status === 'published')).not.toEqual([]);
    expect(posts.every(({ remoteId }) => remoteId !== null)).toBe(true);
    expect(await json(['import', WHOLE, '--library', library])).toMatchObject({ added: 0, unchanged: 6 });
    expect(await listPosts()).toEqual(posts);
  });

  it('accepts several files and whole folders, with relative paths', async () => {
    const result = await json(['import', 'takeout/Takeout', 'files/entretien.md', '--library', library], {
      cwd: FIXTURES,
    });
    expect(result).toMatchObject({ posts: 3, added: 3, comments: 2 });
  });

  it('refuses a damaged file without changes; with --partial it reads what it can', async () => {
    expect(await fails(['import', CUT, '--library', library], 1)).toContain('est endommagé');
    expect(await listPosts()).toEqual([]);
    expect(await json(['import', CUT, '--partial', '--library', library])).toMatchObject({
      added: 2,
      warnings: [{ code: 'damaged', location: 'cut.xml:18' }],
      damaged: { file: 'cut.xml', entry: 15, line: 18 },
    });
  });

  it('imports every post of a backup with a broken template, and reports the line', async () => {
    const text = fs.readFileSync(WHOLE, 'utf8');
    const from = text.indexOf('>', text.indexOf('<content', text.indexOf('.layout'))) + 1;
    const broken = path.join(folder, 'broken.xml');
    fs.writeFileSync(broken, `${text.slice(0, from)}\n<div><b></div>${text.slice(from)}`);
    expect(await json(['import', broken, '--library', library])).toMatchObject({
      added: 6,
      warnings: [{ code: 'layout-damaged', location: 'broken.xml:2' }],
      damaged: null,
    });
  });

  it('imports comments on request', async () => {
    const comments = async (): Promise<unknown> => {
      const backend = await openTestBackend({ folder: library, publishing: false });
      const [row] = backend.backend.db.prepare('SELECT count(*) AS count FROM comments').all();
      await backend.close();
      return row;
    };
    await json(['import', WHOLE, '--library', library]);
    expect(await comments()).toEqual({ count: 0 });
    await json(['import', WHOLE, '--comments', '--library', library]);
    expect(await comments()).toEqual({ count: 3 });
  });

  it('describes the imported posts, in either language', async () => {
    const french = await runHere(['import', WHOLE, '--library', library]);
    expect(french).toMatchObject({ code: 0, error: '' });
    expect(french.out).toContain('Ajoutés 6 · Complétés 0 · Inchangés 0 · Laissés de côté 0');
    const english = await runHere(['import', CUT, '--partial', '--library', library, '--language', 'en']);
    expect(english.out).toMatch(/^cut\.xml:18 — /m);
  });

  it('reports an empty source, and names an unreadable file', async () => {
    const nothing = path.join(folder, 'vide');
    fs.mkdirSync(nothing);
    expect((await runHere(['import', nothing, '--library', library])).out).toContain('Aucun billet trouvé');
    const junk = path.join(folder, 'cassé.zip');
    fs.writeFileSync(junk, 'PK\u0003\u0004 plus rien');
    await fails(['import', junk, '--library', library], 1);
    expect(await listPosts()).toEqual([]);
  });

  it.each([
    [['import'], 2, 'Il manque le fichier'],
    [['import', '--all', WHOLE], 2, '--all'],
    [['import', 'https://blog.example.org', WHOLE], 2, 'Une adresse s’importe seule'],
    [['import', 'nowhere.xml'], 1, 'ne peut pas être lu'],
  ] as const)('refuses %j', async (args, code, says) => {
    expect(await fails([...args, '--library', library], code)).toContain(says);
    expect(fs.existsSync(library)).toBe(false);
  });

  it('refuses a library that another process has open, by its code, and leaves it unchanged', async () => {
    const backend = await openTestBackend({ folder: library, publishing: false });
    try {
      const run = await escale(['import', WHOLE, '--library', library]);
      expect(run).toMatchObject({ code: 1, out: '' });
      expect(run.error).toContain(library);
      expect((await backend.call('posts.counts', {})).all).toBe(0);
    } finally {
      await backend.close();
    }
  });

  it('first resumes what the app left unfinished', async () => {
    const backend = await openTestBackend({ folder: library, publishing: false });
    backend.backend.db
      .prepare(
        `INSERT INTO imports (id, kind, name, source, state, phase, started_at) VALUES ('left', 'files', 'whole.xml', ?, 'running', 'posts', 0)`,
      )
      .run(JSON.stringify({ files: [{ name: 'whole.xml', path: WHOLE }] }));
    await backend.close();
    expect(await json(['import', WHOLE, '--library', library])).toMatchObject({ added: 0, unchanged: 6 });
    expect(await listPosts()).toHaveLength(6);
  });
});
