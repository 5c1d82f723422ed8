/**
 * « Préparer les mises à jour » of a corrected name: one update through the outbox for each post online that shows the
 * old one, some time apart. A post is sent as it stands online, with the name alone changed: what the author wrote since
 * stays unsent.
 */
import { DOCUMENT_VERSION } from '../../../interview/document.ts';
import { trustedPost } from '../../../interview/upgrade.ts';
import { AppError } from '../../../preload/contract/failure.ts';
import { hashJson } from '../library/hash-json.ts';
import { currentHash } from '../library/people/aliases.ts';
import { renamePerson, type Renaming } from '../library/people/rename-person.ts';
import type { ReadableDb } from '../library/sql.ts';
import { get, sql, transaction } from '../library/sql.ts';
import { freeze } from '../publishing/freeze.ts';
import { addJob, findOpenJobOf } from '../publishing/jobs.ts';
import { APART_MS } from '../publishing/pictures/host-again.ts';
import { planPictures, refuseUnplaced } from '../publishing/pictures/plan-pictures.ts';
import { presentationOf } from '../publishing/presentations.ts';
import { getPublication } from '../publishing/publications.ts';
import { sameContent } from '../publishing/same-content.ts';
import type { Publishing } from '../publishing/start-publishing.ts';
import { onlineOf, type Standing } from './online-posts.ts';

export type Prepared = Readonly<{ prepared: number; notPrepared: number }>;
type Sender = Pick<Publishing, 'backend' | 'pictures' | 'outbox'>;

/** `done` runs in the transaction of the last job of this post: asked again after a kill, nothing is prepared twice. */
export async function prepareUpdates(
  sender: Sender,
  postId: string,
  renaming: Renaming,
  done: (prepared: Prepared) => void,
): Promise<string[]> {
  const { db } = sender.backend;
  const ready: Ready[] = [];
  let notPrepared = 0;
  for (const standing of onlineOf(db, postId)) {
    const json = renamedText(standing, renaming);
    if (json === undefined) continue;
    const one = standing.kept === undefined ? await frozen(sender, postId, standing, json) : 'not';
    if (one === 'not') notPrepared += 1;
    else if (one !== 'same') ready.push(one);
  }
  const ids = transaction(db, () => {
    const added = ready.flatMap((one) => commit(sender, postId, one) ?? []);
    done({ prepared: added.length, notPrepared: notPrepared + ready.length - added.length });
    return added;
  });
  for (const id of ids) sender.outbox.added(id);
  return ids;
}

/** Undefined where what stands there shows the person as they are called. */
function renamedText({ sent }: Standing, renaming: Renaming): string | undefined {
  if (sent === undefined) return undefined;
  const text = trustedPost(JSON.parse(sent));
  const next = renamePerson(text, renaming);
  return next === text ? undefined : JSON.stringify(next);
}

type Ready = Readonly<{ standing: Standing; json: string; text: Awaited<ReturnType<typeof freeze>> }>;

async function frozen(
  { backend, pictures }: Sender,
  postId: string,
  standing: Standing,
  json: string,
): Promise<Ready | 'same' | 'not'> {
  const { publicationId, blogId } = standing;
  const { base } = getPublication(backend.db, publicationId);
  if (base === undefined) return 'not';
  const destination = {
    publicationId,
    base,
    presentation: presentationOf(backend.db, blogId),
    target: { postId, blogId },
  };
  try {
    const text = await freeze(trustedPost(JSON.parse(json)), destination, pictures);
    refuseUnplaced(text);
    return sameContent(text.wanted, base) ? 'same' : { standing, json, text };
  } catch (error) {
    // Pictures without a place, or too heavy: the publish sheet of that post says which.
    if (error instanceof AppError) return 'not';
    throw error;
  }
}

/** Undefined where something is on its way there already: that is seen through first. */
function commit(
  { backend: { db, now, newId } }: Sender,
  postId: string,
  { standing, json, text }: Ready,
): string | undefined {
  const { publicationId, blogId } = standing;
  if (findOpenJobOf(db, publicationId) !== undefined) return undefined;
  const saved = get<{ save_number: number }>(db, sql`SELECT save_number FROM posts WHERE id = ${postId}`);
  if (saved === undefined) return undefined;
  const id = newId();
  planPictures(db, text, now());
  addJob(
    db,
    {
      id,
      publicationId,
      intent: 'update',
      document: json,
      documentVersion: DOCUMENT_VERSION,
      documentHash: currentHash(db, json, hashJson(json)),
      saveNumber: saved.save_number,
      wanted: text.wanted,
      leavesAt: nextPlace(db, blogId, now()),
      doubtful: false,
    },
    now(),
  );
  return id;
}

/** Some time after the last one that waits for its hour on this blog. */
function nextPlace(db: ReadableDb, blogId: string, now: number): number {
  const last = get<{ leaves_at: number | null }>(
    db,
    sql`
    SELECT max(jobs.leaves_at) AS leaves_at FROM jobs JOIN publications ON publications.id = jobs.publication_id
    WHERE jobs.finished_at IS NULL AND jobs.intent = 'update' AND publications.blog_id = ${blogId}`,
  );
  return last?.leaves_at == null ? now : Math.max(now, last.leaves_at + APART_MS);
}
