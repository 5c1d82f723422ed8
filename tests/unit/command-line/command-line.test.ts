import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Readable } from 'node:stream';
import { latestVersion } from '../../../main/backend/library/migrate.ts';
import type { TestBackend } from '../../builders/a-backend.ts';
import { aBackend, temporaryFolder } from '../../builders/a-backend.ts';
import { anInterview } from '../../builders/an-interview.ts';
import { runCommandLine } from '../../../main/command-line/run.ts';
import { NODE_FLAGS } from '../backend/child.ts';

type Run = { code: number | null; out: string; error: string };

/** The tool as a process of its own, from the sources. */
function escale(args: readonly string[], options: { cwd?: string; env?: Record<string, string>; input?: string } = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, path.resolve('main/cli.ts'), ...args], {
      cwd: options.cwd ?? process.cwd(),
      env: { PATH: process.env.PATH ?? '', HOME: folder, LANG: 'fr_FR.UTF-8', ...options.env },
      stdio: 'pipe',
    });
    let out = '';
    let error = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (error += data.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, error }));
    child.stdin.end(options.input ?? '');
  });
}

/** The same in this process: what a process of its own would add is told by the tests that start one. */
async function here(args: readonly string[], options: Parameters<typeof escale>[1] = {}): Promise<Run> {
  const run: Run = { code: null, out: '', error: '' };
  run.code = await runCommandLine(args, {
    env: { LANG: 'fr_FR.UTF-8', ...options.env },
    cwd: options.cwd ?? process.cwd(),
    development: true,
    stdin: Readable.from([options.input ?? '']),
    out: async (text) => void (run.out += text),
    error: (text) => void (run.error += text),
  });
  return run;
}

async function json<Value = unknown>(args: readonly string[], options: Parameters<typeof escale>[1] = {}): Promise<Value> {
  const run = await here([...args, '--json'], options);
  expect({ code: run.code, error: run.error }).toEqual({ code: 0, error: '' });
  return JSON.parse(run.out) as Value;
}

/** One sentence on stderr, nothing on stdout. */
const fails = async (args: readonly string[], code: number, options: Parameters<typeof escale>[1] = {}): Promise<string> => {
  const run = await here(args, options);
  expect({ code: run.code, out: run.out }).toEqual({ code, out: '' });
  expect(run.error.trim().split('\n')).toHaveLength(1);
  return run.error.trim();
};

let folder: string;
let library: string;
let backend: TestBackend;
const document = anInterview()
  .titled('Une escale au laboratoire')
  .labelled('design')
  .asking('Que fait le laboratoire ?')
  .answering('Anne Martin', 'Il met à l’épreuve des idées avec l’équipe de l’accueil.')
  .saying('Merci à Anne Martin.').post;

beforeAll(async () => {
  folder = temporaryFolder('cli');
  library = path.join(folder, 'library');
  // The app is open all the while: readers work beside it.
  backend = await aBackend({ folder: library, publishing: false });
  const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
  await backend.call('posts.save', { id, baseSave: 0, saveId: 's', document });
  const binned = await backend.call('posts.create', { kind: 'article', language: 'fr' });
  await backend.call('posts.bin', { id: binned.id });
  postId = id;
});
afterAll(async () => {
  await backend.close();
  fs.rmSync(folder, { recursive: true, force: true });
});
let postId: string;

describe('list', () => {
  it('gives the shape of the contract', async () => {
    const at = new Date(backend.clock.now).toISOString();
    expect(await json(['list', '--library', library])).toEqual([
      {
        id: postId, remoteId: null, blogId: null, title: 'Une escale au laboratoire', kind: 'interview', status: 'draft', labels: ['design'], publishedAt: null,
        createdAt: at, updatedAt: at, url: null, words: 18, questions: 1, answers: 1, publications: [],
      },
    ]);
  });

  it('filters, and shows the bin when it is asked for', async () => {
    const titles = async (...args: string[]): Promise<string[]> => (await json<{ title: string }[]>(['list', '--library', library, ...args])).map(({ title }) => title);
    expect(await titles('--kind', 'article')).toEqual([]);
    expect(await titles('--status', 'draft', '--kind', 'interview')).toEqual(['Une escale au laboratoire']);
    expect(await titles('--status', 'binned')).toEqual(['']);
    expect((await escale(['list', '--library', library])).out).toBe(`${postId}  2026-03-12  draft      Une escale au laboratoire\n`);
  });

  it('makes a blank library where nothing is', async () => {
    const blank = path.join(folder, 'blank');
    expect(await json(['list', '--library', 'blank'], { cwd: folder })).toEqual([]);
    expect(fs.existsSync(path.join(blank, 'library.sqlite'))).toBe(true);
    expect((await escale(['list', '--library', blank])).out).toBe('Aucun billet.\n');
  });

  it('takes ESCALE_LIBRARY, and keeps away from the author’s own library otherwise', async () => {
    expect(await json<unknown[]>(['list'], { env: { ESCALE_LIBRARY: library } })).toHaveLength(1);
    expect(await escale(['list', '--json'])).toEqual({ code: 0, out: '[]\n', error: '' });
    expect(fs.readdirSync(path.join(folder, '.local', 'share'))).toEqual(['Escale-dev']);
  });
});

