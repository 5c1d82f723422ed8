import { expect, it } from 'vitest';
import { deleteInvalidRows, rehashDocuments } from '#backend/library/keeping/rescue/recover.ts';
import { requireOurRows } from '#backend/library/keeping/rows/check-rows.ts';
import { openDesk, addPost } from '../backups/library-on-disk.ts';

it('drops rows that no restore accepts, and keeps readable words', async () => {
  const desk = await openDesk();
  try {
    const { db } = desk.backend;
    const [intact, readable, path] = [
      await addPost(desk, 'Entier'),
      await addPost(desk, 'Lisible'),
      await addPost(desk, 'Ailleurs'),
    ];
    db.pragma('foreign_keys = OFF');
    db.prepare('UPDATE posts SET document = replace(document, ?, ?) WHERE id = ?').run(
      'Lisible',
      'Lizible',
      readable,
    );
    db.prepare("UPDATE posts SET id = '../../evil' WHERE id = ?").run(path);
    db.exec(`
      INSERT INTO people_aliases (id, participant_id, chosen) VALUES ('../x', 'anne', '{}'), ('zoe', 'anne', '{}');
      INSERT INTO notes (id, post_rowid, author, text, quote, created_at) VALUES ('n', 1, '', '', '', 9223372036854775807)`);
    expect(deleteInvalidRows(db).toSorted()).toEqual(['notes', 'people_aliases', 'posts']);
    expect(db.prepare('SELECT id FROM posts ORDER BY rowid').pluck().all()).toEqual([intact, readable]);
    expect(db.prepare('SELECT id FROM people_aliases').pluck().all()).toEqual(['zoe']);
    rehashDocuments(db);
    db.exec('DELETE FROM revisions WHERE post_rowid NOT IN (SELECT rowid FROM posts)');
    db.exec('DELETE FROM post_participants; DELETE FROM post_labels');
    expect(() => requireOurRows(db, 'backup', () => undefined)).not.toThrow();
  } finally {
    await desk.dispose();
  }
});
