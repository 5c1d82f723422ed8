/**
 * « Préparer les mises à jour »: posts that are online and still name somebody who was erased here get an update through the
 * outbox. A post is sent as it stands online, without that person.
 */
import type { ReadableDb } from '../library/sql.ts';
import { all, get, run, sql, transaction } from '../library/sql.ts';
import { IS_READ_ONLY, IS_SENT_TO } from '../library/publications/authorship.ts';
import { addUpdate, freezeIfReady, type Round, type Sender } from './prepared-updates.ts';
import { getPublication, sentDocumentOf } from '../library/publications/publications.ts';
import { publishingOf } from './start-publishing.ts';
import type { Backend } from '../app/backend.ts';

type Named = { id: string; post_id: string; writable: number };

const STILL_NAMED = sql`p.seen_mark IS NOT NULL AND p.ended_at IS NULL AND p.remote_status IN ('live', 'scheduled')`;

/** Posts that are online and still name somebody; `writable`: Escale may send there, under this sign-in. */
export function stillNamed(db: ReadableDb): Named[] {
  return all<Named>(
    db,
    sql`
    SELECT p.id, p.post_id,
      ${IS_SENT_TO} AND NOT coalesce(${IS_READ_ONLY}, 0) AS writable
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
    const publication = getPublication(db, job.publication_id);
    const frozen = await freezeIfReady(publishingOf(backend), publication, job.document);
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

/** `left`: sent by hand, of somebody else, or not known well enough to be sent. `busy`: something is on its way already. */
export type PreparedUpdates = Readonly<{ prepared: number; left: number; busy: number }>;

/** Throws backend.unavailable where nothing is sent. */
export async function prepareErasedUpdates(backend: Backend): Promise<PreparedUpdates> {
  const counted = { prepared: 0, left: 0, busy: 0 };
  const round: Round = new Map();
  for (const named of stillNamed(backend.db)) {
    const became = named.writable === 1 ? await prepareOne(publishingOf(backend), named, round) : 'left';
    counted[became] += 1;
  }
  return counted;
}

async function prepareOne(sender: Sender, named: Named, round: Round): Promise<keyof PreparedUpdates> {
  const { backend, outbox } = sender;
  const publication = getPublication(backend.db, named.id);
  const document = sentDocumentOf(backend.db, publication);
  if (document === undefined || publication.base === undefined) return 'left';
  const frozen = await freezeIfReady(sender, publication, document);
  if (frozen === undefined) return 'left';
  const id = transaction(backend.db, () => addUpdate(backend, publication, { document, frozen, round }));
  if (id === undefined) return 'busy';
  outbox.added(id);
  backend.emit('publications.changed', { postIds: [named.post_id] });
  return 'prepared';
}
