import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestBackend } from '../../builders/test-backend.ts';
import { openTestBackend, temporaryFolder } from '../../builders/test-backend.ts';
import { buildInterview } from '../../builders/interview-builder.ts';
import { escale, runHere, json, fails } from './terminal.ts';

let folder: string;
let library: string;
let backend: TestBackend;
const document = buildInterview()
  .titled('Une escale au laboratoire')
  .labelled('design')
  .asking('Que fait le laboratoire ?')
  .answering('Anne Martin', 'Il met à l’épreuve des idées avec l’équipe de l’accueil.')
  .saying('Merci à Anne Martin.').post;

beforeAll(async () => {
  folder = temporaryFolder('cli');
  library = path.join(folder, 'library');
  // The app is open meanwhile: readers work beside it.
  backend = await openTestBackend({ folder: library, publishing: false });
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
  it('prints JSON of the contract', async () => {
    const at = new Date(backend.clock.now).toISOString();
    expect(await json(['list', '--library', library])).toEqual([
      {
        id: postId,
        remoteId: null,
        blogId: null,
        title: 'Une escale au laboratoire',
        kind: 'interview',
        status: 'draft',
        labels: ['design'],
        publishedAt: null,
        createdAt: at,
        updatedAt: at,
        url: null,
        words: 18,
        questions: 1,
        answers: 1,
        publications: [],
      },
    ]);
  });

  it('filters, and shows the bin on request', async () => {
    const titles = async (...args: string[]): Promise<string[]> =>
      (await json<{ title: string }[]>(['list', '--library', library, ...args])).map(({ title }) => title);
    expect(await titles('--kind', 'article')).toEqual([]);
    expect(await titles('--status', 'draft', '--kind', 'interview')).toEqual(['Une escale au laboratoire']);
    expect(await titles('--status', 'pending')).toEqual([]);
    expect(await titles('--status', 'binned')).toEqual(['']);
    expect(await titles('--label', 'design', '--year', '2026', '--sort', 'title')).toEqual([
      'Une escale au laboratoire',
    ]);
    expect(await titles('--label', 'Design')).toEqual([]);
    expect(await titles('--year', '2025')).toEqual([]);
    expect(await titles('--participant', 'ANNE martin')).toEqual(['Une escale au laboratoire']);
    expect(await titles('--participant', 'Personne')).toEqual([]);
    expect((await escale(['list', '--library', library])).out).toBe(
      `${postId}  2026-03-12  draft         Une escale au laboratoire\n`,
    );
  });

  it('creates a blank library where there is none', async () => {
    const blank = path.join(folder, 'blank');
    expect(await json(['list', '--library', 'blank'], { cwd: folder })).toEqual([]);
    expect(fs.existsSync(path.join(blank, 'library.sqlite'))).toBe(true);
    expect((await escale(['list', '--library', blank])).out).toBe('Aucun billet.\n');
  });

  it('uses ESCALE_LIBRARY, and never the author’s own library otherwise', async () => {
    expect(await json<unknown[]>(['list'], { env: { ESCALE_LIBRARY: library } })).toHaveLength(1);
    expect(await escale(['list', '--json'], { env: { HOME: folder } })).toEqual({
      code: 0,
      out: '[]\n',
      error: '',
    });
    expect(fs.readdirSync(path.join(folder, '.local', 'share'))).toEqual(['Escale-dev']);
  });
});

describe('show and render', () => {
  it('print the document and its formats', async () => {
    expect(await json(['show', postId, '--library', library])).toEqual(document);
    const render = async (format: string): Promise<string> =>
      (await runHere(['render', postId, '--format', format, '--library', library])).out;
    expect(await render('html')).toMatch(/^<div class="iv-post" lang="fr">.*l’épreuve des idées.*<\/div>\n$/);
    expect(await render('preview')).toMatch(/^<!doctype html>/);
    expect(await render('markdown')).toContain('# Une escale au laboratoire');
    expect(await render('text')).toContain('Merci à Anne Martin.');
    expect(await json(['render', postId, '--format', 'text', '--library', library])).toEqual({
      format: 'text',
      text: expect.stringContaining('Que fait le laboratoire') as unknown,
    });
  });

  it('explain a missing post in one sentence', async () => {
    expect(await fails(['show', 'nobody', '--library', library], 1)).toBe(
      'Aucun billet ne porte l’identifiant nobody.',
    );
    expect(
      await fails(['render', 'nobody', '--format', 'html', '--library', library, '--language', 'en'], 1),
    ).toBe('No post has the id nobody.');
  });
});

describe('search', () => {
  it('matches without accents and prints JSON of the contract', async () => {
    const result = await json<{ hits: Record<string, unknown>[] }>([
      'search',
      'epreuve',
      '--library',
      library,
    ]);
    expect(result).toMatchObject({
      query: 'epreuve',
      total: 1,
      tookMs: expect.any(Number) as unknown,
      facets: { labels: [{ value: 'design', count: 1 }] },
      suggestion: null,
    });
    expect(result.hits[0]).toMatchObject({
      postId,
      remoteId: null,
      title: 'Une escale au laboratoire',
      kind: 'interview',
      status: 'draft',
      publishedAt: null,
    });
    const [passage] = result.hits[0]!.passages as {
      type: string;
      participant: string;
      answerId: string;
      excerpt: string;
      marks: [number, number][];
    }[];
    expect(passage).toMatchObject({
      type: 'answer',
      participant: 'Anne Martin',
      questionId: 'q1',
      answerId: 'a1',
    });
    expect(passage?.marks.map(([start, end]) => passage.excerpt.slice(start, end))).toEqual(['épreuve']);
  });

  it('answers one query a line, for any line', async () => {
    const { code, out } = await escale(['search', '--stdin', '--limit', '5', '--library', library], {
      input: 'laboratoire\n"(AND *\n\nrien de tel\n',
    });
    expect(code).toBe(0);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { query: string; total: number });
    expect(lines.map(({ query, total }) => [query, total])).toEqual([
      ['laboratoire', 1],
      ['"(AND *', expect.any(Number)],
      ['', expect.any(Number)],
      ['rien de tel', 0],
    ]);
  });
});
