import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '#backend/core/log.ts';
import type { SearchService } from '#backend/search/requests.ts';
import { startSearchThread } from '#backend/search/search-thread.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const entretien = (title: string, answer: string) =>
  buildInterview().titled(title).asking('Alors ?').answering('Anne Martin', answer).post;

let backend: TestBackend;
beforeEach(async () => {
  backend = await openTestBackend({ searchThread: true });
});
afterEach(() => backend.dispose());

async function write(title: string, answer: string): Promise<void> {
  const { id, saveNumber } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
  await backend.call('posts.save', {
    id,
    baseSave: saveNumber,
    saveId: 'one',
    document: entretien(title, answer),
  });
}

const titles = async (query: string): Promise<string[]> =>
  (await backend.call('search.find', { query, limit: 10 })).hits.map((hit) => hit.title);

test('finds a save at once, from a read-only thread', async () => {
  await write('Le canal', 'La brume sur l’écluse.');
  expect(await titles('ecluses')).toEqual(['Le canal']);
  await write('Le pont', 'Une écluse encore.');
  expect(await titles('écluse')).toEqual(['Le pont', 'Le canal']);
  expect(await backend.call('search.titles', { query: 'can', limit: 5 })).toMatchObject({
    items: [{ title: 'Le canal' }],
  });
  expect(await backend.call('library.check', {})).toEqual({ ok: true, findings: [] });
  expect(await backend.call('search.index', {})).toMatchObject({ state: 'ready', done: 2, total: 2 });
});

test('finds a title while the « c » of « c’est » is typed', async () => {
  await write('Vélo en ville, c’est possible', 'La brume.');
  for (const query of ['vélo en ville, c', 'vélo en ville, c’', 'vélo en ville, c’e'])
    expect((await backend.call('search.titles', { query, limit: 5 })).items).toHaveLength(1);
  expect((await backend.call('search.titles', { query: 'vélo en ville, x', limit: 5 })).items).toEqual([]);
});

test('answers while the backend is in a transaction, with the last committed state', async () => {
  await write('Le canal', 'La brume.');
  backend.backend.db.exec('BEGIN IMMEDIATE');
  backend.backend.db.exec("UPDATE posts SET title = 'Jamais'");
  expect(await titles('brume')).toEqual(['Le canal']);
  backend.backend.db.exec('ROLLBACK');
});

test('cancels the query of an earlier keystroke, and answers all other requests', async () => {
  await write('Le canal', 'La brume sur l’écluse.');
  const ask = (query: string, typed = false) =>
    backend
      .call('search.find', { query, limit: 10, typed })
      .then(({ total }) => total)
      .catch((error: Error) => error.message);
  const answers = await Promise.all([
    ask('b', true),
    ask('br', true),
    ask('brume'),
    ask('bru', true),
    ask('canal'),
  ]);
  expect(answers).toEqual(['search.superseded', 'search.superseded', 1, 1, 1]);
});

function startDyingThread(folder: string): { archive: SearchService; closed: string[] } {
  const closed: string[] = [];
  const otherwise: SearchService = {
    ask: () => Promise.resolve({ impact: true }) as never,
    rebuild: () => undefined,
    changed: () => undefined,
    close: () => Promise.resolve(void closed.push('otherwise')),
  };
  const script = path.resolve('tests/unit/backend/search/children/dying-thread.ts');
  return {
    archive: startSearchThread({ folder, writable: false, log: silentLog, otherwise, script }),
    closed,
  };
}

test('restarts a thread that dies, and repeats the query', async () => {
  const folder = temporaryFolder('dying');
  const { archive, closed } = startDyingThread(folder);
  expect(await archive.ask('state', {})).toEqual({ impact: false });
  expect(fs.existsSync(path.join(folder, 'died'))).toBe(true);
  await archive.close();
  expect(closed).toEqual(['otherwise']);
  await expect(archive.ask('state', {})).rejects.toThrow('backend.unavailable');
  fs.rmSync(folder, { recursive: true });
});

test('answers on the caller’s thread when no thread stays alive', async () => {
  const folder = temporaryFolder('mortal');
  fs.writeFileSync(path.join(folder, 'mortal'), '');
  const { archive } = startDyingThread(folder);
  await expect(archive.ask('state', {})).rejects.toThrow('ended twice');
  await expect(archive.ask('state', {})).rejects.toThrow('ended twice');
  expect(await archive.ask('state', {})).toEqual({ impact: true });
  await archive.close();
  fs.rmSync(folder, { recursive: true });
});
