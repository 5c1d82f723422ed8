/** The search cache follows writes, by this connection or another. */
import fs from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLibrary, type Library } from '#backend/library/keeping/open-library.ts';
import { insertPost, savePost } from '#backend/library/posts/posts.ts';
import { followPosts } from '#backend/search/index/index-post.ts';
import { transaction, type WritableDb } from '#backend/core/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import { catchUp, searchCacheOf } from '#backend/search/cache.ts';
import { searchArchive } from '#backend/search/search.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

let folder: string;
let writer: Library<WritableDb>;
let reader: Library;
beforeEach(async () => {
  folder = temporaryFolder('held');
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
const titles = (query: string): (string | undefined)[] =>
  searchArchive(reader.db, { query, limit: 10 }).hits.map(({ passages }) => passages[0]?.excerpt);

test('a post saved again is shown and found inflected as it is now', () => {
  const { id } = insertPost(writer.db, postSaying('Une girouette.'), moment);
  expect(titles('girouettes ')).toEqual(['Une girouette.']);
  savePost(writer.db, { id, baseSave: 0, saveId: 'a', document: postSaying('Deux baromètres.') }, moment);
  expect(titles('girouettes ')).toEqual([]);
  expect(titles('barometre ')).toEqual(['Deux baromètres.']);
  expect(titles('par:anne baro')).toEqual(['Deux baromètres.']);
});

test('for many posts at once, words match at once and their inflections later', () => {
  expect(titles('x')).toEqual([]);
  transaction(writer.db, () => {
    for (let post = 0; post < 60; post += 1)
      insertPost(writer.db, postSaying(`Le sextant numéro ${post}.`), moment);
    insertPost(writer.db, postSaying('Les astrolabes.'), moment);
  });
  expect(searchArchive(reader.db, { query: 'sextant ', limit: 1 }).total).toBe(60);
  expect(titles('astrolabes ')).toEqual(['Les astrolabes.']);
  let turns = 0;
  while (catchUp(reader.db)) expect((turns += 1)).toBeLessThan(50);
  expect(titles('astrolabe ')).toEqual(['Les astrolabes.']);
});

test('for very many, the dictionary is rebuilt in parts, without losing what is saved meanwhile', () => {
  expect(titles('x')).toEqual([]);
  transaction(writer.db, () => {
    for (let post = 0; post < 2_100; post += 1)
      insertPost(writer.db, postSaying(`Le quadrant${post}.`), moment);
    insertPost(writer.db, postSaying('Les astrolabes.'), moment);
  });
  expect(catchUp(reader.db)).toBe(true);
  expect(searchCacheOf(reader.db).next).toBeDefined();
  insertPost(writer.db, postSaying('Des compas gyroscopiques.'), moment);
  while (catchUp(reader.db));
  expect(searchCacheOf(reader.db)).toMatchObject({ next: undefined, unread: new Set() });
  expect(titles('astrolabe ')).toEqual(['Les astrolabes.']);
  expect(titles('gyroscopique ')).toEqual(['Des compas gyroscopiques.']);
  expect(titles('quadrant2099 ')).toEqual(['Le quadrant2099.']);
});
