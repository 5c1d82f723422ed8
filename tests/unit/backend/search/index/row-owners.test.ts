import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { RowOwners, rowsMatching } from '#backend/search/index/row-owners.ts';

let desk: TestBackend;
beforeEach(async () => {
  desk = await openTestBackend({ publishing: false });
});
afterEach(() => desk.dispose());

const write = (row: number, post: number, people: string): unknown =>
  desk.backend.db
    .prepare("INSERT INTO search_rows_of (rowid, post_rowid, people, hash) VALUES (?, ?, ?, x'00')")
    .run(row, post, people);
const voices = (owners: RowOwners): [number, number, readonly string[]][] => {
  const all: [number, number, readonly string[]][] = [];
  owners.eachVoice((...owner) => all.push(owner));
  return all;
};

it('takes time by the number of rows, whatever their ids', () => {
  const far = Number.MAX_SAFE_INTEGER;
  write(1, 7, '[]');
  write(far, 8, '[["a","Anne"]]');
  const owners = new RowOwners();
  owners.read(desk.backend.db, 'all');
  expect([1, 2, far].map((row) => owners.postOf(row))).toEqual([7, 0, 8]);
  expect(owners.namesOf(far)).toEqual(['Anne']);
  expect(voices(owners)).toEqual([[far, 8, ['Anne']]]);
});

it('after a post is read again, deleted rows have no owner', () => {
  write(4_095, 7, '[["a","Anne"]]');
  write(4_096, 7, '[["a","Anne"],["b","Bo"]]');
  const owners = new RowOwners();
  owners.read(desk.backend.db, 'all');
  desk.backend.db.exec('DELETE FROM search_rows_of WHERE rowid = 4095');
  owners.read(desk.backend.db, [7]);
  expect([4_095, 4_096].map((row) => owners.postOf(row))).toEqual([0, 7]);
  expect(owners.rowsOf(7)).toEqual([4_096]);
  expect(voices(owners)).toEqual([[4_096, 7, ['Anne', 'Bo']]]);
});

it('resolves more rows than are read at once', () => {
  const rows = Array.from({ length: 15_000 }, (_, index) => index + 1);
  const add = desk.backend.db.prepare(
    "INSERT INTO search_rows_of (rowid, post_rowid, people, hash) VALUES (?, ?, ?, x'00')",
  );
  desk.backend.db.transaction(() => {
    for (const row of rows) add.run(row, Math.ceil(row / 2), `[["a","Nom ${row % 100}"]]`);
  })();
  const owners = new RowOwners();
  owners.read(desk.backend.db, 'all');
  expect(rows.map((row) => owners.postOf(row))).toEqual(rows.map((row) => Math.ceil(row / 2)));
  expect(owners.namesOf(7_500)).toEqual(['Nom 0']);
  expect(owners.rowsOf(7_500).toSorted((a, b) => a - b)).toEqual([14_999, 15_000]);
});

it('returns every matching row, in order, whatever their ids', () => {
  const { db } = desk.backend;
  const add = db.prepare('INSERT INTO search_rows (rowid, title, answers) VALUES (?, ?, ?)');
  const rows = [1, 9, 10, 99, 100, 4_096, 1_234_567, 2 ** 32, Number.MAX_SAFE_INTEGER];
  for (const row of rows.toReversed()) add.run(row, 'le jardin', row % 2 === 0 ? 'la ville' : '');
  expect([...rowsMatching(db, '"jardin"')]).toEqual(rows);
  expect([...rowsMatching(db, '"la ville"')]).toEqual(rows.filter((row) => row % 2 === 0));
  expect([...rowsMatching(db, '"ville la"')]).toEqual([]);
});