describe('show and render', () => {
  it('give the document and its forms', async () => {
    expect(await json(['show', postId, '--library', library])).toEqual(document);
    const render = async (format: string): Promise<string> => (await here(['render', postId, '--format', format, '--library', library])).out;
    expect(await render('html')).toMatch(/^<div class="iv-post" lang="fr">.*l’épreuve des idées.*<\/div>\n$/);
    expect(await render('preview')).toMatch(/^<!doctype html>/);
    expect(await render('markdown')).toContain('# Une escale au laboratoire');
    expect(await render('text')).toContain('Merci à Anne Martin.');
    expect(await json(['render', postId, '--format', 'text', '--library', library])).toEqual({ format: 'text', text: expect.stringContaining('Que fait le laboratoire') as unknown });
  });

  it('say in one sentence what is not there', async () => {
    expect(await fails(['show', 'nobody', '--library', library], 1)).toBe('Aucun billet ne porte l’identifiant nobody.');
    expect(await fails(['render', 'nobody', '--format', 'html', '--library', library, '--language', 'en'], 1)).toBe('No post has the id nobody.');
  });
});

describe('search', () => {
  it('finds without accents and gives the shape of the contract', async () => {
    const result = await json<{ hits: Record<string, unknown>[] }>(['search', 'epreuve', '--library', library]);
    expect(result).toMatchObject({ query: 'epreuve', total: 1, tookMs: expect.any(Number) as unknown, facets: { labels: [{ value: 'design', count: 1 }] }, suggestion: null });
    expect(result.hits[0]).toMatchObject({ postId, remoteId: null, title: 'Une escale au laboratoire', kind: 'interview', status: 'draft', publishedAt: null });
    const [passage] = result.hits[0]!.passages as { type: string; participant: string; answerId: string; excerpt: string; marks: [number, number][] }[];
    expect(passage).toMatchObject({ type: 'answer', participant: 'Anne Martin', questionId: 'q1', answerId: 'a1' });
    expect(passage?.marks.map(([start, end]) => passage.excerpt.slice(start, end))).toEqual(['épreuve']);
  });

  it('answers a query a line, whatever the line', async () => {
    const { code, out } = await escale(['search', '--stdin', '--limit', '5', '--library', library], { input: 'laboratoire\n"(AND *\n\nrien de tel\n' });
    expect(code).toBe(0);
    const lines = out.trim().split('\n').map((line) => JSON.parse(line) as { query: string; total: number });
    expect(lines.map(({ query, total }) => [query, total])).toEqual([['laboratoire', 1], ['"(AND *', expect.any(Number)], ['', expect.any(Number)], ['rien de tel', 0]]);
  });
});

describe('recognize', () => {
  const turns = 'Une escale\n\nQue fait le laboratoire ?\nAnne Martin : Il essaie.\nKarim Benali : Il écoute.\n\nEt que ferez-vous demain ?\nAnne Martin : La suite.\nKarim Benali : Le reste.\n';
  it.each([
    ['entretien.txt', turns],
    ['entretien.html', `<h1>Une escale</h1><p><b>Que fait le laboratoire ?</b></p><p>Anne Martin : Il essaie.</p><p>Karim Benali : Il écoute.</p><p><b>Et que ferez-vous demain ?</b></p><p>Anne Martin : La suite.</p><p>Karim Benali : Le reste.</p>`],
    ['entretien.md', '# Une escale\n\n**Que fait le laboratoire ?**\n\n**Anne Martin :** Il *essaie*.\n\n**Karim Benali :** Il [écoute](https://lab.example).\n\n**Et que ferez-vous demain ?**\n\n**Anne Martin :** La suite.\n\n**Karim Benali :** Le reste.\n'],
  ])('reads %s', async (name, content) => {
    fs.writeFileSync(path.join(folder, name), content);
    const found = await json<{ kind: string; participants: { name: string }[]; questions: { text: string; answers: { participant: string; text: string }[] }[] }>(['recognize', name], { cwd: folder });
    expect(found.kind).toBe('interview');
    expect(found.participants.map((person) => person.name)).toEqual(['Anne Martin', 'Karim Benali']);
    expect(found.questions.map(({ text, answers }) => [text, answers.map((answer) => `${answer.participant}: ${answer.text}`)])).toEqual([
      ['Que fait le laboratoire ?', ['Anne Martin: Il essaie.', 'Karim Benali: Il écoute.']],
      ['Et que ferez-vous demain ?', ['Anne Martin: La suite.', 'Karim Benali: Le reste.']],
    ]);
  });

  it('says which file it cannot read', async () => {
    expect(await fails(['recognize', 'absent.txt'], 1, { cwd: folder })).toBe('Le fichier absent.txt ne peut pas être lu.');
  });
});

