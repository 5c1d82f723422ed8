/**
 * Updates of many posts at once, which nobody typed: each post is sent as it stands online but for the one thing that is put
 * right there, so that what the author wrote since stays unsent. They leave through the outbox, some time apart.
 */
import { presentationOf } from '../library/publications/blogs.ts';
import { DocumentError } from '#interview/upgrade.ts';
import { hashJson, readDocument } from '../library/read-document.ts';
import { currentHash } from '../library/people/aliases.ts';
import type { ReadableDb } from '../library/sql.ts';
import { get, sql } from '../library/sql.ts';
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../app/backend.ts';
import { freeze, type Frozen } from './freeze.ts';
import { addJob, findOpenJobOf } from '../library/publications/jobs.ts';
import type { Outbox } from './outbox.ts';
import type { Pictures } from './pictures/place-pictures.ts';
import { planPictures, refuseUnplaced } from './pictures/plan-pictures.ts';
import type { PublicationRecord } from '../library/publications/publications.ts';

/** Many updates at once would look to Blogger like a machine (docs/design/blogger.md#quotas). */
export const APART_MS = 20_000;

/** When the last update of one round leaves, by blog: it may have arrived before the next is frozen. */
export type Round = Map<string, number>;

export type Sender = Readonly<{ backend: Backend; pictures: Pictures; outbox: Pick<Outbox, 'added'> }>;

/** Throws what freeze throws, post.newer-version. */
export const freezeFor = (
  { backend: { db }, pictures }: Omit<Sender, 'outbox'>,
  { id, postId, blogId, base }: PublicationRecord,
  document: string,
): Promise<Frozen> =>
  freeze(
    readDocument(document),
    { publicationId: id, base, presentation: presentationOf(db, blogId), target: { postId, blogId } },
    pictures,
  );

/**
 * Undefined where it cannot be sent as it is: a picture is missing or has no place yet, it is too heavy, or it cannot be read. The
 * publish sheet of that post says which.
 */
export async function freezeIfReady(
  sender: Omit<Sender, 'outbox'>,
  publication: PublicationRecord,
  document: string,
): Promise<Frozen | undefined> {
  try {
    const frozen = await freezeFor(sender, publication, document);
    refuseUnplaced(frozen, publication.kind);
    return frozen;
  } catch (error) {
    if (error instanceof AppError || error instanceof DocumentError) return undefined;
    throw error;
  }
}

/**
 * Adds the update of `document`, frozen; returns the job's id, for outbox.added once that is committed. In a transaction.
 * Undefined where something is on its way there already, which is seen through first: asked here, because freezing took
 * its time and a click may have come in between.
 */
export function addUpdate(
  { db, now, newId }: Backend,
  { id: publicationId, postId, blogId }: PublicationRecord,
  { document, frozen, round }: Readonly<{ document: string; frozen: Frozen; round: Round }>,
): string | undefined {
  if (findOpenJobOf(db, publicationId) !== undefined) return undefined;
  const saved = get<{ save_number: number; version: number }>(
    db,
    sql`SELECT save_number, json_extract(${document}, '$.version') AS version FROM posts WHERE id = ${postId}`,
  );
  if (saved === undefined) return undefined;
  const id = newId();
  const dueAt = Math.max(
    now(),
    ...[round.get(blogId), lastWaiting(db, blogId)].map((last) => (last ?? -Infinity) + APART_MS),
  );
  round.set(blogId, dueAt);
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
      wanted: frozen.wanted,
      dueAt,
      doubtful: false,
    },
    now(),
  );
  return id;
}

/** Of another round. One that is tried again by and by holds up nobody. */
const lastWaiting = (db: ReadableDb, blogId: string): number | undefined =>
  get<{ due_at: number | null }>(
    db,
    sql`
    SELECT max(jobs.due_at) AS due_at FROM jobs JOIN publications ON publications.id = jobs.publication_id
    WHERE jobs.finished_at IS NULL AND jobs.attempts = 0 AND jobs.intent = 'update' AND publications.blog_id = ${blogId}`,
  )?.due_at ?? undefined;
