/** The archive’s dictionary has the words of posts, and not every prefix that was once saved. */
import fs from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLibrary, type Library } from '#backend/library/keeping/open-library.ts';
import { insertPost, savePost } from '#backend/library/posts/posts.ts';
import { column, sql, type WritableDb } from '#backend/core/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import { catchUp, searchCacheOf } from '#backend/search/cache.ts';
import { searchArchive } from '#backend/search/search.ts';
import {
  forgetUnusedWords,
  onManyWords,
  startKeepingWords,
} from '#backend/search/index/stored-dictionary.ts';
import { followPosts } from '#backend/search/index/index-post.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

let folder: string;
let writer: Library<WritableDb>;
let reader: Library;
beforeEach(async () => {
  folder = temporaryFolder('surfaces');
  writer = await openLibrary({ folder, log: silentLog });
  followPosts(writer.db);
  reader = await openLibrary({ folder, readOnly: true, log: silentLog });
});
afterEach(() => {
  reader.close();
  writer.close();
  fs.rmSync(folder, { recursive: true });
});

const postSaying = (words: string) =>
  buildInterview().titled('Titre').asking('Alors ?').answering('Anne Martin', words).post;
let ids = 0;
const moment = { now: 1_000, newId: () => `id-${(ids += 1)}` };
const words = (): string[] =>
  column<string>(writer.db, sql`SELECT DISTINCT word FROM search_surfaces ORDER BY word`);
/** Typing: each save has other words than the one before. */
function saver() {
  const { id } = insertPost(writer.db, postSaying('Rien.'), moment);
  let baseSave = 0;
  return (words: string): void => {
    const saved = savePost(
      writer.db,
      { id, baseSave, saveId: `s${baseSave}`, document: postSaying(words) },
      moment,
    );
    baseSave = saved.saveNumber;
  };
}
const newWords = (save: number): string =>
  Array.from({ length: 120 }, (_, at) => `mot${save}x${at}`).join(' ');
const total = (query: string): number => searchArchive(reader.db, { query, limit: 10 }).total;

test('drops words that no post has any more, keeps the others, and adds one again when it returns', () => {
  const save = saver();
  save('Une giroue');
  save('Une girouette');
  save('Deux baromètres');
  expect(words()).toEqual(expect.arrayContaining(['giroue', 'girouette', 'barometres', 'anne', 'titre']));
  for (const _ of forgetUnusedWords(writer.db));
  expect(words()).toEqual(expect.arrayContaining(['barometres', 'anne', 'titre', 'alors']));
  expect(words()).not.toContain('giroue');
  expect(words()).not.toContain('girouette');
  save('Une girouette');
  expect(words()).toContain('girouette');
  expect(total('girouettes ')).toBe(1);
});

test('is due once many words were written, and then again only after as many', () => {
  const save = saver();
  let requests = 0;
  onManyWords(writer.db, () => {
    requests += 1;
    for (const _ of forgetUnusedWords(writer.db));
  });
  for (let number = 0; number < 200; number += 1) save(newWords(number));
  expect(requests).toBe(2);
  expect(words().length).toBeLessThan(10_000);
});

test('is not due after an import, as every word of it is in use', () => {
  let requests = 0;
  onManyWords(writer.db, () => (requests += 1));
  for (let number = 0; number < 200; number += 1) insertPost(writer.db, postSaying(newWords(number)), moment);
  expect(words().length).toBeGreaterThan(20_000);
  expect(requests).toBe(0);
});

test('runs in the background, and the search cache follows', async () => {
  const save = saver();
  expect(total('rien')).toBe(1);
  const keeping = startKeepingWords({ db: writer.db, log: silentLog, now: Date.now });
  for (let number = 0; number < 220; number += 1) {
    save(newWords(number));
    while (catchUp(reader.db));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await expect.poll(() => words().length).toBeLessThan(11_000);
  keeping.close();
  expect(searchCacheOf(reader.db).dictionary.size).toBeLessThan(25_000);
  expect(total('mot219x7')).toBe(1);
  expect(total('mot218x7')).toBe(0);
});

test('ends quietly when the library is closed before it runs', async () => {
  vi.useFakeTimers();
  try {
    const folder = temporaryFolder('gone');
    const closedLibrary = await openLibrary({ folder: folder, log: silentLog });
    const errors: string[] = [];
    const log = { ...silentLog, error: (message: string) => void errors.push(message) };
    const keeping = startKeepingWords({ db: closedLibrary.db, log, now: Date.now });
    closedLibrary.close();
    fs.rmSync(folder, { recursive: true });
    vi.advanceTimersByTime(60_000);
    expect(errors).toEqual(['the dictionary was not gone through']);
    keeping.close();
  } finally {
    vi.useRealTimers();
  }
});
