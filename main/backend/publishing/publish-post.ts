/**
 * Brings one publication to what its job wants, from whatever state the blog is found in. Every step is committed before
 * its request leaves and after its answer came, so that the routine can be run again from the start after any failure,
 * restart or SIGKILL, and never makes a second public post (DESIGN section 8, BLOGGER.md section 3.5).
 */
import { DOCUMENT_VERSION } from '../../../interview/document.ts';
import { AppError } from '../../../preload/contract/failure.ts';
import { transaction } from '../library/sql.ts';
import { readDocument } from '../library/read-document.ts';
import { readOnlyOf, rememberAuthor } from './authorship.ts';
import type { RemotePost } from './blogger-shapes.ts';
import { setRole } from './blogs.ts';
import { findOurs, findWithStatus } from './find-ours.ts';
import { finishJob, listSent, markDoubtful, markSent, markStep } from './jobs.ts';
import type { OpenJob } from './jobs.ts';
import {
  forgetRemote,
  getPublication,
  rememberBase,
  rememberFound,
  rememberRemote,
  rememberSent,
  rememberStatus,
} from './publications.ts';
import type { PublicationRecord } from './publications.ts';
import { keepDocument, remoteDocument } from './remote-revision.ts';
import { sameContent } from './same-content.ts';
import { begin, contentOf, openJob } from './work.ts';
import type { Work } from './work.ts';

/**
 * Runs the job to its end. Rejects with an AppError (the job stays open, for the outbox to judge) or WorkEnded.
 * publication.changed-on-blog: someone else's words are there, kept as a revision and not touched.
 * publication.read-back-differs: what the blog made of the text is not the text.
 */
export async function publishPost(work: Work): Promise<void> {
  const job = openJob(work);
  const remote = (await present(work, job)) ?? (await insert(work, job));
  refuseWhereTakenBack(work, job, remote);
  const written = sameContent(contentOf(remote), job.wanted) ? remote : await overwrite(work, job, remote);
  if (job.intent === 'publish' && written.status !== 'LIVE') await goPublic(work, job, written);
  if (openJob(work).doubtful) await settleSurplus(work, job);
  await readBack(work, job);
}

/** What the blog holds for this publication, by its remembered id or by its mark; undefined: nothing, so insert. */
async function present(work: Work, job: OpenJob): Promise<RemotePost | undefined> {
  const { db } = work.backend;
  const publication = getPublication(db, job.publicationId);
  if (publication.remoteId === undefined) {
    return work.fresh && !job.sentFirst && !job.doubtful ? undefined : await adopt(work, job, publication);
  }
  begin(work, job.step, 'checking', false);
  try {
    const remote = await work.api.getPost(work.remoteBlogId, publication.remoteId);
    rememberStatus(db, publication.id, remote.status);
    rememberAuthor(db, publication.id, remote.author);
    await refuseOthers(work, job.blogId, publication.id);
    return remote;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'blogger.not-found')) throw error;
    // A draft of ours that someone removed was never public: it may be made again. A public post may not.
    const neverPublic = job.intent === 'publish' && publication.remoteStatus === 'DRAFT';
    if (neverPublic) forgetRemote(db, publication.id);
    else rememberStatus(db, publication.id, 'GONE');
    if (!neverPublic) throw error;
    return adopt(work, job, getPublication(db, publication.id));
  }
}

/** Someone else's post, where the account is an author today: the blog would refuse it, and nothing is tried. */
async function refuseOthers(
  { backend: { db }, api, remoteBlogId }: Work,
  blogId: string,
  publicationId: string,
): Promise<void> {
  if (readOnlyOf(db, publicationId) === undefined) return;
  setRole(db, blogId, await api.getRole(remoteBlogId));
  const readOnly = readOnlyOf(db, publicationId);
  if (readOnly !== undefined) throw new AppError('blogger.read-only', readOnly);
}

/**
 * Looks for the mark. A public post that bears it is ours, whatever it says; a draft only where it equals what was sent.
 * Other drafts that equal what was sent are surplus and go to Blogger's bin; what anybody touched stays.
 */
