/**
 * Reads back the text an author pasted. A post counts as published once the blog shows it; if the blog cannot be
 * read, once the author confirms it, which is then shown as such (docs/design/publishing.md#by-hand).
 */
import type { PublishingContext } from '../../destinations/publishing-context.ts';
import { type Change, changesByTurn } from '#interview/compare/changes-by-turn.ts';
import { AppError } from '#contract/failure.ts';
import { DOCUMENT_VERSION, type Post } from '#interview/document.ts';
import { findPublicationMarks, publicationMark } from '#interview/marks.ts';
import type { Context } from '#backend/core/context.ts';
import type { Outside } from '#backend/network/start-outside.ts';
import { type PostAddress, readPostAddress } from '#backend/exchange/blog-pages/post-address.ts';
import type { Presence, Sighting } from '#backend/exchange/blog-pages/read-blog.ts';
import { fingerprintOf } from '#backend/exchange/blog-pages/read-version.ts';
import type { ReadText } from '#backend/exchange/reading/read-text.ts';
import { withCurrentPeople } from '#backend/library/people/aliases.ts';
import { hashDocument } from '#backend/library/posts/posts.ts';
import { getBlog } from '#backend/library/publications/blogs.ts';
import {
  findOpenJob,
  findOpenJobOf,
  finishJob,
  markSent,
  type OpenJob,
} from '#backend/library/publications/jobs.ts';
import {
  type Content,
  getPublication,
  isAsRead,
  type PublicationRecord,
  rememberBase,
  rememberRemoteContent,
  rememberSent,
  rememberStatus,
} from '#backend/library/publications/publications.ts';
import { keepDocument } from '#backend/library/posts/remote-revision.ts';
import { refreshStatus } from '#backend/library/publications/shown-publications.ts';
import { readDocument } from '#backend/library/store/read-document.ts';
import { get, sql, transaction } from '#backend/core/sql.ts';
import { readLastSeen, readSameContent } from '../../texts/same-content.ts';
import { readPublication } from '../../destinations/by-hand/destination.ts';
import {
  clearConfirmed,
  findByHand,
  type ByHandRecord,
  noteAddress,
  noteConfirmed,
  noteOutcome,
  noteRead,
  rememberPresence,
} from '../../destinations/by-hand/rows.ts';

/** The open job by hand. Throws job.not-found. */
export function openByHandJob({ db }: Pick<Context, 'db'>, jobId: string): OpenJob & { hand: ByHandRecord } {
  const [job, hand] = [findOpenJob(db, jobId), findByHand(db, jobId)];
  if (job === undefined || hand === undefined) throw new AppError('job.not-found', { id: jobId });
  return { ...job, hand };
}

/** Notifies the page after a commit. */
export function tell(context: Pick<Context, 'db' | 'emit'>, postId: string): void {
  refreshStatus(context.db, postId);
  context.emit('publications.changed', { postIds: [postId] });
  context.emit('posts.changed', { ids: [postId] });
}

const readBlog = (
  context: Pick<Context, 'db' | 'now'> & Outside,
  { publicationId, wanted }: Pick<OpenJob, 'publicationId' | 'wanted'>,
  address: PostAddress | undefined,
): Promise<Sighting | undefined> =>
  readPublication(context, getPublication(context.db, publicationId), wanted, address);

type TextReader = Pick<Context, 'db'> & Readonly<{ readText: ReadText }>;

/** Whether the blog has the text the author copied. Rejects with job.not-found if the job ended meanwhile. */
async function isAsCopied(context: TextReader, { id, wanted }: OpenJob, content: Content): Promise<boolean> {
  const same = await readSameContent(context, 'by-hand', content, wanted);
  openByHandJob(context, id);
  return same;
}

/** Whether the content equals the one last read there. */
async function isAsLastRead(
  context: TextReader,
  publication: PublicationRecord,
  content: Content,
): Promise<boolean> {
  if (publication.base === undefined) return false;
  const lastSeenContent = await readLastSeen(context, publication, content);
  return await readSameContent(context, 'by-hand', lastSeenContent, publication.base);
}

