/**
 * Brings one publication to the state its job asks for, from any state of the blog. Each write is committed before
 * its request, and each answer before the next write, so that the routine can run again from the start after any
 * failure, restart or SIGKILL, and never makes a second public post (docs/design/publishing.md#exactly-once).
 */
import { AppError } from '#contract/failure.ts';
import { changedDetails } from '#interview/post-details.ts';
import { mayHavePassed } from '../../network/no-answer.ts';
import { readOnlyError, readOnlyOf, rememberAuthor } from '../../library/publications/authorship.ts';
import { setPermissions } from '../../library/publications/blogs.ts';
import {
  finishJob,
  isDoubtful,
  markDoubtful,
  forgetLooked,
  markSent,
  markStep,
  type OpenJob,
} from '../../library/publications/jobs.ts';
import {
  forgetRemote,
  getPublication,
  type PublicationRecord,
  rememberBase,
  rememberRemote,
  rememberStatus,
  contentOf,
} from '../../library/publications/publications.ts';
import { type DocumentToKeep, packedToKeep } from '../../library/posts/remote-revision.ts';
import type { PostToWrite, RemotePost, RemoteStatus } from '../../library/publications/remote.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { repeatable, transaction } from '../../core/sql.ts';
import { takeRemoteChange } from '../conflicts/take-remote.ts';
import {
  holds,
  noteLook,
  noteWritten,
  refuseChanged,
  same,
  settleEarlier,
  settleOverwritten,
} from './met-meanwhile.ts';
import { putPictures } from './pictures/put-pictures.ts';
import { hasIntendedStatus, readBack, SAME_HOUR_MS, staysDraft } from './read-back.ts';
import { decided, holdsNow, lastSeen } from '../texts/same-content.ts';
import { listSent, mayStandUnknown } from '../texts/sent-texts.ts';
import { begin, findThere, look, stillOpen, type Work, WorkEnded } from './work.ts';

/**
 * Searches for the mark. A public post with it is ours, whatever its text; a draft only if it equals a sent text. Other such
 * drafts are surplus and moved to the blog's bin; edited ones stay. A publication with an id adopts no other draft: its post
 * may have been public and deleted since.
 */
async function adopt(
  work: Work,
  job: OpenJob,
  publication: PublicationRecord,
  meanwhile?: () => void,
): Promise<RemotePost | undefined> {
  const { db, ahead } = work.context;
  const ask = () => findMarked(work, publication, ['live', 'scheduled', 'draft']);
  const marked = await look(work, job.step, ask, meanwhile);
  if (marked.length === 0) return undefined;
  const adopted = await ahead.whenRead(() => transaction(db, () => takeMarked(work, job, marked)));
  if (adopted !== undefined) work.changed(job.postId);
  return adopted;
}

/** In a transaction. Throws WorkEnded and the errors of Ahead's `get`. */
function takeMarked(work: Work, job: OpenJob, marked: readonly RemotePost[]): RemotePost | undefined {
  const { db, now } = work.context;
  stillOpen(work);
  const { id, remoteId } = getPublication(db, job.publicationId);
  const sent = listSent(db, id);
  const online = marked.filter(({ status }) => status !== 'draft');
  const untouched = marked.filter(
    (post) => post.status === 'draft' && madeOf(work, post, sent) !== undefined,
  );
  const oldest = online.toSorted((one, other) => (one.published ?? 0) - (other.published ?? 0))[0];
  const ownDrafts = remoteId === undefined ? untouched : untouched.filter((post) => post.id === remoteId);
  const ownPost =
    oldest ?? ownDrafts.find((post) => madeOf(work, post, [job.wanted]) !== undefined) ?? ownDrafts[0];
  if (ownPost === undefined) return undefined;
  rememberRemote(db, id, ownPost);
  // The base is the sent text: a difference is someone's later change, not ours.
  rememberBase(db, id, madeOf(work, ownPost, sent) ?? job.wanted);
  markStep(db, job.id, 'remembered', 'checking', now());
  markSent(db, job.id, true, now());
  if (untouched.length > (oldest === undefined ? 1 : 0)) markDoubtful(db, job.id, true, now());
  return ownPost;
}

/** The first of our texts that equals the post, with or without alterations by the blog. Throws the same. */
const madeOf = (work: Work, post: RemotePost, texts: readonly PostToWrite[]): PostToWrite | undefined =>
  texts.find((text) => holds(work, contentOf(post), text));

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

