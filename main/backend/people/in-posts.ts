/**
 * The names of a person in posts, here and online, and whether an update can be prepared. Reads a few documents at a
 * time.
 */
import type { BackendOutput } from '#contract/backend.ts';
import { MOST_ONLINE, type OnlinePost } from '#contract/people.ts';
import type { Post } from '#interview/document.ts';
import { pickCredit } from '#interview/people/person-fields.ts';
import { trustedPost } from '#interview/upgrade.ts';
import { createSlices, letOthersRun } from '../core/slices.ts';
import { currentId, idsOfPerson } from '../library/people/aliases.ts';
import { isOwnedByOthers, renamePerson, type Renaming } from '../library/person-acts/rename.ts';
import { IS_READ_ONLY, IS_SENT_TO } from '../library/publications/authorship.ts';
import { IS_PUBLIC } from '../library/publications/blogs.ts';
import { getPublication, sentDocumentOf } from '../library/publications/publications.ts';
import { all, type ReadableDb, sql } from '../core/sql.ts';

export type OnlineCopy = Readonly<{
  publicationId: string;
  blogId: string;
  blogName: string;
  practice: boolean;
  url: string | undefined;
  /** The last document sent there, as JSON. */
  sent: string | undefined;
  /** Why no update can be prepared. */
  obstacle: OnlinePost['kept'];
}>;

type Row = {
  id: string;
  blog_id: string;
  blog_name: string;
  counts: number;
  url: string | null;
  read_only: number;
  connected: number;
  is_found: number;
  is_known: number;
};

/** The public copies of a post, real blogs first. */
export function publicCopies(db: ReadableDb, postId: string): OnlineCopy[] {
  return all<Row>(
    db,
    sql`
    SELECT p.id, p.blog_id, blogs.name AS blog_name, ${IS_PUBLIC} AS counts, p.url, ${IS_READ_ONLY} AS read_only,
      ${IS_SENT_TO} AS connected,
      p.remote_content IS NOT NULL AS is_found, p.base_content IS NOT NULL AS is_known
    FROM publications AS p JOIN blogs ON blogs.id = p.blog_id LEFT JOIN accounts ON accounts.id = blogs.account_id
    WHERE p.post_id = ${postId} AND p.remote_status = 'live' AND p.ended_at IS NULL ORDER BY ${IS_PUBLIC} DESC, p.rowid`,
  ).map((row) => {
    const sent = sentDocumentOf(db, getPublication(db, row.id));
    const obstacle = keptBack(row, sent);
    return {
      publicationId: row.id,
      blogId: row.blog_id,
      blogName: row.blog_name,
      practice: row.counts === 0,
      url: row.url ?? undefined,
      sent,
      obstacle,
    };
  });
}

function keptBack(row: Row, sent: string | undefined): OnlinePost['kept'] {
  if (row.read_only === 1) return 'others';
  if (row.connected === 0) return 'by-hand';
  if (row.is_found === 1) return 'changed-on-blog';
  return sent === undefined || row.is_known === 0 ? 'unknown' : undefined;
}

type DocumentRow = { rowid: number; id: string; title: string; document: string };
const FEW = 20;

const read = (json: string): Post => trustedPost(JSON.parse(json));

export async function inPosts(
  db: ReadableDb,
  { id: requestedId, postIds }: Readonly<{ id: string; postIds: readonly string[] }>,
  signal: AbortSignal,
): Promise<BackendOutput<'people.in-posts'>> {
  const ids = idsOfPerson(db, currentId(db, requestedId));
  const between = createSlices(signal);
  const items: BackendOutput<'people.in-posts'>['items'] = [];
  for (let from = 0; from < postIds.length; from += FEW) {
    const few = JSON.stringify(postIds.slice(from, from + FEW));
    for (const { id: postId, document } of all<DocumentRow>(
      db,
      sql`SELECT rowid, id, title, document FROM posts WHERE id IN (SELECT value FROM json_each(${few}))`,
    )) {
      const post = read(document);
      const person = post.participants.find(({ id }) => ids.includes(id));
      if (person !== undefined) {
        items.push({
          postId,
          name: person.name,
          ...pickCredit(person),
          answers: post.body.filter(
            (block) => block.type === 'answer' && block.participants.some((one) => ids.includes(one)),
          ).length,
        });
      }
      await between();
    }
  }
  return { items };
}

/** In UTF-16 units; a longer text is read in a turn of its own. */
const LONG = 100_000;

/** Every post that contains one of these ids, including the bin, without duplicates. */
async function* postsHolding(
  db: ReadableDb,
  ids: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<DocumentRow> {
  const between = createSlices(signal);
  for (let after = 0; ;) {
    const rows = all<DocumentRow>(
      db,
      sql`
      SELECT rowid, id, title, document FROM posts WHERE rowid IN (
        SELECT post_rowid FROM post_participants WHERE participant_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
          AND post_rowid > ${after})
      ORDER BY rowid LIMIT ${FEW}`,
    );
    for (const row of rows) {
      if (row.document.length > LONG) await letOthersRun();
      yield row;
      await between();
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.rowid;
  }
}

type Online = BackendOutput<'people.rename-preview'>['online'];

/** Collects the public copies of posts that show these people under another name. */
function createTally(
  db: ReadableDb,
  ids: readonly string[],
  name: string,
): { add(post: DocumentRow): void; online: Online } {
  const online: Online = { items: [], total: 0, writable: 0 };
  const toOnlinePost = (
    { id: postId, title }: DocumentRow,
    copy: OnlineCopy,
    shownName: string,
  ): OnlinePost => ({
    postId,
    title: title.slice(0, 2_000),
    blogName: copy.blogName,
    practice: copy.practice,
    ...(copy.url === undefined ? {} : { url: copy.url }),
    name: shownName,
    ...(copy.obstacle === undefined ? {} : { kept: copy.obstacle }),
  });
  return {
    online,
    add(post) {
      for (const copy of publicCopies(db, post.id)) {
        const { participants } = copy.sent === undefined ? read(post.document) : read(copy.sent);
        const other = participants.find((person) => ids.includes(person.id) && person.name !== name);
        if (other === undefined) continue;
        online.total += 1;
        if (copy.obstacle === undefined) online.writable += 1;
        if (online.items.length < MOST_ONLINE) online.items.push(toOnlinePost(post, copy, other.name));
      }
    },
  };
}

/** For a merge; `name` is the name that stays. */
export async function findOtherNamesOnline(
  db: ReadableDb,
  people: readonly string[],
  name: string,
  signal: AbortSignal,
): Promise<Online> {
  const ids = people.flatMap((id) => idsOfPerson(db, id));
  const tally = createTally(db, ids, name);
  for await (const post of postsHolding(db, ids, signal)) tally.add(post);
  return tally.online;
}

/** The changes that « Partout » would make here, and the posts online that show another name. */
export async function previewRenaming(
  db: ReadableDb,
  renaming: Renaming,
  signal: AbortSignal,
): Promise<BackendOutput<'people.rename-preview'>> {
  const tally = createTally(db, renaming.ids, renaming.name);
  let posts = 0;
  let others = 0;
  for await (const post of postsHolding(db, renaming.ids, signal)) {
    tally.add(post);
    const text = read(post.document);
    if (renamePerson(text, renaming) === text) continue;
    if (isOwnedByOthers(db, post.id)) others += 1;
    else posts += 1;
  }
  return { posts, others, online: tally.online };
}