async function adopt(
  work: Work,
  job: OpenJob,
  publication: PublicationRecord,
): Promise<RemotePost | undefined> {
  const { db, now } = work.backend;
  begin(work, job.step, 'checking', false);
  const { online, drafts } = await findOurs({
    ...work,
    publicationId: publication.id,
    since: publication.createdAt,
  });
  const sent = listSent(db, publication.id);
  const untouched = drafts.filter((draft) => sent.some((one) => sameContent(contentOf(draft), one)));
  const oldest = online.toSorted((one, other) => (one.published ?? 0) - (other.published ?? 0))[0];
  const ours = oldest ?? untouched.find((draft) => sameContent(contentOf(draft), job.wanted)) ?? untouched[0];
  if (ours === undefined) return undefined;
  transaction(db, () => {
    rememberRemote(db, publication.id, ours);
    // The ancestor is what was sent: if someone changed the post since, that is their change and not ours.
    const ancestor = sent.find((one) => sameContent(contentOf(ours), one)) ?? job.wanted;
    rememberBase(db, publication.id, ancestor);
    markStep(db, job.id, 'remembered', 'checking', now());
    markSent(db, job.id, true, now());
    if (untouched.length > (oldest === undefined ? 1 : 0)) markDoubtful(db, job.id, true, now());
  });
  work.changed(job.postId);
  return ours;
}

async function insert(work: Work, job: OpenJob): Promise<RemotePost> {
  const { db, now } = work.backend;
  const leftBefore = job.sentFirst;
  begin(work, 'inserting', 'sending', true);
  await work.point('publish:before-insert');
  try {
    const remote = await work.api.insertDraft(work.remoteBlogId, job.wanted);
    await work.point('publish:inserted');
    const whole = { ...remote, content: remote.content ?? job.wanted.content };
    transaction(db, () => {
      rememberRemote(db, job.publicationId, whole);
      markStep(db, job.id, 'remembered', 'sending', now());
    });
    work.changed(job.postId);
    await work.point('publish:remembered');
    return whole;
  } catch (error) {
    if (error instanceof AppError) noteFate(work, job, error, leftBefore);
    throw error;
  }
}

/** After a failed first write: whether something may stand on the blog all the same. */
function noteFate({ backend: { db, now } }: Work, job: OpenJob, error: AppError, leftBefore: boolean): void {
  // A filter may have read the answer of a write that went through.
  const perhapsDone =
    error.code === 'network.unclear' ||
    error.code === 'blogger.unavailable' ||
    (error.code === 'network.not-blogger' &&
      error.params['kind'] !== 'proxy' &&
      error.params['kind'] !== 'portal');
  if (perhapsDone) markDoubtful(db, job.id, true, now());
  else if (!leftBefore) markSent(db, job.id, false, now());
}

/** Someone took the post back, or binned it, at Blogger's own editor: it does not come back by a side step. */
function refuseWhereTakenBack(work: Work, job: OpenJob, remote: RemotePost): void {
  if (remote.status === 'SOFT_TRASHED')
    throw new AppError('blogger.not-found', { status: 404, reason: 'trashed' });
  if (job.intent === 'update' && remote.status === 'DRAFT') {
    refuseChanged(work, job, remote);
  }
}

/** Writes the wanted text over what the last write of ours left there; anything else is someone's and stays. */
async function overwrite(work: Work, job: OpenJob, remote: RemotePost): Promise<RemotePost> {
  const { db, now } = work.backend;
  const { base } = getPublication(db, job.publicationId);
  if (base === undefined || !sameContent(contentOf(remote), base)) refuseChanged(work, job, remote);
  const leftBefore = job.sentFirst;
  // Nothing is asked between the read above and this write: Blogger has no If-Match (DESIGN section 8).
  begin(work, 'patching', 'sending', true);
  try {
    const patched = await work.api.patchPost(work.remoteBlogId, remote.id, job.wanted);
    const whole = { ...patched, content: patched.content ?? job.wanted.content };
    rememberRemote(db, job.publicationId, whole);
    return whole;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'blogger.not-found' || remote.status !== 'DRAFT') {
      noteFate(work, job, error, leftBefore);
      throw error;
    }
    // Blogger sometimes answers 404 to a write on a draft it shows (BLOGGER.md section 1.3): another draft takes its
    // place, and this one is settled with the surplus.
    transaction(db, () => {
      forgetRemote(db, job.publicationId);
      markDoubtful(db, job.id, true, now());
    });
    return await insert(work, job);
  }
}

