/** Handles « Publier » and « Mettre à jour »: commits one job with the frozen text. Nothing is sent yet. */
import type { Sending } from './sender.ts';
import type { BackendInput } from '#contract/backend.ts';
import { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import type { Intent } from '#contract/publishing/publishing.ts';
import { type Capabilities, checkLabels, type DestinationKind, limitsOf } from '#interview/destinations.ts';
import type { Post } from '#interview/document.ts';
import type { PostDetails } from '#interview/post-details.ts';
import { isBlank } from '#interview/published-form.ts';
import { letOthersRun } from '../../core/slices.ts';
import { readOnlyError, readOnlyOf } from '../../library/publications/authorship.ts';
import { getBlog, presentationOf } from '../../library/publications/blogs.ts';
import { addJob, findOpenJobOf, finishJob, isCallable } from '../../library/publications/jobs.ts';
import {
  addPublication,
  endPublication,
  findPublication,
  isAsRead,
  nextPublicationId,
  type PublicationRecord,
} from '../../library/publications/publications.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { workingCopy } from '../../library/publications/working-copy.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { transaction } from '../../core/sql.ts';
import { findByHand, giveToAuthor } from '../destinations/by-hand/rows.ts';
import { refuseRequired } from './checks.ts';
import { freeze, type Freezing, type Frozen, type Wrapping } from './freeze.ts';
import { waitingIn } from '../pictures/fit-inside.ts';
import { detailsSent, planPictures, refuseUnready } from './pictures/put-pictures.ts';
import { mayStandUnknown } from '../texts/sent-texts.ts';

/**
 * True once the blog's post is known to be public or scheduled. With an account it then has an id; a text pasted by hand that
 * could not be read back may be public without one.
 */
export const isOnBlog = (
  { canSend }: Pick<Capabilities, 'canSend'>,
  { remoteId, remoteStatus }: PublicationRecord,
): boolean =>
  (remoteId !== undefined && (remoteStatus === 'live' || remoteStatus === 'scheduled')) ||
  (!canSend && remoteStatus === 'live');

type SendInput = BackendInput<'publications.send'>;

/** Whether the publication continues. A post taken off the blog starts a new one, under another mark. */
export const continues = (publication: PublicationRecord | undefined): publication is PublicationRecord =>
  publication !== undefined && publication.remoteStatus !== 'gone' && publication.remoteStatus !== 'binned';

/** The intent of an act, given the state of the post on the blog. Throws publication.already-online for a draft of a public post. */
function intentOf(blog: Blog, act: SendInput['act'], publication: PublicationRecord | undefined): Intent {
  const onlineStatus =
    continues(publication) && isOnBlog(blog.capabilities, publication) ? publication.remoteStatus : undefined;
  // Without the right to publish, the post is submitted for review.
  const publishIntent = blog.rights?.publishes === false ? 'propose' : 'publish';
  // Publishing by hand only supports publish and update.
  if (act === undefined || !blog.capabilities.canSend)
    return onlineStatus === undefined ? publishIntent : 'update';
  if (act === 'deposit' && onlineStatus !== undefined) throw new AppError('publication.already-online');
  if (act !== 'publish') return act;
  // Already public: publishing means updating its text.
  return onlineStatus === 'live' ? 'update' : publishIntent;
}

/**
 * Refuses changes that the blog would reject from this account (docs/design/wordpress.md#rights). Throws wordpress.no-changes,
 * wordpress.no-pictures.
 */
function refuseBarred(
  { rights, capabilities }: Blog,
  publication: PublicationRecord | undefined,
  content: string,
): void {
  if (rights === undefined) return;
  const stands = continues(publication) && isOnBlog(capabilities, publication);
  if (stands && !rights.changesPublished) throw new AppError('wordpress.no-changes');
  if (!rights.uploads && waitingIn(content).length > 0) throw new AppError('wordpress.no-pictures');
}

function detailsFor(
  { capabilities }: Blog,
  { excerpt, categories, featured, comments }: PostDetails = {},
): Readonly<{ details?: PostDetails }> {
  const details = {
    ...(capabilities.takesExcerpt && excerpt !== undefined ? { excerpt } : {}),
    ...(capabilities.takesCategories && categories !== undefined ? { categories } : {}),
    ...(capabilities.takesFeaturedPicture && featured !== undefined ? { featured } : {}),
    ...(capabilities.canOpenComments && comments !== undefined ? { comments } : {}),
  };
  return Object.keys(details).length === 0 ? {} : { details };
}

type Outcome = Readonly<{ jobId: string; isExisting: boolean }> | 'again';

/**
 * The text as it would be sent. Fails with publication.nothing-to-publish, publication.too-heavy, destination.labels, and as
 * freeze does.
 */
export async function freezeToSend(
  post: Post,
  wrapping: Wrapping,
  freezing: Freezing,
  kind: DestinationKind,
): Promise<Frozen> {
  if (isBlank(post)) throw new AppError('publication.nothing-to-publish');
  const labels = checkLabels(post.labels, limitsOf(kind));
  if (labels.tooMany || labels.tooLong)
    throw new AppError('destination.labels', { count: labels.count, characters: labels.characters });
  const frozen = await freeze(post, wrapping, freezing);
  refuseUnready(frozen, kind);
  return frozen;
}

/**
 * Commits one job with the text of save `saveNumber`. A second click with the same text gives the same job; a later
 * text replaces a job that has not left yet. Fails with post.not-found, post.changed-elsewhere (a later save exists),
 * blog.not-found, publication.nothing-to-publish, publication.required-checks, publication.too-heavy,
 * publication.date-passed, publication.already-online, pictures.not-chosen, pictures.no-address,
 * pictures.store-not-set, destination.labels, destination.read-only, destination.page, wordpress.no-changes,
 * wordpress.no-pictures, job.already-leaving, as freeze does, request.invalid (a date without « schedule », or the
 * reverse).
 */
export async function send(publishing: Sending, input: SendInput): Promise<{ jobId: string }> {
  const { context, pictures } = publishing;
  const { db, readText, now, newId } = context;
  const { postId, blogId, saveNumber, holdSeconds } = input;
  const blog = getBlog(db, blogId);
  if ((input.act === 'schedule') !== (input.publishAt !== undefined)) throw new AppError('request.invalid');
  if (input.publishAt !== undefined && input.publishAt <= now())
    throw new AppError('publication.date-passed', { at: input.publishAt });
  const saved = workingCopy(db, postId);
  if (saved.binned) throw new AppError('post.not-found', { id: postId });
  if (saved.saveNumber !== saveNumber)
    throw new AppError('post.changed-elsewhere', { id: postId, saveNumber: saved.saveNumber });

  const post = readDocument(saved.document);
  const before = findPublication(db, postId, blogId);
  if (continues(before) && before.page) throw new AppError('destination.page');
  const readOnly = continues(before) ? readOnlyOf(db, before.id) : undefined;
  if (readOnly !== undefined) throw readOnlyError(readOnly);
  const publicationId = continues(before)
    ? before.id
    : nextPublicationId(db, { postId, blogRemoteId: blog.remoteId });
  const base = continues(before) ? before.base : undefined;
  const presentation = presentationOf(db, blogId);
  const wrapping = { publicationId, base, presentation, target: { postId, blogId } };
  const frozen = await freezeToSend(post, wrapping, { pictures, readText }, blog.kind);
  refuseBarred(blog, before, frozen.text.content);
  // Only details this kind of blog has: the sheet may have been opened for another blog.
  const text = { ...frozen.text, ...detailsFor(blog, input.details) };
  await refuseRequired(context, { ...frozen, post, postId, blogId });
  // Rendering and committing a very long post take two turns of the thread.
  await letOthersRun();

  const sentAs = (details: PostDetails = {}): string => JSON.stringify(detailsSent(db, blogId, details));

  const outcome = transaction(db, (): Outcome => {
    // Read again: another click or a remote change may have come while the text was frozen.
    if (workingCopy(db, postId).binned) throw new AppError('post.not-found', { id: postId });
    const publication = findPublication(db, postId, blogId);
    if (publication?.id !== before?.id || continues(publication) !== continues(before)) return 'again';
    if (before !== undefined && !isAsRead(db, before)) return 'again';
    const intent = intentOf(blog, input.act, publication);
    const open = publication === undefined ? undefined : findOpenJobOf(db, publication.id);
    const isByHand =
      open !== undefined && !blog.capabilities.canSend && findByHand(db, open.id) !== undefined;
    const same =
      open?.documentHash === saved.documentHash &&
      // The addresses of its pictures may have changed.
      open.wanted.content === text.content &&
      open.intent === intent &&
      open.publishAt === input.publishAt &&
      open.addressTitle === input.addressTitle &&
      sentAs(open.wanted.details) === sentAs(text.details);
    if (open !== undefined && same && (open.state !== 'needs-author' || isByHand))
      return { jobId: open.id, isExisting: true };
    if (open !== undefined) {
      if (!isCallable(open)) throw new AppError('job.already-leaving', { id: open.id });
      finishJob(db, open.id, 'cancelled', now());
    }
    if (publication?.id !== publicationId) {
      if (publication !== undefined) endPublication(db, publication.id, now());
      addPublication(db, publicationId, postId, blogId, now());
    }
    planPictures(db, frozen, now());
    const id = newId();
    const doubtful =
      continues(publication) && publication.remoteId === undefined && mayStandUnknown(db, publicationId);
    addJob(
      db,
      {
        id,
        publicationId,
        wanted: text,
        saveNumber,
        intent,
        doubtful,
        document: saved.document,
        documentVersion: saved.documentVersion,
        documentHash: saved.documentHash,
        dueAt: now() + holdSeconds * 1000,
        publishAt: input.publishAt,
        addressTitle: input.addressTitle,
      },
      now(),
    );
    if (!blog.capabilities.canSend) giveToAuthor(db, publicationId, id, now());
    refreshStatus(db, postId);
    return { jobId: id, isExisting: false };
  });
  if (outcome === 'again') return await send(publishing, input);
  if (!outcome.isExisting) {
    await publishing.point('publish:job-committed');
    publishing.outbox.added(outcome.jobId);
  }
  return { jobId: outcome.jobId };
}
