/**
 * Brings one publication to what its job wants, from whatever state the blog is found in. Every step that writes there is
 * committed before its request leaves, and every answer before the next of these, so that the routine can be run again from
 * the start after any failure, restart or SIGKILL, and never makes a second public post
 * (docs/design/publishing.md#exactly-once).
 */
import { AppError } from '#contract/failure.ts';
import { changedDetails } from '#interview/post-details.ts';
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
 * Looks for the mark. A public post that bears it is ours, whatever it says; a draft only where it equals what was sent.
 * Other drafts that equal what was sent are surplus and go to Blogger's bin; what anybody touched stays. Of a publication
 * that has its id no other draft is taken: the post may have been public, and gone since.
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
  const ours = await ahead.whenRead(() => transaction(db, () => takeMarked(work, job, marked)));
  if (ours !== undefined) work.changed(job.postId);
  return ours;
}

/** In a transaction. Throws what Ahead's `get` does, and WorkEnded. */
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
  const own = remoteId === undefined ? untouched : untouched.filter((post) => post.id === remoteId);
  const ours = oldest ?? own.find((post) => madeOf(work, post, [job.wanted]) !== undefined) ?? own[0];
  if (ours === undefined) return undefined;
  rememberRemote(db, id, ours);
  // The ancestor is what was sent: if someone changed the post since, that is their change and not ours.
  rememberBase(db, id, madeOf(work, ours, sent) ?? job.wanted);
  markStep(db, job.id, 'remembered', 'checking', now());
  markSent(db, job.id, true, now());
  if (untouched.length > (oldest === undefined ? 1 : 0)) markDoubtful(db, job.id, true, now());
  return ours;
}

/** The first of our texts that the blog may have made this post of. Throws the same. */
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

/** After an insert whose answer was lost: drafts that equal what was sent go to Blogger's bin, but never the post itself. */
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

// Draft -> public, now or at its hour. State-setting: when an answer is lost, the next run reads the post and sees.

/** Throws publication.date-passed: an hour that passed meanwhile is never made up for by publishing late. */
function refuseLate({ context: { now } }: Work, { publishAt }: OpenJob): void {
  if (publishAt !== undefined && publishAt <= now())
    throw new AppError('publication.date-passed', { at: publishAt });
}

/** Makes it public, or gives Blogger its hour; or has an editor asked. Fails with publication.date-passed. */
async function goPublic(work: Work, job: OpenJob, remote: RemotePost): Promise<RemotePost> {
  const { now } = work.context;
  refuseLate(work, job);
  begin(work, 'publishing', 'sending', true);
  // Another hour may be saved there: taken back first, so that none but ours counts (docs/design/blogger.md#states).
  if (remote.status === 'scheduled') await work.destination.takeBack(remote.id);
  // A draft may hold a date someone saved on the web, and publish without one would wait for it.
  const later = remote.status === 'scheduled' || (remote.published ?? 0) > now() + SAME_HOUR_MS;
  const at = job.publishAt ?? (later ? now() : undefined);
  return job.intent === 'propose'
    ? await askEditor(work, remote)
    : await work.destination.publish(remote.id, at, addressWords(work, job));
}

/** What the blog answered to that. */
function notePublic(work: Work, job: OpenJob, published: RemotePost): void {
  const { db, now } = work.context;
  // Its body, if it has one, is not a base: someone may have edited the draft in between, and that must show.
  repeatable(db, () => {
    rememberRemote(db, job.publicationId, { ...published, content: undefined });
    markStep(db, job.id, 'published', 'checking', now());
    refreshStatus(db, job.postId);
  });
  work.progressed(job.postId);
}

async function askEditor({ destination }: Work, { id }: RemotePost): Promise<RemotePost> {
  const there = await destination.propose?.(id);
  if (there === undefined) throw new AppError('destination.signed-out');
  return there;
}

/**
 * Runs the job to its end. Rejects with an AppError (the job stays open, for the outbox to judge) or WorkEnded.
 * publication.changed-on-blog: someone else's words are there, kept as a revision and not touched.
 */
