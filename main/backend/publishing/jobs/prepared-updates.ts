/**
 * Sends updates of many posts without the author's editing: each post is sent as it is online except for one repair,
 * so that unsent changes stay unsent. They go through the outbox, spaced in time.
 */
import type { Sender } from './sender.ts';
import type { PublishingContext } from '../destinations/publishing-context.ts';
import { AppError } from '#contract/failure.ts';
import { DocumentError } from '#interview/upgrade.ts';
import type { Context } from '../../core/context.ts';
import { currentHash } from '../../library/people/aliases.ts';
import { IS_READ_ONLY, IS_SENT_TO } from '../../library/publications/authorship.ts';
import { presentationOf } from '../../library/publications/blogs.ts';
import { addJob, findOpenJobOf } from '../../library/publications/jobs.ts';
import {
  getPublication,
  isAsRead,
  type PublicationRecord,
  sentDocumentOf,
} from '../../library/publications/publications.ts';
import { hashJson, readDocument } from '../../library/store/read-document.ts';
import { all, get, type ReadableDb, run, sql, transaction, type WritableDb } from '../../core/sql.ts';
import { freeze, type Frozen } from './freeze.ts';
import { planPictures, refuseUnready } from './pictures/put-pictures.ts';

// « Préparer les mises à jour »: sends online posts again without the people erased here whom they still name.

type Named = { id: string; post_id: string; writable: number };

const STILL_NAMED = sql`p.seen_mark IS NOT NULL AND p.ended_at IS NULL AND p.remote_status IN ('live', 'scheduled')`;

/** Posts that are online and still name an erased person; `writable`: Escale may send them under this sign-in. */
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
 * Freezes queued sends again from their documents after an erasure rewrote their frozen texts. A job that leaves
 * earlier sends the rewritten text, which is less tidy.
 */
export async function freezeAnew(
  db: WritableDb,
  senderOf: () => Sender,
  jobs: readonly number[],
): Promise<void> {
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
    const frozen = await freezeIfReady(senderOf(), publication, job.document);
    // A picture is missing: the rewritten text is sent as it is.
    if (frozen === undefined) continue;
    const { text } = frozen;
    run(
      db,
      sql`
      UPDATE jobs SET title = ${text.title}, labels = ${JSON.stringify(text.labels)}, content = ${text.content}
      WHERE rowid = ${rowid} AND finished_at IS NULL AND sent_first = 0 AND document = ${job.document}`,
    );
  }
}

/**
 * `left`: published by hand, owned by another author, or not readable enough to be sent. `busy`: a job is already under way.
 */
export type PreparedUpdates = Readonly<{ prepared: number; left: number; busy: number }>;

/** Throws backend.unavailable if this backend does not send. */
export async function prepareErasedUpdates(db: ReadableDb, senderOf: () => Sender): Promise<PreparedUpdates> {
  const counted = { prepared: 0, left: 0, busy: 0 };
  const round: Round = new Map();
  for (const named of stillNamed(db)) {
    const became = named.writable === 1 ? await prepareOne(senderOf(), named, round) : 'left';
    counted[became] += 1;
  }
  return counted;
}

async function prepareOne(sender: Sender, named: Named, round: Round): Promise<keyof PreparedUpdates> {
  const { context, outbox } = sender;
  const publication = getPublication(context.db, named.id);
  const document = sentDocumentOf(context.db, publication);
  if (document === undefined || publication.base === undefined) return 'left';
  const frozen = await freezeIfReady(sender, publication, document);
  if (frozen === undefined) return 'left';
  const id = transaction(context.db, () => addUpdate(context, publication, { document, frozen, round }));
  if (id === undefined) return 'busy';
  outbox.added(id);
  context.emit('publications.changed', { postIds: [named.post_id] });
  return 'prepared';
}

/** Many updates at once would look automated to the blog (docs/design/blogger.md#quotas). */
export const APART_MS = 20_000;

/** The time of the last update of one round, by blog: it may be done before the next is frozen. */
export type Round = Map<string, number>;

/** Throws the errors of freeze, and post.newer-version. */
export const freezeFor = (
  { context: { db, readText }, pictures }: Omit<Sender, 'outbox'>,
  { id, postId, blogId, base }: PublicationRecord,
  document: string,
): Promise<Frozen> =>
  freeze(
    readDocument(document),
    { publicationId: id, base, presentation: presentationOf(db, blogId), target: { postId, blogId } },
    { pictures, readText },
  );

/**
 * Undefined if the post cannot be sent as it is: a picture is missing or has no host yet, the text is too heavy, or it cannot
 * be read. The post's publish sheet shows which.
 */
export async function freezeIfReady(
  sender: Omit<Sender, 'outbox'>,
  publication: PublicationRecord,
  document: string,
): Promise<Frozen | undefined> {
  const frozen = await freezeOrWhy(sender, publication, document);
  return frozen instanceof AppError ? undefined : frozen;
}

/** The same, with the reason. */
export async function freezeOrWhy(
  sender: Omit<Sender, 'outbox'>,
  publication: PublicationRecord,
  document: string,
): Promise<Frozen | AppError> {
  try {
    const frozen = await freezeFor(sender, publication, document);
    refuseUnready(frozen, publication.kind);
    return frozen;
  } catch (error) {
    if (error instanceof AppError) return error;
    if (error instanceof DocumentError) return new AppError('several.unknown-text', {}, { cause: error });
    throw error;
  }
}

/**
 * Adds the update of `document`, frozen; returns the job's id, for outbox.added after the commit. In a transaction. Undefined
 * if the publication has an open job, or changed since `publication` was read: checked here because freezing takes time.
 */
export function addUpdate(
  context: PublishingContext,
  publication: PublicationRecord,
  { document, frozen, round }: Readonly<{ document: string; frozen: Frozen; round: Round }>,
): string | undefined {
  const { db, now, newId } = context;
  const { id: publicationId, postId, blogId } = publication;
  if (findOpenJobOf(db, publicationId) !== undefined || !isAsRead(db, publication)) return undefined;
  const saved = get<{ save_number: number; version: number }>(
    db,
    sql`SELECT save_number, json_extract(${document}, '$.version') AS version FROM posts WHERE id = ${postId}`,
  );
  if (saved === undefined) return undefined;
  const id = newId();
  const dueAt = nextTurn(context, blogId, round);
  planPictures(db, frozen, now());
  addJob(
    db,
    {
      id,
      publicationId,
      intent: 'update',
      document,
      documentVersion: saved.version,
      documentHash: currentHash(db, document, hashJson(document)),
      saveNumber: saved.save_number,
      wanted: frozen.text,
      dueAt,
      doubtful: false,
    },
    now(),
  );
  return id;
}

/** The time of the next send of this round, which is then the last one. */
export function nextTurn({ db, now }: Pick<Context, 'db' | 'now'>, blogId: string, round: Round): number {
  const dueAt = Math.max(
    now(),
    ...[round.get(blogId), lastWaiting(db, blogId)].map((last) => (last ?? -Infinity) + APART_MS),
  );
  round.set(blogId, dueAt);
  return dueAt;
}

/** The last send of another round. Jobs that are being retried do not delay others. */
const lastWaiting = (db: ReadableDb, blogId: string): number | undefined =>
  get<{ due_at: number | null }>(
    db,
    sql`
    SELECT max(jobs.due_at) AS due_at FROM jobs JOIN publications ON publications.id = jobs.publication_id
    WHERE jobs.finished_at IS NULL AND jobs.attempts = 0 AND jobs.intent = 'update' AND publications.blog_id = ${blogId}`,
  )?.due_at ?? undefined;
