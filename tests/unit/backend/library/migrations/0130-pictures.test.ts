import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrations } from '#backend/library/migrations/index.ts';
import { pictures } from '#backend/library/migrations/0130-pictures.ts';
import type { WritableDb } from '#backend/library/sql.ts';

function before(): WritableDb {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < pictures.number)) step.up(db);
  db.exec(`
    INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
      VALUES ('post', 'interview', 'fr', 'Ancien', 'published', '{}', 1, 'h', 3, 10, 1, 1, 5, 6);
    INSERT INTO blogs (id, practice, remote_id, name, url, signature, created_at) VALUES ('blog', 0, '1', 'LAB', 'https://lab.example/', 'Anne', 4);
    INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, base_title, base_labels, base_content, created_at)
      VALUES ('publication', 'post', 'blog', '9', 'LIVE', 'Ancien', '[]', '<p>Bonjour</p>', 5);`);
  return db;
}

it('blogs known before were not asked yet, and what they hold stays', () => {
  const db = before();
  pictures.up(db);
  db.pragma('foreign_keys = ON');
  expect(db.prepare('SELECT id, name, picture_host FROM blogs').all()).toEqual([
    { id: 'blog', name: 'LAB', picture_host: null },
  ]);
  expect(db.prepare('SELECT base_content FROM publications').pluck().get()).toBe('<p>Bonjour</p>');
  expect(() => db.exec("UPDATE blogs SET picture_host = 'ftp'")).toThrow(/CHECK/);
  db.exec("UPDATE blogs SET picture_host = 'blogger'");
});

it('a picture has one address at a time on a host, and keeps those it had; what is of a post goes with it', () => {
  const db = before();
  pictures.up(db);
  db.pragma('foreign_keys = ON');
  const sha = 'a'.repeat(64);
  const upload = (url: string, replaced: number | null) =>
    db
      .prepare(
        "INSERT INTO picture_uploads (sha256, host_key, url, ref, state, created_at, replaced_at) VALUES (?, 'address', ?, '', 'verified', 1, ?)",
      )
      .run(sha, url, replaced);
  upload('https://a.example/1.jpg', 7);
  upload('https://a.example/2.jpg', null);
  expect(() => upload('https://a.example/3.jpg', null)).toThrow(/UNIQUE/);
  db.exec(`
    INSERT INTO picture_widths (post_id, blog_id, width) VALUES ('post', 'blog', 480);
    INSERT INTO picture_handoffs (id, post_id, blog_id, pictures, created_at) VALUES ('h', 'post', 'blog', '[]', 1);
    INSERT INTO picture_links (address, state) VALUES ('https://a.example/1.jpg', 'dead');
    INSERT INTO picture_link_uses (link_rowid, publication_id) SELECT rowid, 'publication' FROM picture_links;`);
  db.exec("DELETE FROM posts WHERE id = 'post'");
  const left = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect(
    ['picture_widths', 'picture_handoffs', 'picture_link_uses', 'picture_links', 'picture_uploads'].map(left),
  ).toEqual([0, 0, 0, 1, 2]);
});
