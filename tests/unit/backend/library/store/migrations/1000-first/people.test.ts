import { expect, it } from 'vitest';
import { addPost, openTestDatabase, count } from './test-database.ts';

it('has no details of a person beyond those entered', () => {
  const db = openTestDatabase();
  db.exec(
    "INSERT INTO participants (id, name, created_at, updated_at) VALUES ('karim', 'Karim Benali', 5, 6)",
  );
  expect(db.prepare('SELECT links, note, email, phone FROM participants').get()).toEqual({
    links: '[]',
    note: '',
    email: '',
    phone: '',
  });
});

it('deletes the pending changes of a post with the post, and with the act', () => {
  const db = openTestDatabase();
  addPost(db, 1, 'one');
  addPost(db, 2, 'two');
  db.exec(`
    INSERT INTO people_acts (id, kind, participant_id, wanted, before, state, created_at)
      VALUES ('act', 'merge', 'anne', '{}', '{}', 'running', 7);
    INSERT INTO people_act_posts (act_rowid, post_rowid, state) SELECT 1, rowid, 'waiting' FROM posts;
    DELETE FROM posts WHERE id = 'one'`);
  expect(count(db, 'people_act_posts')).toBe(1);
  db.exec('DELETE FROM people_acts');
  expect(count(db, 'people_act_posts')).toBe(0);
});