/** After an insert whose answer was lost: moves drafts that equal a sent text to the blog's bin, but never the post itself. */
async function settleSurplus(work: Work, job: OpenJob): Promise<void> {
  const { db, ahead, now } = work.context;
  const publication = getPublication(db, job.publicationId);
  const drafts = await findMarked(work, publication, ['draft']);
  const sent = listSent(db, publication.id);
  const isSurplus = (post: RemotePost): boolean =>
    post.status === 'draft' && madeOf(work, post, sent) !== undefined;
  for (const draft of drafts) {
    if (draft.id === publication.remoteId) continue;
    if (!(await holdsNow(ahead, draft, () => findThere(work, draft.id), isSurplus))) continue;
    stillOpen(work);
    await work.destination.bin(draft.id);
  }
  markDoubtful(db, job.id, false, now());
}

// Draft -> public, now or at its hour. Setting a state can be repeated: after a lost answer, the next run reads the post.

/** Throws publication.date-passed: a missed hour is never replaced by a late publication. */
function refuseLate({ context: { now } }: Work, { publishAt }: OpenJob): void {
  if (publishAt !== undefined && publishAt <= now())
    throw new AppError('publication.date-passed', { at: publishAt });
}

/** Publishes or schedules the post, or submits it for review. Fails with publication.date-passed. */
async function goPublic(work: Work, job: OpenJob, remote: RemotePost): Promise<RemotePost> {
  const { now } = work.context;
  refuseLate(work, job);
  begin(work, 'publishing', 'sending', true);
  // Another hour may be saved there: the post is first returned to draft, so that only ours applies
  // (docs/design/blogger.md#states).
  if (remote.status === 'scheduled') await work.destination.takeBack(remote.id);
  // A draft may have a date saved on the web, for which publish without a date would wait.
  const later = remote.status === 'scheduled' || (remote.published ?? 0) > now() + SAME_HOUR_MS;
  const at = job.publishAt ?? (later ? now() : undefined);
  return job.intent === 'propose'
    ? await askEditor(work, remote)
    : await work.destination.publish(remote.id, at, addressWords(work, job));
}

/** Stores the blog's answer to the publication. */
function notePublic(work: Work, job: OpenJob, published: RemotePost): void {
  const { db, now } = work.context;
  // Its content is not stored as the base: a change made by someone meanwhile must be detected.
  repeatable(db, () => {
    rememberRemote(db, job.publicationId, { ...published, content: undefined });
    markStep(db, job.id, 'published', 'checking', now());
    refreshStatus(db, job.postId);
  });
  work.progressed(job.postId);
}

async function askEditor({ destination }: Work, { id }: RemotePost): Promise<RemotePost> {
  const proposed = await destination.propose?.(id);
  if (proposed === undefined) throw new AppError('destination.signed-out');
  return proposed;
}

/**
 * Runs the job to its end. Rejects with an AppError (the job stays open, for the outbox to judge) or WorkEnded.
 * publication.changed-on-blog: a remote change was kept as a revision and not overwritten.
 */
export async function publishPost(work: Work): Promise<void> {
  const job = await putPictures(work);
  const first = firstText(work, job);
  await settleEarlier(work, job);
  await compareAhead(work, job, first);
  let packed: DocumentToKeep | undefined;
  const keep = (): DocumentToKeep =>
    (packed ??= packedToKeep({ json: job.document, version: job.documentVersion }));
  const existing = await findExisting(work, job, () => void keep());
  if (existing !== undefined) await refuseOtherStatus(work, job, existing);
  if (existing === undefined || !hasIntendedStatus(job, existing)) refuseLate(work, job);
  const remote = existing ?? (await insert(work, job, first));
  const isFirst = remote.status === 'draft' && first !== job.wanted;
  const written = await writeText(work, job, remote, isFirst ? first : job.wanted);
  const published = hasIntendedStatus(job, written) ? undefined : await goPublic(work, job, written);
  const { id } = published ?? written;
  if (published !== undefined) await work.point('publish:published');
  const note = (): void => {
    if (published !== undefined) notePublic(work, job, published);
  };
  if (!isFirst && !isDoubtful(work.context.db, job.id)) return await readBack(work, job, id, keep, note);
  note();
  // The post has its address now, so it gets its real title at once, after a comparison as for every write.
  if (isFirst) await giveTitle(work, job, written.id);
  if (isDoubtful(work.context.db, job.id)) await settleSurplus(work, job);
  await readBack(work, job, id, keep);
}

/** The words of an address that is not fixed yet. */
const wordsOf = ({ context: { db } }: Work, job: OpenJob): string | undefined =>
  job.addressTitle !== undefined &&
  !staysDraft(job) &&
  getPublication(db, job.publicationId).publishedAt === undefined
    ? job.addressTitle
    : undefined;

const addressWords = (work: Work, job: OpenJob): string | undefined =>
  work.destination.capabilities.takesAddressWords ? wordsOf(work, job) : undefined;