describe('wrong usage ends with 2 and a sentence', () => {
  it.each([
    [[]],
    [['destroy']],
    [['__proto__']],
    [['list', '--wrong']],
    [['list', '--status', 'lost']],
    [['list', '--library']],
    [['show']],
    [['show', 'a', 'b']],
    [['render', 'a']],
    [['render', 'a', '--format', 'pdf']],
    [['search']],
    [['search', 'a', '--limit', '0']],
    [['search', 'a', '--stdin']],
    [['recognize']],
  ])('%j', async (args) => {
    expect(await fails(args, 2)).not.toBe('');
  });

  it('as a process too', async () => {
    expect(await escale(['destroy'])).toEqual({ code: 2, out: '', error: 'La commande « destroy » n’existe pas ; « escale help » les donne toutes.\n' });
    expect(await escale(['show', 'nobody', '--library', library])).toEqual({ code: 1, out: '', error: 'Aucun billet ne porte l’identifiant nobody.\n' });
  });

  it('in the language of the system, or the one asked for', async () => {
    expect(await fails(['show'], 2, { env: { LANG: 'en_GB.UTF-8' } })).toBe('Missing: the id of the post.');
    expect(await fails(['show'], 2, { env: { LANG: 'C.UTF-8' } })).toBe('Il manque l’identifiant du billet.');
    expect(await fails(['show', '--language', 'en'], 2)).toBe('Missing: the id of the post.');
  });
});

describe('doctor', () => {
  const codes = (found: { findings: { code: string }[] }): string[] => found.findings.map(({ code }) => code).filter((code) => code !== 'disk.low');

  it('finds nothing wrong with a library in use', async () => {
    const found = await json<{ ok: boolean; findings: { code: string; place: string; text: string }[] }>(['doctor', '--library', library]);
    expect(found.ok).toBe(true);
    expect(codes(found)).toEqual(['library.in-use']);
    expect(found.findings[0]).toMatchObject({ place: path.join(library, 'library.sqlite'), text: 'La bibliothèque est ouverte par un autre programme, sans doute Escale.' });
  });

  it('names what is missing, broken, or of another release, and ends with 1', async () => {
    const look = async (name: string, change: (file: string) => void): Promise<{ code: number | null; codes: string[] }> => {
      const copy = path.join(folder, name);
      await json(['list', '--library', copy]);
      change(path.join(copy, 'library.sqlite'));
      const run = await here(['doctor', '--json', '--library', copy]);
      return { code: run.code, codes: codes(JSON.parse(run.out) as { findings: { code: string }[] }) };
    };
    const sql = (text: string) => (file: string) => {
      const db = new Database(file);
      db.exec(text);
      db.close();
    };
    expect(await look('healthy', () => undefined)).toEqual({ code: 0, codes: [] });
    expect(await look('gone', (file) => fs.rmSync(file))).toEqual({ code: 0, codes: ['library.none'] });
    expect(await look('damaged', (file) => fs.writeFileSync(file, 'x'.repeat(9_000)))).toEqual({ code: 1, codes: ['library.corrupt'] });
    expect(await look('newer', sql(`PRAGMA user_version = ${latestVersion() + 10}`))).toEqual({ code: 1, codes: ['library.newer-version'] });
    expect(await look('pictures', sql(`INSERT INTO assets (sha256, mime, width, height, bytes, name, credit, created_at) VALUES ('${'a'.repeat(64)}', 'image/png', 1, 1, 1, 'x.png', '', 0)`))).toEqual({ code: 1, codes: ['asset.missing'] });
    expect(await look('references', sql("PRAGMA foreign_keys = OFF; INSERT INTO post_labels VALUES (7, 'x', 0)"))).toEqual({ code: 1, codes: ['library.broken-references'] });
  });
});
