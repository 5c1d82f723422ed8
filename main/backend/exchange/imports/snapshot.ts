/** A post's rows as an import found them, and putting them back. */
import type { Post } from '#interview/document.ts';
import { withCurrentPeople } from '../../library/people/aliases.ts';
import { readDocument } from '../../library/read-document.ts';
import type { Query, ReadableDb, SqlValue, WritableDb } from '../../library/sql.ts';
import { get, run, sql } from '../../library/sql.ts';
import { keepDerived } from '../../library/posts.ts';
import type { Before } from './items.ts';

type Row = Record<string, SqlValue>;

const POST = sql`kind, language, title, document, document_version, document_hash, words, questions, answers, created_at, updated_at, binned_at`;
const PUBLICATION = sql`id, remote_status, url, published_at, base_title, base_labels, base_content, found_title, found_labels, found_content, found_at, sent_hash`;
const SOURCE = sql`said, body_at, body_hash, document_hash, raw`;

/** What stands before an import's first touch of a post. */
export function rowsBefore(
  db: ReadableDb,
  {
    postId,
    publicationId,
    key,
  }: Readonly<{ postId: string; publicationId: string | undefined; key: string }>,
): Before {
  const one = (query: Query): Row | null => get<Row>(db, query) ?? null;
  return {
    post: one(sql`SELECT ${POST} FROM posts WHERE id = ${postId}`),
    publication: one(sql`SELECT ${PUBLICATION} FROM publications WHERE id = ${publicationId ?? null}`),
    source: one(sql`SELECT ${SOURCE} FROM post_sources WHERE entry_key = ${key}`),
  };
}

const value = (row: Row, column: string): SqlValue => row[column] ?? null;

/** Puts the post's own row back; it counts as a save. Returns the document, for the index. */
export function restorePost(db: WritableDb, postRowid: number, row: Row, now: number): Post {
  run(
    db,
    sql`
    UPDATE posts SET kind = ${value(row, 'kind')}, language = ${value(row, 'language')}, title = ${value(row, 'title')},
      document = ${value(row, 'document')}, document_version = ${value(row, 'document_version')}, document_hash = ${value(row, 'document_hash')},
      words = ${value(row, 'words')}, questions = ${value(row, 'questions')}, answers = ${value(row, 'answers')},
      created_at = ${value(row, 'created_at')}, updated_at = ${value(row, 'updated_at')}, binned_at = ${value(row, 'binned_at')},
      save_number = save_number + iif(document_hash = ${value(row, 'document_hash')}, 0, 1),
      last_save_id = iif(document_hash = ${value(row, 'document_hash')}, last_save_id, NULL)
    WHERE rowid = ${postRowid}`,
  );
  const document = readDocument(String(row.document));
  // Who was merged since does not come back into the directory (people/replace-text.ts renews the text).
  keepDerived(db, postRowid, withCurrentPeople(db, document), now, false);
  return document;
}

export function restorePublication(db: WritableDb, row: Row): void {
  run(
    db,
    sql`
    UPDATE publications SET remote_status = ${value(row, 'remote_status')}, url = ${value(row, 'url')}, published_at = ${value(row, 'published_at')},
      base_title = ${value(row, 'base_title')}, base_labels = ${value(row, 'base_labels')}, base_content = ${value(row, 'base_content')},
      found_title = ${value(row, 'found_title')}, found_labels = ${value(row, 'found_labels')}, found_content = ${value(row, 'found_content')},
      found_at = ${value(row, 'found_at')}, sent_hash = ${value(row, 'sent_hash')} WHERE id = ${value(row, 'id')}`,
  );
}

export function restoreSource(db: WritableDb, key: string, row: Row | null): void {
  if (row === null) run(db, sql`DELETE FROM post_sources WHERE entry_key = ${key}`);
  else
    run(
      db,
      sql`
      UPDATE post_sources SET said = ${value(row, 'said')}, body_at = ${value(row, 'body_at')},
        body_hash = ${value(row, 'body_hash')}, document_hash = ${value(row, 'document_hash')}, raw = ${value(row, 'raw')} WHERE entry_key = ${key}`,
    );
}
