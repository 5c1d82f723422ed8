import { expect, it } from 'vitest';
import { column, run, sql, type WritableDb } from '#backend/core/sql.ts';
import { addPost, openTestDatabase } from './test-database.ts';

let ids = 0;
const add = (db: WritableDb, title: string): void => addPost(db, (ids += 1), title, title);
const keyOf = (db: WritableDb, title: string): string | undefined => {
  run(db, sql`DELETE FROM posts`);
  add(db, title);
  return column<string>(db, sql`SELECT title_key FROM posts`)[0];
};

it('sorts titles and dates, and follows a change', () => {
  const db = openTestDatabase();
  const dated = (id: string, title: string, publishedAt: number | null): void => {
    addPost(db, (ids += 1), id, title);
    run(db, sql`UPDATE posts SET created_at = 1000, published_at = ${publishedAt} WHERE id = ${id}`);
  };
  dated('e', 'Étang', 500);
  dated('f', 'fable', null);
  dated('none', ' ', 700);
  const byTitle = () => column<string>(db, sql`SELECT id FROM posts ORDER BY title_key, rowid`);
  expect(byTitle()).toEqual(['e', 'f', 'none']);
  dated('first', '« Le cœur »', 10);
  run(db, sql`UPDATE posts SET title = 'L’ŒUVRE' WHERE id = 'none'`);
  expect(byTitle()).toEqual(['e', 'f', 'none', 'first']);
  expect(column(db, sql`SELECT title_key FROM posts ORDER BY title_key`)).toEqual([
    'etang',
    'fable',
    "l'oeuvre",
    'le coeur »',
  ]);
  expect(column<string>(db, sql`SELECT id FROM posts ORDER BY dated_at`)).toEqual([
    'first',
    'e',
    'none',
    'f',
  ]);
});

it('sorts numbers by value', () => {
  const db = openTestDatabase();
  for (const title of ['Épisode 10', 'Épisode 2', '« Épisode 100 »', 'Épisode', '3 questions'])
    add(db, title);
  for (const title of ['12 idées', 'Épisode 9 bis', 'Été 2024', 'Été 980', '', '20240 mots', '5000 mots'])
    add(db, title);
  expect(column<string>(db, sql`SELECT title FROM posts ORDER BY title_key, rowid`)).toEqual([
    '3 questions',
    '12 idées',
    '20240 mots',
    '5000 mots',
    'Épisode',
    'Épisode 2',
    'Épisode 9 bis',
    'Épisode 10',
    '« Épisode 100 »',
    'Été 980',
    'Été 2024',
    '',
  ]);
  run(db, sql`UPDATE posts SET title = 'Épisode 1' WHERE title = 'Épisode 10'`);
  expect(
    column<string>(db, sql`SELECT title FROM posts WHERE title_key LIKE 'episode %' ORDER BY title_key`),
  ).toEqual(['Épisode 1', 'Épisode 2', 'Épisode 9 bis', '« Épisode 100 »']);
});

it.each([
  ['1', '0001'],
  ['12', '0012'],
  ['123', '0123'],
  ['1234', '1234'],
  ['12345', '12345'],
  ['007', '0007'],
  ['0', '0000'],
  ['1.2.30', '0001.0002.0030'],
  ['a1b22c333d4444e55555f', 'a0001b0022c0333d4444e55555f'],
  ['11 22 33 44 55 66 77 88 99 00', '0011 0022 0033 0044 0055 0066 0077 0088 0099 0000'],
  ['1234567890', '1234567890'],
  ['Sans nombre', 'sans nombre'],
])('« %s » is sorted as « %s »', (title, key) => {
  expect(keyOf(openTestDatabase(), title)).toBe(key);
});

it('sorts every number up to 9999 by value', () => {
  const db = openTestDatabase();
  for (let number = 0; number < 10_000; number += 37)
    expect(keyOf(db, `n° ${number}`)).toBe(`n° ${String(number).padStart(4, '0')}`);
});