/**
 * Searches for the pasted text, at the given address or by its mark, and stores the result. `online`: the blog shows
 * the text as copied. Throws job.not-found.
 */
export async function readBack(
  context: PublishingContext,
  jobId: string,
  address: string | undefined,
): Promise<{ online: boolean }> {
  const { db, now } = context;
  const { hand } = openByHandJob(context, jobId);
  if (address !== undefined) noteAddress(db, jobId, address);
  const lastAddress = address ?? hand.address;
  return await noting(context, jobId, async () => {
    const sighting = await readBlog(
      context,
      openByHandJob(context, jobId),
      lastAddress === undefined || lastAddress === '' ? undefined : readPostAddress(lastAddress),
    );
    const job = openByHandJob(context, jobId);
    if (sighting === undefined) throw new AppError('by-hand.not-found');
    const publication = getPublication(db, job.publicationId);
    const marked = findPublicationMarks(sighting.content.content).includes(publicationMark(publication.id));
    if (!marked && publication.base === undefined) throw new AppError('by-hand.no-mark');
    if (await isAsCopied(context, job, sighting.content)) {
      settle(context, job, sighting.presence, sighting.content);
      return { online: true };
    }
    const isUnchanged = await isAsLastRead(context, publication, sighting.content);
    transaction(db, () => {
      openByHandJob(context, jobId);
      rememberPresence(db, publication.id, sighting.presence, now());
      if (!isUnchanged) rememberRemoteContent(db, publication.id, sighting.content, now());
    });
    throw new AppError(isUnchanged ? 'by-hand.not-yet' : 'by-hand.differs');
  });
}

/**
 * Runs before an update is copied: a remote change becomes a revision of the post and stops the job, as on a
 * connected blog. Throws job.not-found.
 */
export async function readFirst(context: PublishingContext, jobId: string): Promise<void> {
  const { db, now } = context;
  await noting(context, jobId, async () => {
    const sighting = await readBlog(context, openByHandJob(context, jobId), undefined).catch(
      (error: unknown) => {
        // An unreadable blog is reported and does not stop the author.
        if (!(error instanceof AppError)) throw error;
        noteRead(db, jobId, now());
        throw new AppError('by-hand.unread', {}, { cause: error });
      },
    );
    const job = openByHandJob(context, jobId);
    const publication = getPublication(db, job.publicationId);
    const { base } = publication;
    if (sighting === undefined) {
      noteRead(db, jobId, now());
      throw new AppError('by-hand.unread');
    }
    if (await isAsCopied(context, job, sighting.content))
      return settle(context, job, sighting.presence, sighting.content);
    if (base !== undefined && !(await isAsLastRead(context, publication, sighting.content))) {
      await keepRemote(context, jobId, sighting.content);
      throw new AppError('publication.changed-on-blog');
    }
    noteRead(db, jobId, now());
  });
}

/** Stores the remote content, and makes it a revision unless it is one already. Rejects with job.not-found. */
async function keepRemote(context: PublishingContext, jobId: string, content: Content): Promise<void> {
  const { db, now, newId } = context;
  const job = openByHandJob(context, jobId);
  const { id, remote: knownContent } = getPublication(db, job.publicationId);
  const isKnown =
    knownContent !== undefined && (await readSameContent(context, 'by-hand', knownContent, content));
  const version = isKnown ? undefined : await versionOf(context, content, job);
  transaction(db, () => {
    openByHandJob(context, jobId);
    if (version !== undefined) {
      const json = JSON.stringify(withCurrentPeople(db, version));
      keepDocument(db, job.postId, { json, version: DOCUMENT_VERSION }, 'remote', { now: now(), newId });
    }
    rememberRemoteContent(db, id, content, now());
  });
}

/** The document of a text on the blog, with the block ids of the job's document. */
const versionOf = (
  { readText }: Readonly<{ readText: ReadText }>,
  remoteContent: Content,
  { document }: Pick<OpenJob, 'document'>,
): Promise<Post> => readText('marked', { remoteContent, ownDocument: readDocument(document) });

