import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WritableDb } from '#backend/core/sql.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import {
  arbitraryListedPost,
  type ListedPost,
  arbitraryListInput,
  expectedIds,
  fillPosts,
  TITLES,
  withPerson,
  YEARS,
} from './listed-posts.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let backend: TestBackend;
let db: WritableDb;
beforeAll(async () => {
  backend = await openTestBackend();
  db = backend.backend.db;
});
afterAll(() => backend.dispose());

describe('posts.begins', () => {
  it('finds the next title with that prefix, and wraps around at the end', async () => {
    fillPosts(
      db,
      TITLES.map((_, title) => ({
        at: 0,
        status: 'draft',
        title,
        publishedIn: null,
        labels: [],
        people: [],
      })),
    );
    const ask = (begins: string, from: number) =>
      backend.call('posts.begins', { list: 'all', sort: 'title', begins, from });
    expect(await ask('É', 0)).toEqual({ id: 'post-2', position: 0 });
    expect(await ask('eclu', 1)).toEqual({ id: 'post-3', position: 1 });
    expect(await ask('eclu', 2)).toEqual({ id: 'post-2', position: 0 });
    expect(await ask('ZONE 2', 0)).toEqual({ id: 'post-6', position: 6 });
    expect(await ask('zone 1', 0)).toEqual({ id: 'post-7', position: 7 });
    expect(await ask('zone 3', 0)).toEqual({});
    expect(await ask('x', 0)).toEqual({});
    expect(await ask(' ', 0)).toEqual({});
  });
});

describe('posts.begins, in the bin', () => {
  it('searches the bin only', async () => {
    const post = (status: 'draft' | 'binned', title: number): ListedPost => ({
      at: 0,
      status,
      title,
      publishedIn: null,
      labels: [],
      people: [],
    });
    fillPosts(db, [post('binned', 6), post('draft', 3)]);
    const ask = (begins: string) => backend.call('posts.begins', { list: 'bin', begins, from: 0 });
    expect(await ask('zo')).toEqual({ id: 'post-0', position: 0 });
    expect(await ask('eclu')).toEqual({});
  });
});

describe('posts.facets', () => {
  it('counts each value given the other filters', async () => {
    await checkProperty(
      fc.asyncProperty(
        fc.array(arbitraryListedPost, { maxLength: 25 }),
        arbitraryListInput,
        async (posts, filters) => {
          fillPosts(db, posts);
          const { sort: _, ...listed } = filters;
          const facets = await backend.call('posts.facets', withPerson(listed));
          const count = (filters: object): number => expectedIds(posts, { ...listed, ...filters }).length;
          const counts = (values: readonly (string | number)[], name: string): Record<string, number> =>
            Object.fromEntries(
              values
                .map((value): [string, number] => [String(value), count({ [name]: value })])
                .filter(([, counted]) => counted > 0),
            );
          expect(facets.total).toBe(count({}));
          expect(facets.whole).toBe(expectedIds(posts, { list: listed.list }).length);
          expect(Object.fromEntries(facets.labels.map(({ value, count: n }) => [value, n]))).toEqual(
            counts(['École', 'ecole', 'Eau douce'], 'label'),
          );
          expect(Object.fromEntries(facets.years.map(({ value, count: n }) => [value, n]))).toEqual(
            counts([...YEARS, 2026], 'year'),
          );
          expect(Object.fromEntries(facets.participants.map(({ name, count: n }) => [name, n]))).toEqual(
            counts(['Anne Martin', 'Karim Benali'], 'participant'),
          );
          expect(Object.fromEntries(facets.statuses.map(({ value, count: n }) => [value, n]))).toEqual(
            counts(['draft', 'queued', 'scheduled', 'published', 'changed', 'binned'], 'status'),
          );
        },
      ),
      { parts: 3 },
    );
  });

  it('finds labels and people as they are typed, ignoring case and accents', async () => {
    fillPosts(db, [
      {
        at: 0,
        status: 'draft',
        title: 0,
        publishedIn: null,
        labels: ['École', 'Eau douce'],
        people: ['Anne Martin', 'Karim Benali'],
      },
    ]);
    const facets = await backend.call('posts.facets', {
      list: 'all',
      labelText: 'ÉCO',
      participantText: 'bena',
    });
    expect(facets.labels).toEqual([{ value: 'École', count: 1 }]);
    expect(facets.participants.map(({ name }) => name)).toEqual(['Karim Benali']);
  });
});
