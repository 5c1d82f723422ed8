/**
 * Brings one publication to what its job wants, from whatever state the blog is found in. Every step is committed before
 * its request leaves and after its answer came, so that the routine can be run again from the start after any failure,
 * restart or SIGKILL, and never makes a second public post (docs/design/publishing.md#exactly-once).
 */
import { AppError } from '#contract/failure.ts';
import { transaction } from '../library/sql.ts';
import { adopt, settleSurplus } from './adopt.ts';
import { readOnlyOf, rememberAuthor } from '../library/publications/authorship.ts';
import type { PostToWrite, RemotePost } from '../library/publications/remote.ts';
import { setRole } from '../library/publications/blogs.ts';
import { keepFound, takeRemoteChange } from './conflicts/take-remote.ts';
import { goPublic, isPlaced, refuseLate } from './go-public.ts';
import { finishJob, markDoubtful, markSent, markStep } from '../library/publications/jobs.ts';
import type { OpenJob } from '../library/publications/jobs.ts';
import {
  forgetRemote,
  getPublication,
  rememberRemote,
  rememberSent,
  rememberStatus,
} from '../library/publications/publications.ts';
import { keepDocument } from '../library/publications/remote-revision.ts';
import { refreshStatus } from '../library/publications/shown-publications.ts';
import { putPictures } from './pictures/put-pictures.ts';
import { begin, contentOf, openJob, WorkEnded } from './work.ts';
import type { Work } from './work.ts';
import { asLastSeen } from '../library/erasure/seen.ts';

/**
 * Runs the job to its end. Rejects with an AppError (the job stays open, for the outbox to judge) or WorkEnded.
 * publication.changed-on-blog: someone else's words are there, kept as a revision and not touched.
 * publication.read-back-differs: what the blog made of the text is not the text.
 */
export async function publishPost(work: Work): Promise<void> {
  await putPictures(work);
  const job = openJob(work);
  const first = firstText(work, job);
  const there = await present(work, job);
  if (there !== undefined) await refuseWhereItStands(work, job, there);
  if (there === undefined || !isPlaced(job, there)) refuseLate(work, job);
  const remote = there ?? (await insert(work, job, first));
  const isFirst = remote.status === 'draft' && first !== job.wanted;
  const text = isFirst ? first : job.wanted;
  const written = work.destination.sameContent(contentOf(remote), text)
    ? remote
    : await overwrite(work, job, remote, text);
  if (!isPlaced(job, written)) await goPublic(work, job, written);
  // It has its address: the title it is to bear comes at once, read before it is written as everywhere.
  if (isFirst) await giveTitle(work, job, written.id);
  if (openJob(work).doubtful) await settleSurplus(work, job);
  await readBack(work, job);
}

/** Under its own title; or, until it has an address for ever, under the words its address is to have. */
function firstText({ backend: { db } }: Work, job: OpenJob): PostToWrite {
  const hasAddress = getPublication(db, job.publicationId).publishedAt !== undefined;
  return job.addressTitle === undefined || hasAddress || job.intent === 'deposit'
    ? job.wanted
    : { ...job.wanted, title: job.addressTitle };
}

async function giveTitle(work: Work, job: OpenJob, remoteId: string): Promise<void> {
  begin(work, 'published', 'checking', false);
  const remote = await work.destination.read(remoteId);
  if (!work.destination.sameContent(contentOf(remote), job.wanted))
    await overwrite(work, job, remote, job.wanted);
}

const MAY_BE_PUBLIC: readonly OpenJob['step'][] = ['publishing', 'published', 'read-back'];

/** What the blog holds for this publication, by its remembered id or by its mark; undefined: nothing, so insert. */
async function present(work: Work, job: OpenJob): Promise<RemotePost | undefined> {
  const { db } = work.backend;
  const publication = getPublication(db, job.publicationId);
  // Also at the first attempt: a copy of this library, on another computer, bears the same mark.
  if (publication.remoteId === undefined) return await adopt(work, job, publication);
  begin(work, job.step, 'checking', false);
  try {
    const remote = await work.destination.read(publication.remoteId);
    rememberStatus(db, publication.id, remote.status);
    rememberAuthor(db, publication.id, remote.author);
    await refuseOthers(work, job.blogId, publication.id);
    return remote;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'destination.not-found')) throw error;
    const remade = job.intent !== 'update' && publication.remoteStatus === 'draft';
    // Asked to be public, and no answer said whether it was: readers may have had it. Only what bears the mark still counts.
    const perhapsPublic = job.intent !== 'deposit' && MAY_BE_PUBLIC.includes(job.step);
    if (remade && perhapsPublic) {
      const found = await adopt(work, job, publication);
      if (found !== undefined) return found;
    }
    if (!remade || perhapsPublic) {
      rememberStatus(db, publication.id, 'gone');
      throw error;
    }
    // A draft of ours that someone removed was never public: it may be made again. A public post may not.
    forgetRemote(db, publication.id);
    return adopt(work, job, getPublication(db, publication.id));
  }
}

/** Someone else's post, where the account is an author today: the blog would refuse it, and nothing is tried. */
async function refuseOthers(
  { backend: { db }, destination }: Work,
  blogId: string,
  publicationId: string,
): Promise<void> {
  if (readOnlyOf(db, publicationId) === undefined) return;
  setRole(db, blogId, await destination.role());
  const readOnly = readOnlyOf(db, publicationId);
  if (readOnly !== undefined) throw new AppError('destination.read-only', readOnly);
}

