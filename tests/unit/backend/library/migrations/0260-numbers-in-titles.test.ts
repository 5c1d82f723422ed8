import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { numbersInTitles } from '#backend/library/migrations/0260-numbers-in-titles.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import { column, run, sql, type WritableDb } from '#backend/library/sql.ts';

function before(): WritableDb {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < numbersInTitles.number)) step.up(db);
  return db;
}

function add(db: WritableDb, title: string): void {
  run(
    db,
    sql`
    INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words,
      questions, answers, created_at, updated_at)
    VALUES (${title}, 'article', 'fr', ${title}, 'draft', '{}', 1, '', 0, 0, 0, 0, 1000, 2000)`,
  );
}

const keyOf = (db: WritableDb, title: string): string | undefined => {
  run(db, sql`DELETE FROM posts`);
  add(db, title);
  return column<string>(db, sql`SELECT title_key FROM posts`)[0];
};

it('sorts numbers by what they are worth, in what was there and in what is written', () => {
  const db = before();
  for (const title of ['Épisode 10', 'Épisode 2', '« Épisode 100 »', 'Épisode', '3 questions'])
    add(db, title);
  numbersInTitles.up(db);
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
  const db = before();
  numbersInTitles.up(db);
  expect(keyOf(db, title)).toBe(key);
});

it('gives every number up to 9999 its place', () => {
  const db = before();
  numbersInTitles.up(db);
  for (let number = 0; number < 10_000; number += 37)
    expect(keyOf(db, `n° ${number}`)).toBe(`n° ${String(number).padStart(4, '0')}`);
});