/** The text under its own title or, until its address is fixed, under the words for the address. */
function firstText(work: Work, job: OpenJob): PostToWrite {
  const words = work.destination.capabilities.takesAddressWords ? undefined : wordsOf(work, job);
  return words === undefined ? job.wanted : { ...job.wanted, title: words };
}

async function giveTitle(work: Work, job: OpenJob, remoteId: string): Promise<void> {
  begin(work, 'published', 'checking', false);
  await writeText(work, job, await work.destination.read(remoteId), job.wanted);
}

/** Compares the base in advance: it usually equals the remote text, so that the write can follow the read at once. */
async function compareAhead(work: Work, job: OpenJob, text: PostToWrite): Promise<void> {
  const { db, ahead } = work.context;
  const { base } = getPublication(db, job.publicationId);
  if (base !== undefined) await ahead.readFor([() => same(work, base, text)]);
}

const MAY_BE_PUBLIC: readonly OpenJob['step'][] = ['publishing', 'published', 'read-back'];

/** The blog's post of this publication, by its stored id or by its mark; undefined if there is none, so insert. */
async function findExisting(
  work: Work,
  job: OpenJob,
  meanwhile: () => void,
): Promise<RemotePost | undefined> {
  const { db } = work.context;
  const publication = getPublication(db, job.publicationId);
  const { remoteId } = publication;
  // Also at the first attempt: a copy of this library on another computer uses the same mark.
  if (remoteId === undefined) return await adopt(work, job, publication, meanwhile);
  try {
    const remote = await look(work, job.step, () => work.destination.read(remoteId), meanwhile);
    rememberStatus(db, publication.id, remote.status);
    rememberAuthor(db, publication.id, remote.author);
    await refuseOthers(work, job.blogId, publication.id);
    return remote;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'destination.not-found')) throw error;
    // A draft from an import or the mirror is not created again: its text may have active content that only its page
    // may have.
    const remade =
      job.intent !== 'update' && publication.remoteStatus === 'draft' && mayStandUnknown(db, publication.id);
    // Publishing was requested without an answer, so the post may have been public. Only a post with the mark still
    // counts.
    const perhapsPublic = !staysDraft(job) && MAY_BE_PUBLIC.includes(job.step);
    if (remade && perhapsPublic) {
      const marked = await adopt(work, job, publication);
      if (marked !== undefined) return marked;
    }
    if (!remade || perhapsPublic) {
      rememberStatus(db, publication.id, 'gone');
      throw error;
    }
    // A draft of ours that was deleted was never public and may be made again. A public post may not.
    forgetRemote(db, publication.id);
    return adopt(work, job, getPublication(db, publication.id));
  }
}

/** Refuses another author's post if the account's role is author: the blog would reject the request. */
async function refuseOthers(
  { context: { db }, destination }: Work,
  blogId: string,
  publicationId: string,
): Promise<void> {
  if (readOnlyOf(db, publicationId) === undefined) return;
  setPermissions(db, blogId, await destination.account());
  const readOnly = readOnlyOf(db, publicationId);
  if (readOnly !== undefined) throw readOnlyError(readOnly);
}

async function insert(work: Work, job: OpenJob, text: PostToWrite): Promise<RemotePost> {
  const { db, now } = work.context;
  const leftBefore = job.sentFirst;
  begin(work, 'inserting', 'sending', true);
  // An earlier insert may have left a draft altered by the blog, recognizable only by the answer to this one.
  if (leftBefore) markDoubtful(db, job.id, true, now());
  await work.point('publish:before-insert');
  try {
    const remote = await work.destination.insertDraft(text);
    await work.point('publish:inserted');
    const inserted = { ...remote, content: remote.content ?? text.content };
    // Before the id is stored: otherwise the next run would write the same text over a later change.
    await noteWritten(work, text, inserted);
    // Synced with the next step; after a power cut before that, the post is found by its mark.
    repeatable(db, () => {
      rememberRemote(db, job.publicationId, inserted);
      markStep(db, job.id, 'remembered', 'sending', now());
    });
    work.progressed(job.postId);
    await work.point('publish:remembered');
    return inserted;
  } catch (error) {
    if (error instanceof AppError) noteFate(work, job, error, leftBefore);
    throw error;
  }
}

/** Stores after a failed first write whether the post may exist on the blog. */
function noteFate({ context: { db, now } }: Work, job: OpenJob, error: AppError, leftBefore: boolean): void {
  const perhapsDone =
    error.code === 'network.unclear' || error.code === 'destination.unavailable' || mayHavePassed(error);
  if (perhapsDone) markDoubtful(db, job.id, true, now());
  else if (!leftBefore) markSent(db, job.id, false, now());
}