/** Keeps the blog's words as a revision of the post, then stops. */
function refuseChanged(work: Work, job: OpenJob, remote: RemotePost): never {
  const { db, now, newId } = work.backend;
  const found = contentOf(remote);
  const document = {
    json: JSON.stringify(remoteDocument(found, readDocument(job.document), newId)),
    version: DOCUMENT_VERSION,
  };
  transaction(db, () => {
    const { found: before } = getPublication(db, job.publicationId);
    if (before === undefined || !sameContent(before, found))
      keepDocument(db, job.postId, document, 'remote', { now: now(), newId });
    rememberFound(db, job.publicationId, found, now());
    rememberStatus(db, job.publicationId, remote.status);
  });
  throw new AppError('publication.changed-on-blog', {});
}

/** Draft -> public. State-setting: when the answer is lost, the next run reads the post and sees. */
async function goPublic(work: Work, job: OpenJob, remote: RemotePost): Promise<void> {
  const { db, now } = work.backend;
  begin(work, 'publishing', 'sending', true);
  // A draft may hold a date someone saved on the web, and publish without one would wait for it.
  if (remote.status === 'SCHEDULED') await work.api.revertPost(work.remoteBlogId, remote.id);
  const later = remote.status === 'SCHEDULED' || (remote.published ?? 0) > now() + 60_000;
  const published = await work.api.publishPost(work.remoteBlogId, remote.id, later ? now() : undefined);
  // Its body, if it has one, is not a base: someone may have edited the draft in between, and that must show.
  transaction(db, () => {
    rememberRemote(db, job.publicationId, { ...published, content: undefined });
    markStep(db, job.id, 'published', 'checking', now());
  });
  work.changed(job.postId);
  await work.point('publish:published');
}

/** After an insert whose answer was lost: drafts that equal what was sent go to Blogger's bin, but never the post itself. */
async function settleSurplus(work: Work, job: OpenJob): Promise<void> {
  const { db, now } = work.backend;
  const publication = getPublication(db, job.publicationId);
  const drafts = await findWithStatus(
    { ...work, publicationId: publication.id, since: publication.createdAt },
    'DRAFT',
  );
  const sent = listSent(db, publication.id);
  for (const draft of drafts) {
    if (draft.id === publication.remoteId || !sent.some((one) => sameContent(contentOf(draft), one)))
      continue;
    openJob(work);
    await work.api.deletePost(work.remoteBlogId, draft.id);
  }
  markDoubtful(db, job.id, false, now());
}

/** Reads the post as the author sees it and compares: only this makes a post count as published. */
async function readBack(work: Work, job: OpenJob): Promise<void> {
  const { db, now, newId } = work.backend;
  const publication = getPublication(db, job.publicationId);
  if (publication.remoteId === undefined) throw new Error('a post to read back has no id');
  begin(work, 'read-back', 'checking', false);
  const remote = await work.api.getPost(work.remoteBlogId, publication.remoteId);
  await work.point('publish:read-back');
  const found = contentOf(remote);
  const asWanted = sameContent(found, job.wanted);
  const asWritten = publication.base !== undefined && sameContent(found, publication.base);
  if (!asWanted && !asWritten) refuseChanged(work, job, remote);
  if (remote.status === 'DRAFT' || remote.status === 'SOFT_TRASHED') {
    rememberStatus(db, publication.id, remote.status);
    throw new AppError('blogger.unavailable', { status: 200, reason: 'not-public' });
  }
  transaction(db, () => {
    rememberRemote(db, publication.id, remote);
    if (!asWanted) return;
    rememberSent(db, publication.id, job.document, job.documentHash, now());
    keepDocument(
      db,
      job.postId,
      { json: job.document, version: job.documentVersion },
      work.practice ? 'sent' : 'published',
      { now: now(), newId },
    );
    finishJob(db, job.id, 'done', now());
  });
  if (!asWanted) throw new AppError('publication.read-back-differs', {});
}
