/** Readers' comments in the library. */
import { expect, test } from 'vitest';
import { keepComment } from '#backend/library/comments.ts';
import { openTestLibrary } from '../search/test-library.ts';

test('keeps of a comment no more than its bound, though it grows when it is made harmless', () => {
  const { db } = openTestLibrary();
  db.exec(`INSERT INTO blogs (id, remote_id, name, url, signature, kind, created_at)
    VALUES ('lab', '1', 'LAB', 'https://lab.example/', '', 'blogger', 1)`);
  const keep = (remoteId: string, html: string): string => {
    keepComment(db, 'lab', { remoteId, postRemoteId: '77', html });
    return db.prepare('SELECT html FROM comments WHERE remote_id = ?').pluck().get(remoteId) as string;
  };
  expect(keep('plain', '<p>Un <b>mot</b></p>')).toBe('<p>Un <b>mot</b></p>');
  const grown = keep('nested', '<b><i><u><p>mot'.repeat(6_000));
  expect(grown.length).toBeLessThanOrEqual(100_000);
  expect(grown).toMatch(/^mot +mot/);
  expect(keep('signs', '&'.repeat(100_000)).length).toBeLessThanOrEqual(100_000);
});
