/**
 * « Préparer les mises à jour »: posts that are online and still name somebody who was erased here get an update through the
 * outbox, one after the other. A post is sent as it stands online, without that person: what the author wrote since stays unsent.
 */
import { readDocument } from '../library/read-document.ts';
import { hashDocument } from '../library/posts.ts';
import type { ReadableDb } from '../library/sql.ts';
import { all, get, run, sql, transaction } from '../library/sql.ts';
import { AppError } from '../../../preload/contract/failure.ts';
import { IS_READ_ONLY } from './authorship.ts';
import { freeze, type Frozen } from './freeze.ts';
import { addJob, findOpenJobOf } from './jobs.ts';
import { planPictures, refuseUnplaced } from './pictures/plan-pictures.ts';
import { presentationOf } from './presentations.ts';
import { getPublication } from './publications.ts';
import { sentDocumentOf } from './sent-document.ts';
import { publishingOf } from './start-publishing.ts';
import type { Backend } from '../context.ts';

/** Many updates at once would look to Blogger like a machine (BLOGGER.md section 1.5). */
const APART_MS = 20_000;

type Named = { id: string; post_id: string; writable: number };

const STILL_NAMED = sql`p.seen_mark IS NOT NULL AND p.ended_at IS NULL AND p.remote_status IN ('LIVE', 'SCHEDULED')`;

/** Posts that are online and still name somebody; `writable`: Escale may send there, under this sign-in. */
export function stillNamed(db: ReadableDb): Named[] {
  return all<Named>(
    db,
    sql`
    SELECT p.id, p.post_id,
      blogs.account_id IS NOT NULL AND blogs.way = 'connected' AND blogs.forgotten_at IS NULL AND NOT coalesce(${IS_READ_ONLY}, 0) AS writable
    FROM publications AS p JOIN blogs ON blogs.id = p.blog_id LEFT JOIN accounts ON accounts.id = blogs.account_id
    WHERE ${STILL_NAMED} ORDER BY p.rowid`,
  );
}

/**
 * Sends that had not begun when somebody was erased: their text was rewritten where it was frozen, and is frozen anew from
 * the document, as a click would freeze it. One that leaves before says the same, less tidily.
 */
export async function freezeAnew(backend: Backend, jobs: readonly number[]): Promise<void> {
  const { db } = backend;
  for (const rowid of jobs) {
    const job = get<{ publication_id: string; document: string }>(
      db,
      sql`
      SELECT publication_id, document FROM jobs
      WHERE rowid = ${rowid} AND finished_at IS NULL AND state IN ('waiting', 'waiting-network') AND sent_first = 0
        AND intent NOT IN ('revert', 'delete')`,
    );
    if (job === undefined) continue;
    const frozen = await frozenOf(backend, job.publication_id, job.document);
    // A picture is missing: the text that was rewritten where it was frozen leaves as it is.
    if (frozen === undefined) continue;
    const { wanted } = frozen;
    run(
      db,
      sql`
      UPDATE jobs SET title = ${wanted.title}, labels = ${JSON.stringify(wanted.labels)}, content = ${wanted.content}
      WHERE rowid = ${rowid} AND finished_at IS NULL AND sent_first = 0 AND document = ${job.document}`,
    );
  }
}

/** Undefined where it cannot be sent as it is: a picture is missing, or has no place yet. The sheet of that post says which. */
async function frozenOf(
  backend: Backend,
  publicationId: string,
  document: string,
): Promise<Frozen | undefined> {
  const { db } = backend;
  const { postId, blogId, base } = getPublication(db, publicationId);
  try {
    const frozen = await freeze(
      readDocument(document),
      { publicationId, base, presentation: presentationOf(db, blogId), target: { postId, blogId } },
      publishingOf(backend).pictures,
    );
    refuseUnplaced(frozen);
    return frozen;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'backend.unavailable') return undefined;
    throw error;
  }
}

/** `left`: sent by hand, of somebody else, or not known well enough to be sent. `busy`: something is on its way already. */
export type PreparedUpdates = Readonly<{ prepared: number; left: number; busy: number }>;

/** Throws backend.unavailable where nothing is sent. */
export async function prepareErasedUpdates(backend: Backend): Promise<PreparedUpdates> {
  const counted = { prepared: 0, left: 0, busy: 0 };
  for (const named of stillNamed(backend.db)) {
    const became =
      named.writable === 1 ? await prepareOne(backend, named, counted.prepared * APART_MS) : 'left';
    counted[became] += 1;
  }
  return counted;
}

async function prepareOne(backend: Backend, named: Named, after: number): Promise<keyof PreparedUpdates> {
  const { db, now, newId } = backend;
  const { outbox } = publishingOf(backend);
  const { post_id: postId } = named;
  const publication = getPublication(db, named.id);
  const sent = sentDocumentOf(db, publication);
  if (sent === undefined || publication.base === undefined) return 'left';
  const frozen = await frozenOf(backend, named.id, sent);
  if (frozen === undefined) return 'left';
  const saved = get<{ save_number: number; document_version: number }>(
    db,
    sql`SELECT save_number, document_version FROM posts WHERE id = ${postId}`,
  );
  if (saved === undefined) return 'left';
  const id = newId();
  const added = transaction(db, () => {
    if (findOpenJobOf(db, named.id) !== undefined) return false;
    planPictures(db, frozen, now());
    addJob(
      db,
      {
        id,
        publicationId: named.id,
        intent: 'update',
        document: sent,
        documentVersion: saved.document_version,
        documentHash: hashDocument(sent),
        saveNumber: saved.save_number,
        wanted: frozen.wanted,
        leavesAt: now() + after,
        doubtful: false,
      },
      now(),
    );
    return true;
  });
  if (!added) return 'busy';
  outbox.added(id);
  backend.emit('publications.changed', { postIds: [postId] });
  return 'prepared';
}
