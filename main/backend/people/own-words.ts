/**
 * A person's latest posts and a few excerpts of their answers, for their page. Documents are read a few at a time.
 */
import type { BackendOutput } from '#contract/backend.ts';
import { MOST_OF_PAGE } from '#contract/people.ts';
import type { Status } from '#contract/shapes.ts';
import { ownWords } from '#interview/quotation/own-words.ts';
import { trustedPost } from '#interview/upgrade.ts';
import { createSlices } from '../core/slices.ts';
import { currentId, idsOfPerson } from '../library/people/aliases.ts';
import { all, get, type ReadableDb, sql } from '../core/sql.ts';

const MOST_EXCERPTS = 4;
const LONGEST_TITLE = 2_000;

type Row = { id: string; title: string; document: string; status: Status; at: number };

export async function wordsOfPerson(
  db: ReadableDb,
  personId: string,
  signal: AbortSignal,
): Promise<BackendOutput<'people.words'>> {
  const ids = idsOfPerson(db, currentId(db, personId));
  const between = createSlices(signal);
  const named = sql`
    FROM posts WHERE binned_at IS NULL AND rowid IN (
      SELECT post_rowid FROM post_participants
      WHERE participant_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})))`;
  const total = get<{ posts: number }>(db, sql`SELECT count(*) AS posts ${named}`)?.posts ?? 0;
  const latest = all<Pick<Row, 'id'>>(
    db,
    sql`SELECT id ${named} ORDER BY dated_at DESC, rowid DESC LIMIT ${MOST_OF_PAGE}`,
  );
  const posts: BackendOutput<'people.words'>['posts'] = [];
  const excerpts: BackendOutput<'people.words'>['excerpts'] = [];
  for (const { id } of latest) {
    const row = get<Row>(
      db,
      sql`SELECT id, title, document, status, dated_at AS at FROM posts WHERE id = ${id} AND binned_at IS NULL`,
    );
    // Deleted since the list was read.
    if (row === undefined) continue;
    const { excerpt, ...counts } = ownWords(trustedPost(JSON.parse(row.document)), ids);
    const post = { postId: id, title: row.title.slice(0, LONGEST_TITLE), at: row.at };
    posts.push({ ...post, status: row.status, ...counts });
    if (excerpt !== undefined && excerpts.length < MOST_EXCERPTS)
      excerpts.push({
        ...post,
        ...excerpt,
        ...(excerpt.question === undefined ? {} : { question: excerpt.question.slice(0, LONGEST_TITLE) }),
      });
    await between();
  }
  return { posts, total, excerpts };
}