/**
 * « Accepter cette page »: stores the page as a revision and as the base of the next update. Throws job.not-found,
 * by-hand.not-seen.
 */
export async function accept(context: PublishingContext, jobId: string): Promise<void> {
  const { db, now, newId } = context;
  const job = openByHandJob(context, jobId);
  const { remote: remoteContent } = getPublication(db, job.publicationId);
  if (remoteContent === undefined || job.failure?.code !== 'by-hand.differs')
    throw new AppError('by-hand.not-seen');
  const version = await versionOf(context, remoteContent, job);
  // Only the markup differs: the post here keeps its text.
  const sameWords = (await differencesOnBlog(context, job, job.wanted, remoteContent)).length === 0;
  transaction(db, () => {
    // The page or the text changed while they were read: the author has not seen this one.
    const { documentHash, failure } = openByHandJob(context, jobId);
    const { remote } = getPublication(db, job.publicationId);
    const isCurrent =
      documentHash === job.documentHash &&
      failure?.code === job.failure?.code &&
      remote !== undefined &&
      fingerprintOf(remote) === fingerprintOf(remoteContent);
    if (!isCurrent) throw new AppError('by-hand.not-seen');
    const remoteJson = JSON.stringify(withCurrentPeople(db, version));
    rememberBase(db, job.publicationId, remoteContent);
    keepDocument(db, job.postId, { json: remoteJson, version: DOCUMENT_VERSION }, 'remote', {
      now: now(),
      newId,
    });
    rememberSent(
      db,
      job.publicationId,
      sameWords ? job.document : remoteJson,
      sameWords ? job.documentHash : hashDocument(remoteJson),
      now(),
    );
    finishJob(db, job.id, 'done', now());
  });
  tell(context, job.postId);
}

/** Results of the last check that the author's confirmation may replace. */
export const UNREADABLE = ['by-hand.private', 'by-hand.unreachable'] as const;

/**
 * Handles « Je confirme qu’il est en ligne ». Throws job.not-found, by-hand.not-seen (the blog can be read),
 * by-hand.address, by-hand.other-blog.
 */
export function confirm(context: Context, jobId: string, address: string | undefined): void {
  const { db } = context;
  const job = openByHandJob(context, jobId);
  if (!UNREADABLE.some((code) => code === job.failure?.code)) throw new AppError('by-hand.not-seen');
  const { remoteId, url } = getBlog(db, job.blogId);
  const postAddress = address === undefined || address.trim() === '' ? undefined : readPostAddress(address);
  const otherBlog =
    postAddress?.kind === 'editor'
      ? postAddress.blogId !== remoteId
      : postAddress !== undefined && URL.parse(url)?.host !== new URL(postAddress.url).host;
  if (otherBlog) throw new AppError('by-hand.other-blog');
  settle(
    context,
    job,
    {
      id: postAddress?.kind === 'editor' ? postAddress.postId : undefined,
      url: postAddress?.kind === 'page' ? postAddress.url : undefined,
      published: undefined,
    },
    job.wanted,
    true,
  );
  tell(context, job.postId);
}

/** Finishes the job: its text is on the blog, read there or confirmed by the author. */
function settle(
  { db, now, newId }: Context,
  job: OpenJob,
  presence: Presence,
  content: Content,
  word = false,
): void {
  transaction(db, () => {
    rememberPresence(db, job.publicationId, presence, now());
    rememberBase(db, job.publicationId, content);
    rememberSent(db, job.publicationId, job.document, job.documentHash, now());
    keepDocument(db, job.postId, { json: job.document, version: job.documentVersion }, 'published', {
      now: now(),
      newId,
    });
    if (word) noteConfirmed(db, job.id, now());
    // Sent without a known id: the post is found by its mark.
    markSent(db, job.id, true, now());
    finishJob(db, job.id, 'done', now());
  });
}