export async function publishPost(work: Work): Promise<void> {
  const job = await putPictures(work);
  const first = firstText(work, job);
  await settleEarlier(work, job);
  await compareAhead(work, job, first);
  let kept: DocumentToKeep | undefined;
  const keep = (): DocumentToKeep =>
    (kept ??= packedToKeep({ json: job.document, version: job.documentVersion }));
  const there = await present(work, job, () => void keep());
  if (there !== undefined) await refuseOtherStatus(work, job, there);
  if (there === undefined || !hasIntendedStatus(job, there)) refuseLate(work, job);
  const remote = there ?? (await insert(work, job, first));
  const isFirst = remote.status === 'draft' && first !== job.wanted;
  const written = await bring(work, job, remote, isFirst ? first : job.wanted);
  const published = hasIntendedStatus(job, written) ? undefined : await goPublic(work, job, written);
  const { id } = published ?? written;
  if (published !== undefined) await work.point('publish:published');
  const note = (): void => {
    if (published !== undefined) notePublic(work, job, published);
  };
  if (!isFirst && !isDoubtful(work.context.db, job.id)) return await readBack(work, job, id, keep, note);
  note();
  // It has its address: the title it is to bear comes at once, read before it is written as everywhere.
  if (isFirst) await giveTitle(work, job, written.id);
  if (isDoubtful(work.context.db, job.id)) await settleSurplus(work, job);
  await readBack(work, job, id, keep);
}

/** Of an address that is not fixed yet. */
const wordsOf = ({ context: { db } }: Work, job: OpenJob): string | undefined =>
  job.addressTitle !== undefined &&
  !staysDraft(job) &&
  getPublication(db, job.publicationId).publishedAt === undefined
    ? job.addressTitle
    : undefined;

const addressWords = (work: Work, job: OpenJob): string | undefined =>
  work.destination.capabilities.choosesAddress ? wordsOf(work, job) : undefined;

/** Under its own title; or, until it has an address for ever, under the words its address is to have. */
function firstText(work: Work, job: OpenJob): PostToWrite {
  const words = work.destination.capabilities.choosesAddress ? undefined : wordsOf(work, job);
  return words === undefined ? job.wanted : { ...job.wanted, title: words };
}

async function giveTitle(work: Work, job: OpenJob, remoteId: string): Promise<void> {
  begin(work, 'published', 'checking', false);
  await bring(work, job, await work.destination.read(remoteId), job.wanted);
}

/** What stands there is most often what was last seen: then all is compared by now, and the write follows the look at once. */
async function compareAhead(work: Work, job: OpenJob, text: PostToWrite): Promise<void> {
  const { db, ahead } = work.context;
  const { base } = getPublication(db, job.publicationId);
  if (base !== undefined) await ahead.readFor([() => same(work, base, text)]);
}

const MAY_BE_PUBLIC: readonly OpenJob['step'][] = ['publishing', 'published', 'read-back'];

/** What the blog holds for this publication, by its remembered id or by its mark; undefined: nothing, so insert. */
async function present(work: Work, job: OpenJob, meanwhile: () => void): Promise<RemotePost | undefined> {
  const { db } = work.context;
  const publication = getPublication(db, job.publicationId);
  const { remoteId } = publication;
  // Also at the first attempt: a copy of this library, on another computer, bears the same mark.
  if (remoteId === undefined) return await adopt(work, job, publication, meanwhile);
  try {
    const remote = await look(work, job.step, () => work.destination.read(remoteId), meanwhile);
    rememberStatus(db, publication.id, remote.status);
    rememberAuthor(db, publication.id, remote.author);
    await refuseOthers(work, job.blogId, publication.id);
    return remote;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'destination.not-found')) throw error;
    // A draft from an import or the mirror is not created again: its text may have active content that only its page may have.
    const remade =
      job.intent !== 'update' && publication.remoteStatus === 'draft' && mayStandUnknown(db, publication.id);
    // Asked to be public, and no answer said whether it was: readers may have had it. Only what bears the mark still counts.
    const perhapsPublic = !staysDraft(job) && MAY_BE_PUBLIC.includes(job.step);
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
  // What an earlier insert left may be altered by the blog, and only known as ours by the answer to this one.
  if (leftBefore) markDoubtful(db, job.id, true, now());
  await work.point('publish:before-insert');
  try {
    const remote = await work.destination.insertDraft(text);
    await work.point('publish:inserted');
    const whole = { ...remote, content: remote.content ?? text.content };
    // Before the post is remembered: else the next run would write the same text again, over a change made meanwhile.
    await noteWritten(work, text, whole);
    // On the disk with the next step; a power cut before that is an answer that was lost, and its mark is looked for.
    repeatable(db, () => {
      rememberRemote(db, job.publicationId, whole);
      markStep(db, job.id, 'remembered', 'sending', now());
    });
    work.progressed(job.postId);
    await work.point('publish:remembered');
    return whole;
  } catch (error) {
    if (error instanceof AppError) noteFate(work, job, error, leftBefore);
    throw error;
  }
}

