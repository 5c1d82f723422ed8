import { expect, test } from 'vitest';
import { commentsOfPost } from '#backend/library/comments.ts';
import { run, sql } from '#backend/library/sql.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestLibrary } from '../../search/test-library.ts';

test('the comments under a post are read in slices, however many and however long they are', async () => {
  const { db, add } = openTestLibrary();
  const postId = add(buildInterview().titled('Un').post);
  run(
    db,
    sql`INSERT INTO blogs (id, remote_id, name, url, signature, kind, created_at) VALUES ('b', '1', 'LAB', 'https://lab.example', '', 'blogger', 1)`,
  );
  run(
    db,
    sql`INSERT INTO publications (id, post_id, blog_id, remote_id, created_at) VALUES ('p', ${postId}, 'b', '7', 1)`,
  );
  const html = '<b><i>mot</i></b> '.repeat(20_000);
  for (let at = 0; at < 10; at += 1)
    run(
      db,
      sql`INSERT INTO comments (blog_id, remote_id, post_remote_id, html) VALUES ('b', ${`c${at}`}, '7', ${html})`,
    );
  let others = 0;
  const between = setInterval(() => (others += 1), 0);
  const shown = await commentsOfPost(db, postId);
  clearInterval(between);
  expect(shown).toHaveLength(10);
  expect(shown[0]?.text.startsWith('mot mot')).toBe(true);
  expect(others).toBeGreaterThan(0);
});
