/**
 * Writes generated posts directly into a library's tables: the result of a hundred thousand saves in a minute or two.
 */
import { countPost } from '#interview/words.ts';
import { hashDocument } from '#backend/library/posts/posts.ts';
import { list, run, sql, transaction, type WritableDb } from '#backend/core/sql.ts';
import type { ArchivePost } from './generate.ts';

/** Posts, labels and people, from rowid `first` on, in one transaction. They wait to be indexed. */
export function writeLibrary(db: WritableDb, posts: readonly ArchivePost[], first: number): void {
  transaction(db, () => {
    posts.forEach((post, index) => writePost(db, first + index, post));
  });
}

function writePost(db: WritableDb, rowid: number, { document, status, publishedAt }: ArchivePost): void {
  const json = JSON.stringify(document);
  const { words, questions, answers } = countPost(document);
  const online = status === 'published' || status === 'changed' || status === 'scheduled';
  run(
    db,
    sql`
    INSERT INTO posts (rowid, id, kind, language, title, status, document, document_version, document_hash, save_number,
      words, questions, answers, created_at, updated_at, published_at, binned_at)
    VALUES (${list([
      rowid,
      `post-${rowid}`,
      document.kind,
      document.language,
      document.title,
      status,
      json,
      document.version,
      hashDocument(json),
      1,
      words,
      questions,
      answers,
      publishedAt,
      publishedAt + rowid,
      online ? publishedAt : null,
      status === 'binned' ? publishedAt : null,
    ])})`,
  );
  document.labels.forEach((label, position) =>
    run(
      db,
      sql`INSERT INTO post_labels (post_rowid, label, position) VALUES (${rowid}, ${label}, ${position})`,
    ),
  );
  document.participants.forEach(({ id, name, role, organisation }, position) => {
    run(
      db,
      sql`INSERT INTO post_participants (post_rowid, participant_id, position) VALUES (${rowid}, ${id}, ${position})`,
    );
    run(
      db,
      sql`
      INSERT OR IGNORE INTO participants (id, name, role, organisation, created_at, updated_at, met_at)
      VALUES (${id}, ${name}, ${role ?? null}, ${organisation ?? null}, ${publishedAt}, ${publishedAt}, ${publishedAt})`,
    );
  });
}
