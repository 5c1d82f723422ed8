import { expect, it } from 'vitest';
import { addPublication, openTestDatabase, count } from './test-database.ts';

it('gives a picture one address at a time on a host, keeps older ones, and deletes those of a post with it', () => {
  const db = openTestDatabase();
  addPublication(db);
  const upload = (url: string, replaced: number | null) =>
    db
      .prepare(
        "INSERT INTO picture_uploads (sha256, host_key, url, ref, state, created_at, replaced_at) VALUES (?, 'address', ?, '', 'verified', 1, ?)",
      )
      .run('a'.repeat(64), url, replaced);
  upload('https://a.example/1.jpg', 7);
  upload('https://a.example/2.jpg', null);
  expect(() => upload('https://a.example/3.jpg', null)).toThrow(/UNIQUE/);
  db.exec(`
    INSERT INTO picture_widths (post_id, blog_id, width) VALUES ('post', 'lab', 480);
    INSERT INTO picture_handoffs (id, post_id, blog_id, pictures, created_at) VALUES ('h', 'post', 'lab', '[]', 1);
    INSERT INTO picture_links (address, state) VALUES ('https://a.example/1.jpg', 'dead');
    INSERT INTO picture_link_uses (link_rowid, publication_id) SELECT rowid, 'p' FROM picture_links;
    DELETE FROM posts WHERE id = 'post'`);
  expect(
    ['picture_widths', 'picture_handoffs', 'picture_link_uses', 'picture_links', 'picture_uploads'].map(
      (table) => count(db, table),
    ),
  ).toEqual([0, 0, 0, 1, 2]);
});

const WHOLE = 'ab'.repeat(32);
/** 64 characters that are a path, hexadecimal in capitals, and more after a zero byte. */
const WRONG = [
  '../'.repeat(20).padEnd(64, 'x'),
  'AB'.repeat(32),
  `${'cd'.repeat(32)}\0/../../evil`,
  WHOLE.slice(1),
  `${WHOLE}a`,
  '',
];

it.each([
  [
    'assets',
    "INSERT INTO assets (sha256, mime, width, height, bytes, name, credit, created_at, binned_at) VALUES (?, 'image/png', 1, 2, 3, 'a.png', 'Anne', 4, 5)",
  ],
  [
    'picture_uploads',
    "INSERT INTO picture_uploads (sha256, host_key, url, ref, state, created_at) VALUES (?, 'h', 'https://a.example/', 'r', 'planned', 1)",
  ],
  [
    'outside_pictures',
    "INSERT INTO outside_pictures (address, state, bytes, sha256) VALUES ('https://a.example/1.png', 'fetched', 3, ?)",
  ],
])('%s names a file by a complete hash only', (_table, add) => {
  const db = openTestDatabase();
  for (const sha256 of WRONG) expect(() => db.prepare(add).run(sha256)).toThrow('CHECK constraint failed');
  db.prepare(add).run(WHOLE);
});
