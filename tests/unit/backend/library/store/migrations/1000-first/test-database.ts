/** The tables of the first release, in memory, with the checks of an open library. */
import Database from 'better-sqlite3';
import { first } from '#backend/library/store/migrations/1000-first/step.ts';
import type { WritableDb } from '#backend/core/sql.ts';

export function openTestDatabase(): WritableDb {
  const db = new Database(':memory:') as unknown as WritableDb;
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  first.up(db);
  return db;
}

/** A minimal post with that rowid. */
export const addPost = (db: WritableDb, rowid: number, id: string, title = 'Titre'): void =>
  void db
    .prepare(
      `INSERT INTO posts (rowid, id, kind, language, title, status, document, document_version, document_hash, save_number, words,
         questions, answers, created_at, updated_at)
       VALUES (?, ?, 'interview', 'fr', ?, 'draft', '{}', 2, 'h', 3, 10, 1, 1, 5, 6)`,
    )
    .run(rowid, id, title);

/** An account `anne` with a blog `lab`, and on it the publication `p` of the post `post`, which has rowid 1. */
export function addPublication(db: WritableDb): void {
  addPost(db, 1, 'post');
  db.exec(`
    INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
      VALUES ('anne', 'blogger', 'https://accounts.google.com', 'https://blogger.googleapis.com', '12', 'Anne', 1, 1, 2);
    INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
      VALUES ('lab', 'anne', 'blogger', '1234567890123456789', 'LAB', 'https://lab.example/', 'Anne', 3);
    INSERT INTO publications (id, post_id, blog_id, base_title, base_labels, base_content, created_at)
      VALUES ('p', 'post', 'lab', 'Titre', '[]', '<p>a</p>', 4)`);
}

export const count = (db: WritableDb, table: string): unknown =>
  db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
