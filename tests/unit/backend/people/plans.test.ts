/** With 5,000 people in 100,000 posts, no query scans them all. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

let desk: TestBackend;
beforeAll(async () => {
  desk = await openTestBackend({ publishing: false });
});
afterAll(() => desk.dispose());

const plan = (query: string): string =>
  (desk.backend.db.prepare(`EXPLAIN QUERY PLAN ${query}`).all() as { detail: string }[])
    .map(({ detail }) => detail)
    .join('\n');

it.each([
  // The list without a query, most recent first.
  [
    'SELECT id FROM participants ORDER BY met_at DESC NULLS LAST, updated_at DESC, rowid DESC LIMIT 8',
    'participants_by_meeting',
  ],
  // Resolving an old id at each save, and every id of a person.
  [
    `SELECT id, participant_id, chosen FROM people_aliases WHERE id IN (SELECT value FROM json_each('["a"]'))`,
    'PRIMARY KEY',
  ],
  ['SELECT id FROM people_aliases WHERE participant_id = 1 ORDER BY id', 'people_aliases_of'],
  // Their posts, also a few at a time.
  ['SELECT count(*) FROM post_participants WHERE participant_id = 1', 'post_participants_by_participant'],
  [
    `SELECT rowid, document FROM posts WHERE rowid IN (SELECT post_rowid FROM post_participants
      WHERE participant_id IN (SELECT value FROM json_each('["a"]')) AND post_rowid > 5) ORDER BY rowid LIMIT 20`,
    'post_participants_by_participant (participant_id=? AND post_rowid>?)',
  ],
  [
    `SELECT count(*) FROM post_participants AS m WHERE m.participant_id = 1 AND EXISTS (SELECT 1 FROM post_participants AS k
      WHERE k.post_rowid = m.post_rowid AND k.participant_id = 2)`,
    'post_participants_by_participant',
  ],
  // Running acts.
  [`SELECT rowid FROM people_acts WHERE state IN ('running', 'undoing') ORDER BY rowid`, 'people_acts_open'],
  [
    `SELECT rowid FROM people_acts WHERE participant_id = 1 AND state IN ('running', 'undoing') ORDER BY rowid LIMIT 1`,
    'people_acts_of',
  ],
  [
    `SELECT a.post_rowid FROM people_act_posts AS a JOIN posts ON posts.rowid = a.post_rowid
      WHERE a.act_rowid = 1 AND a.state = 'waiting' AND a.post_rowid > 5 ORDER BY a.post_rowid LIMIT 50`,
    'people_act_posts_open',
  ],
])('%s', (query, index) => {
  const detail = plan(query);
  expect(detail).toContain(index);
  expect(detail).not.toMatch(/SCAN (participants|posts|post_participants|people_)(?!.*INDEX)/);
});

it('reads only names to find duplicates', () => {
  expect(plan('SELECT id, name FROM participants INDEXED BY participants_by_name')).toContain(
    'COVERING INDEX participants_by_name',
  );
});