/** Runs one check: an expected failure is stored as its result; any other failure is a bug. */
async function noting<Result>(
  context: Context,
  jobId: string,
  act: () => Promise<Result>,
): Promise<Result | { online: false }> {
  const { db, now } = context;
  const { postId } = openByHandJob(context, jobId);
  try {
    const result = await act();
    noteOutcome(db, jobId, null, now());
    return result;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'job.not-found') throw error;
    context.log.info('read by hand', { code: error.code });
    noteOutcome(db, jobId, { code: error.code, params: error.params }, now());
    return { online: false };
  } finally {
    tell(context, postId);
  }
}

/**
 * The differences on the blog, by turn. Both sides are read from blog HTML, so facts that only the library holds are
 * no difference. Rejects as ReadText does.
 */
export async function differencesOnBlog(
  reader: Readonly<{ readText: ReadText }>,
  job: Pick<OpenJob, 'document'>,
  before: Content,
  after: Content,
): Promise<Change[]> {
  const versions = [await versionOf(reader, before, job), await versionOf(reader, after, job)] as const;
  return changesByTurn(...versions).slice(0, 2_000);
}

/**
 * Verifies a post the author confirmed: reads it at its address and clears the confirmation. Fails with
 * publication.not-found, by-hand.not-found, by-hand.differs (nothing changes; the next update shows the differences),
 * and as reading does.
 */
export async function verify(context: PublishingContext, publicationId: string): Promise<void> {
  const { db, now } = context;
  if (get(db, sql`SELECT 1 FROM publications WHERE id = ${publicationId}`) === undefined)
    throw new AppError('publication.not-found');
  const publication = getPublication(db, publicationId);
  const { base, url, postId } = publication;
  if (base === undefined) throw new AppError('publication.not-found');
  const sighting = await readPublication(
    context,
    publication,
    base,
    url === undefined ? undefined : { kind: 'page', url },
  );
  if (sighting === undefined) throw new AppError('by-hand.not-found');
  if (!(await isAsLastRead(context, publication, sighting.content))) throw new AppError('by-hand.differs');
  const isCurrent = transaction(db, () => {
    if (!isAsRead(db, publication)) return false;
    rememberPresence(db, publicationId, sighting.presence, now());
    rememberBase(db, publicationId, sighting.content);
    clearConfirmed(db, publicationId);
    return true;
  });
  // The publication changed while it was read: start again.
  if (!isCurrent) return await verify(context, publicationId);
  tell(context, postId);
}

/** A post that the author returned to draft, or deleted, on Blogger's own pages. */
type TakenDown = Readonly<{
  publicationId: string;
  how: 'draft' | 'deleted';
  /** The author's confirmation, for a blog that cannot be read. */
  confirmed: boolean;
}>;

/**
 * Marks the post as no longer online, once its page no longer answers. As a draft it keeps its mark and id, and the
 * next publication uses it again. Fails with publication.not-found, job.already-leaving (a send of it is open),
 * by-hand.still-online, by-hand.private, by-hand.unreachable, by-hand.offline.
 */
export async function takenDown(
  context: Context & Outside,
  { publicationId, how, confirmed }: TakenDown,
): Promise<void> {
  const { db } = context;
  if (get(db, sql`SELECT 1 FROM publications WHERE id = ${publicationId}`) === undefined)
    throw new AppError('publication.not-found');
  const publication = getPublication(db, publicationId);
  if (findOpenJobOf(db, publicationId) !== undefined) throw new AppError('job.already-leaving');
  const { url } = publication;
  try {
    const sighting = await readPublication(
      context,
      publication,
      publication.base ?? { title: '', labels: [] },
      url === undefined ? undefined : { kind: 'page', url },
    );
    if (sighting !== undefined) throw new AppError('by-hand.still-online');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const byWord = confirmed && UNREADABLE.some((code) => code === error.code);
    // No such page, or a page without the post: readers can no longer find it.
    if (error.code !== 'by-hand.page-missing' && error.code !== 'by-hand.no-mark' && !byWord) throw error;
  }
  rememberStatus(db, publicationId, how === 'draft' ? 'draft' : 'gone');
  tell(context, publication.postId);
}