/** After a failed first write: whether something may stand on the blog all the same. */
function noteFate({ context: { db, now } }: Work, job: OpenJob, error: AppError, leftBefore: boolean): void {
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

/** `theirs`: somebody else's words, where the job has nothing of its own to say. */
type RemoteState = 'as-wanted' | 'as-seen' | 'theirs' | 'changed';

/** Throws what Ahead's `get` does. */
function remoteStateOf(work: Work, job: OpenJob, remote: RemotePost, text: PostToWrite): RemoteState {
  const { db } = work.context;
  const found = contentOf(remote);
  // The text is there and only the details differ, so writing is safe.
  if (holds(work, found, text)) return sameDetails(remote, text) ? 'as-wanted' : 'as-seen';
  const publication = getPublication(db, job.publicationId);
  const { base } = publication;
  if (base === undefined) return 'changed';
  if (same(work, lastSeen(work.context, publication, found), base)) return 'as-seen';
  return job.intent === 'update' && isShown(remote) && holds(work, base, job.wanted) ? 'theirs' : 'changed';
}

/** Whether what is to change of them has. */
const sameDetails = ({ details: there = {} }: RemotePost, { details: wanted = {} }: PostToWrite): boolean =>
  Object.keys(changedDetails(wanted, there)).length === 0;

/** Writes the wanted text over what the last write of ours left there; anything else is someone's and stays. */
async function bring(work: Work, job: OpenJob, remote: RemotePost, text: PostToWrite): Promise<RemotePost> {
  for (let there = remote; ;) {
    const looked = there;
    const { result, waited } = await decided(work.context.ahead, () =>
      remoteStateOf(work, job, looked, text),
    );
    if (result === 'as-wanted') return there;
    if (result === 'theirs') await takeTheirs(work, job, there);
    if (result === 'changed') await refuseChanged(work, job, there);
    if (!waited) return await overwrite(work, job, there, text);
    // Comparing took its time, and somebody may have saved there meanwhile.
    stillOpen(work);
    there = await work.destination.read(there.id);
    await refuseOtherStatus(work, job, there);
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
  // Nothing is asked, or waited for, between the last look and this write: Blogger has no If-Match
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
    // Blogger sometimes answers 404 to a write on a draft it shows (docs/design/blogger.md#states): another draft takes
    // its place, and this one is settled with the surplus.
    transaction(db, () => {
      forgetRemote(db, job.publicationId);
      forgetLooked(db, job.publicationId);
      markDoubtful(db, job.id, true, now());
    });
    return await insert(work, job, text);
  }
  const whole = { ...patched, content: patched.content ?? text.content };
  const putBack = await settleOverwritten(work, job, whole, [whole]);
  if (putBack !== undefined) await refuseChanged(work, job, putBack);
  await noteWritten(work, text, whole);
  // Only now: what was seen there is the ancestor of a conflict that this look finds.
  rememberRemote(db, job.publicationId, whole);
  return whole;
}

const isShown = ({ status }: RemotePost): boolean => status === 'live' || status === 'scheduled';

/** The job has nothing of its own to say: what stands there is what is to stand there, and it comes in. */
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