async function insert(work: Work, job: OpenJob, text: PostToWrite): Promise<RemotePost> {
  const { db, now } = work.backend;
  const leftBefore = job.sentFirst;
  begin(work, 'inserting', 'sending', true);
  await work.point('publish:before-insert');
  try {
    const remote = await work.destination.insertDraft(text);
    await work.point('publish:inserted');
    const whole = { ...remote, content: remote.content ?? text.content };
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
    error.code === 'destination.unavailable' ||
    (error.code === 'network.not-blogger' &&
      error.params['kind'] !== 'proxy' &&
      error.params['kind'] !== 'portal');
  if (perhapsDone) markDoubtful(db, job.id, true, now());
  else if (!leftBefore) markSent(db, job.id, false, now());
}

/** Someone took the post back, binned or published it at Blogger's own editor: nothing of that is undone by a side step. */
async function refuseWhereItStands(work: Work, job: OpenJob, remote: RemotePost): Promise<void> {
  if (remote.status === 'binned')
    throw new AppError('destination.not-found', { status: 404, reason: 'trashed' });
  if (job.intent === 'update' && remote.status === 'draft') {
    await refuseChanged(work, job, remote);
  }
  const draftOnly = job.intent === 'deposit' || (job.intent === 'schedule' && remote.status === 'live');
  if (draftOnly && !isPlaced(job, remote)) {
    rememberStatus(work.backend.db, job.publicationId, remote.status);
    throw new AppError('publication.already-online');
  }
}

/** Writes the wanted text over what the last write of ours left there; anything else is someone's and stays. */
async function overwrite(
  work: Work,
  job: OpenJob,
  remote: RemotePost,
  text: PostToWrite,
): Promise<RemotePost> {
  const { db, now } = work.backend;
  const publication = getPublication(db, job.publicationId);
  const { base } = publication;
  if (
    base === undefined ||
    !work.destination.sameContent(asLastSeen(db, publication, contentOf(remote)), base)
  ) {
    if (
      base !== undefined &&
      job.intent === 'update' &&
      isShown(remote) &&
      work.destination.sameContent(job.wanted, base)
    )
      await takeTheirs(work, job, remote);
    await refuseChanged(work, job, remote);
  }
  const leftBefore = job.sentFirst;
  // Nothing is asked between the read above and this write: Blogger has no If-Match
  // (docs/design/publishing.md#not-promised).
  begin(work, 'patching', 'sending', true);
  try {
    const patched = await work.destination.write(remote.id, text);
    const whole = { ...patched, content: patched.content ?? text.content };
    rememberRemote(db, job.publicationId, whole);
    return whole;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'destination.not-found' || remote.status !== 'draft') {
      noteFate(work, job, error, leftBefore);
      throw error;
    }
    // Blogger sometimes answers 404 to a write on a draft it shows (docs/design/blogger.md#states): another draft takes
    // its place, and this one is settled with the surplus.
    transaction(db, () => {
      forgetRemote(db, job.publicationId);
      markDoubtful(db, job.id, true, now());
    });
    return await insert(work, job, text);
  }
}

const isShown = ({ status }: RemotePost): boolean => status === 'live' || status === 'scheduled';

/** The job has nothing of its own to say: what stands there is what is to stand there, and it comes in. */
async function takeTheirs(work: Work, job: OpenJob, remote: RemotePost): Promise<never> {
  const { backend } = work;
  const { ahead } = backend;
  await ahead.whenRead(() =>
    transaction(backend.db, () => {
      finishJob(backend.db, job.id, 'done', backend.now());
      takeRemoteChange(backend, ahead, job.publicationId, remote);
    }),
  );
  work.changed(job.postId);
  throw new WorkEnded();
}

/** Keeps the blog's words as a revision of the post, then stops. */
async function refuseChanged(work: Work, job: OpenJob, remote: RemotePost): Promise<never> {
  const { backend } = work;
  const { ahead } = backend;
  const { db } = backend;
  await ahead.whenRead(() =>
    transaction(db, () => {
      keepFound(backend, ahead, getPublication(db, job.publicationId), contentOf(remote), job.document);
      rememberStatus(db, job.publicationId, remote.status);
    }),
  );
  throw new AppError('publication.changed-on-blog', {});
}

/** Reads the post as the author sees it and compares: only this makes a post count as published. */
async function readBack(work: Work, job: OpenJob): Promise<void> {
  const { db, now, newId } = work.backend;
  const publication = getPublication(db, job.publicationId);
  if (publication.remoteId === undefined) throw new Error('a post to read back has no id');
  begin(work, 'read-back', 'checking', false);
  const remote = await work.destination.read(publication.remoteId);
  await work.point('publish:read-back');
  const found = contentOf(remote);
  const asWanted = work.destination.sameContent(found, job.wanted);
  const asWritten = publication.base !== undefined && work.destination.sameContent(found, publication.base);
  if (!asWanted && !asWritten) await refuseChanged(work, job, remote);
  if (!isPlaced(job, remote)) {
    rememberStatus(db, publication.id, remote.status);
    throw new AppError('destination.unavailable', { status: 200, reason: 'not-public' });
  }
  transaction(db, () => {
    rememberRemote(db, publication.id, remote);
    if (!asWanted) return;
    rememberSent(db, publication.id, job.document, job.documentHash, now());
    keepDocument(
      db,
      job.postId,
      { json: job.document, version: job.documentVersion },
      work.destination.capabilities.counts && job.intent !== 'deposit' ? 'published' : 'sent',
      { now: now(), newId },
    );
    finishJob(db, job.id, 'done', now());
    refreshStatus(db, job.postId);
  });
  if (!asWanted) throw new AppError('publication.read-back-differs', {});
}
