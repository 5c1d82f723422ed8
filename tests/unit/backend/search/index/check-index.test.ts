import { describe, expect, test } from 'vitest';
import { run, sql, type WritableDb } from '#backend/core/sql.ts';
import { checkIndex } from '#backend/search/index/check-index.ts';
import { buildArticle, buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestLibrary } from '../test-library.ts';

function findings(db: WritableDb, full = true): string[] {
  const steps = checkIndex(db, { most: 100, full });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.findings.map(({ code, location }) => `${code} ${location}`);
  }
}

function openCheckedLibrary(): WritableDb {
  const library = openTestLibrary();
  library.add(
    buildInterview().titled('Le canal').asking('Alors ?').answering('Anne Martin', 'La brume.').post,
  );
  library.add(buildArticle().titled('Le pont').saying('Il est ouvert.').post);
  library.add(buildArticle().post);
  return library.db;
}

test('reports nothing for a sound index', () => {
  expect(findings(openCheckedLibrary())).toEqual([]);
});

describe('reports errors with their position', () => {
  test.each([
    ['UPDATE search_indexed SET generation = 0 WHERE post_rowid = 2', ['index.missing post-2']],
    ['DELETE FROM search_indexed WHERE post_rowid = 2', ['index.missing post-2', 'index.of-nobody 3']],
    ["UPDATE posts SET document_hash = 'other' WHERE rowid = 1", ['index.stale post-1']],
    [
      `UPDATE posts SET document = replace(document, 'brume', 'pluie') WHERE rowid = 1`,
      ['index.stale post-1'],
    ],
    ["UPDATE search_rows_of SET hash = x'00' WHERE rowid = 1", ['index.stale post-1']],
    [
      "INSERT INTO search_rows_of (rowid, post_rowid, people, hash) VALUES (99, 77, '[]', x'00')",
      ['index.of-nobody 99', 'index.row-missing 99'],
    ],
    ['DELETE FROM search_rows WHERE rowid = 2', ['index.row-missing 2', 'index.wrong-words post-1']],
    ["INSERT INTO search_rows (rowid, title) VALUES (98, 'intrus')", ['index.row-unknown 98']],
    [
      "INSERT OR REPLACE INTO search_rows (rowid, answers) VALUES (2, 'la bruine ¶')",
      ['index.wrong-words post-1'],
    ],
    [
      "INSERT OR REPLACE INTO search_rows (rowid, answers) VALUES (2, 'la brume intruse ¶')",
      ['index.wrong-words post-1'],
    ],
  ])('%s', (statement, expected) => {
    const db = openCheckedLibrary();
    db.exec(statement);
    expect(findings(db)).toEqual(expected);
  });

  test('a damaged full text', () => {
    const db = openCheckedLibrary();
    db.unsafeMode(true);
    run(db, sql`UPDATE search_rows_data SET block = zeroblob(length(block)) WHERE id > 10`);
    db.unsafeMode(false);
    expect(findings(db)).toContain('index.damaged search_rows');
  });
});
