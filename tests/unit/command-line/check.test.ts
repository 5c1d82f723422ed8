import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestBackend, temporaryFolder } from '../../builders/test-backend.ts';
import { buildInterview } from '../../builders/interview-builder.ts';
import { runHere, json } from './terminal.ts';

let folder: string;
let library: string;
beforeAll(async () => {
  folder = temporaryFolder('check');
  library = path.join(folder, 'library');
  const backend = await openTestBackend({ folder: library, publishing: false });
  const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
  const document = buildInterview().titled('Le canal').asking('Alors ?').answering('Anne', 'La brume.').post;
  await backend.call('posts.save', { id, baseSave: 0, saveId: 's', document });
  await backend.close();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

it('reports an index with the words of every post', async () => {
  expect(await json(['check', '--full', '--library', library])).toEqual({
    ok: true,
    folder: library,
    findings: [],
  });
  const run = await runHere(['check', '--library', library, '--language', 'en']);
  expect([run.code, run.out]).toEqual([
    0,
    'The file, the references, the pictures and the index of the library are in good condition.\n',
  ]);
});

it('names what the index lacks, and exits with 1', async () => {
  const db = new Database(path.join(library, 'library.sqlite'));
  db.exec("INSERT OR REPLACE INTO search_rows (rowid, answers) VALUES (2, 'la bruine ¶')");
  db.close();
  const run = await runHere(['check', '--json', '--library', library]);
  expect(run.code).toBe(1);
  expect(JSON.parse(run.out)).toMatchObject({
    ok: false,
    findings: [
      { code: 'index.wrong-words', text: 'L’index n’a pas les mots de ce billet, ou en a d’autres.' },
    ],
  });
});
