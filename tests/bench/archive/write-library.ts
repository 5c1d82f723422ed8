/** Writes generated posts straight into a library's tables: what a hundred thousand saves would leave, in a minute or two. */
import { countPost } from '../../../interview/words.ts';
import { hashDocument } from '../../../main/backend/library/posts.ts';
import { list, run, sql, transaction, type WritableDb } from '../../../main/backend/library/sql.ts';
import type { ArchivePost } from './generate.ts';

/** Posts in one transaction. */
const PIECE = 500;

/** Posts, labels and people; nothing is indexed yet. `each` is given every post with its rowid. */
export function writeLibrary(
  db: WritableDb,
  posts: Iterable<ArchivePost>,
  each: (rowid: number, post: ArchivePost) => void = () => undefined,
): number {
  let rowid = 0;
  let waiting: ArchivePost[] = [];
  const write = (): void => {
    transaction(db, () => {
      for (const post of waiting) {
        rowid += 1;
        writePost(db, rowid, post);
      }
    });
    waiting = [];
  };
  for (const post of posts) {
    waiting.push(post);
    each(rowid + waiting.length, post);
    if (waiting.length === PIECE) write();
  }
  write();
  return rowid;
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
