/** What bears our mark on the blog: taken as ours where it is, and what is too much of it cleared away. */
import { transaction } from '../library/sql.ts';
import type { RemotePost, RemoteStatus } from '../library/publications/remote.ts';
import { markDoubtful, markSent, markStep } from '../library/publications/jobs.ts';
import type { OpenJob } from '../library/publications/jobs.ts';
import { getPublication, rememberBase, rememberRemote } from '../library/publications/publications.ts';
import type { PublicationRecord } from '../library/publications/publications.ts';
import { listSent } from './sent-texts.ts';
import { begin, contentOf, stillOpen } from './work.ts';
import type { Work } from './work.ts';

/**
 * Looks for the mark. A public post that bears it is ours, whatever it says; a draft only where it equals what was sent.
 * Other drafts that equal what was sent are surplus and go to Blogger's bin; what anybody touched stays. Of a publication
 * that has its id no other draft is taken: the post may have been public, and gone since.
 */
export async function adopt(
  work: Work,
  job: OpenJob,
  publication: PublicationRecord,
): Promise<RemotePost | undefined> {
  const { db, now } = work.backend;
  begin(work, job.step, 'checking', false);
  const marked = await findMarked(work, publication, ['live', 'scheduled', 'draft']);
  const online = marked.filter(({ status }) => status !== 'draft');
  const drafts = marked.filter(({ status }) => status === 'draft');
  const sent = listSent(db, publication.id);
  const untouched = drafts.filter((draft) =>
    sent.some((one) => work.destination.sameContent(contentOf(draft), one)),
  );
  const oldest = online.toSorted((one, other) => (one.published ?? 0) - (other.published ?? 0))[0];
  const { remoteId } = publication;
  const own = remoteId === undefined ? untouched : untouched.filter(({ id }) => id === remoteId);
  const ours =
    oldest ?? own.find((draft) => work.destination.sameContent(contentOf(draft), job.wanted)) ?? own[0];
  if (ours === undefined) return undefined;
  transaction(db, () => {
    rememberRemote(db, publication.id, ours);
    // The ancestor is what was sent: if someone changed the post since, that is their change and not ours.
    const ancestor = sent.find((one) => work.destination.sameContent(contentOf(ours), one)) ?? job.wanted;
    rememberBase(db, publication.id, ancestor);
    markStep(db, job.id, 'remembered', 'checking', now());
    markSent(db, job.id, true, now());
    if (untouched.length > (oldest === undefined ? 1 : 0)) markDoubtful(db, job.id, true, now());
  });
  work.changed(job.postId);
  return ours;
}

const findMarked = (
  work: Work,
  { id, createdAt }: PublicationRecord,
  status: readonly RemoteStatus[],
): Promise<RemotePost[]> =>
  work.destination.findMarked({
    publicationId: id,
    since: createdAt,
    status,
    alive: () => void stillOpen(work),
  });

/** After an insert whose answer was lost: drafts that equal what was sent go to Blogger's bin, but never the post itself. */
export async function settleSurplus(work: Work, job: OpenJob): Promise<void> {
  const { db, now } = work.backend;
  const publication = getPublication(db, job.publicationId);
  const drafts = await findMarked(work, publication, ['draft']);
  const sent = listSent(db, publication.id);
  for (const draft of drafts) {
    if (
      draft.id === publication.remoteId ||
      !sent.some((one) => work.destination.sameContent(contentOf(draft), one))
    )
      continue;
    stillOpen(work);
    await work.destination.bin(draft.id);
  }
  markDoubtful(db, job.id, false, now());
}