/** Stops if someone took the post back, binned or published it in the blog's own editor: a job must not undo that. */
async function refuseOtherStatus(work: Work, job: OpenJob, remote: RemotePost): Promise<void> {
  if (remote.status === 'binned')
    throw new AppError('destination.not-found', { status: 404, reason: 'trashed' });
  if (job.intent === 'update' && remote.status === 'draft') {
    await refuseChanged(work, job, remote);
  }
  const draftOnly =
    job.intent === 'deposit' ||
    (job.intent === 'propose' && remote.status !== 'draft') ||
    (job.intent === 'schedule' && remote.status === 'live');
  if (draftOnly && !hasIntendedStatus(job, remote)) {
    rememberStatus(work.context.db, job.publicationId, remote.status);
    throw new AppError('publication.already-online');
  }
}

/** `theirs`: the remote text changed and the job changes nothing. */
type RemoteState = 'as-wanted' | 'as-seen' | 'theirs' | 'changed';

/** Throws the errors of Ahead's `get`. */
function remoteStateOf(work: Work, job: OpenJob, remote: RemotePost, text: PostToWrite): RemoteState {
  const { db } = work.context;
  const content = contentOf(remote);
  // The text is there and only the details differ, so writing is safe.
  if (holds(work, content, text)) return sameDetails(remote, text) ? 'as-wanted' : 'as-seen';
  const publication = getPublication(db, job.publicationId);
  const { base } = publication;
  if (base === undefined) return 'changed';
  if (same(work, lastSeen(work.context, publication, content), base)) return 'as-seen';
  return job.intent === 'update' && isShown(remote) && holds(work, base, job.wanted) ? 'theirs' : 'changed';
}

/** Whether all the details to change have their new values. */
const sameDetails = (
  { details: remoteDetails = {} }: RemotePost,
  { details: nextDetails = {} }: PostToWrite,
): boolean => Object.keys(changedDetails(nextDetails, remoteDetails)).length === 0;

/** Writes the text over our last written one; throws if someone changed the post. */
async function writeText(
  work: Work,
  job: OpenJob,
  remote: RemotePost,
  text: PostToWrite,
): Promise<RemotePost> {
  for (let current = remote; ;) {
    const looked = current;
    const { result, waited } = await decided(work.context.ahead, () =>
      remoteStateOf(work, job, looked, text),
    );
    if (result === 'as-wanted') return current;
    if (result === 'theirs') await takeTheirs(work, job, current);
    if (result === 'changed') await refuseChanged(work, job, current);
    if (!waited) return await overwrite(work, job, current, text);
    // The comparison took time, and the post may have been changed meanwhile.
    stillOpen(work);
    current = await work.destination.read(current.id);
    await refuseOtherStatus(work, job, current);
  }
}

async function overwrite(
  work: Work,
  job: OpenJob,
  remote: RemotePost,
  text: PostToWrite,
): Promise<RemotePost> {
  const { db, now } = work.context;
  const leftBefore = job.sentFirst;
  // No request and no wait between the last look and this write: no blog has a precondition
  // (docs/design/publishing.md#not-promised).
  begin(work, 'patching', 'sending', true);
  noteLook(work, job, remote);
  let patched: RemotePost;
  try {
    patched = await work.destination.write(remote.id, text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'destination.not-found' || remote.status !== 'draft') {
      noteFate(work, job, error, leftBefore);
      throw error;
    }
    // A blog may answer 404 to a write on a draft it lists (docs/design/blogger.md#states): another draft replaces it, and this
    // one becomes surplus.
    transaction(db, () => {
      forgetRemote(db, job.publicationId);
      forgetLooked(db, job.publicationId);
      markDoubtful(db, job.id, true, now());
    });
    return await insert(work, job, text);
  }
  const writtenPost = { ...patched, content: patched.content ?? text.content };
  const putBack = await settleOverwritten(work, job, writtenPost, [writtenPost]);
  if (putBack !== undefined) await refuseChanged(work, job, putBack);
  await noteWritten(work, text, writtenPost);
  // Only now: the content of the last look is the base of a conflict found here.
  rememberRemote(db, job.publicationId, writtenPost);
  return writtenPost;
}

const isShown = ({ status }: RemotePost): boolean => status === 'live' || status === 'scheduled';

/** The job changes nothing: it ends, and the remote change is taken. */
async function takeTheirs(work: Work, job: OpenJob, remote: RemotePost): Promise<never> {
  const { context } = work;
  const { ahead } = context;
  await ahead.whenRead(() =>
    transaction(context.db, () => {
      stillOpen(work);
      finishJob(context.db, job.id, 'done', context.now());
      takeRemoteChange(context, ahead, job.publicationId, remote);
    }),
  );
  work.changed(job.postId);
  throw new WorkEnded();
}
