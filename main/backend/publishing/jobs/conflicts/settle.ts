/** Applies the author's choice between two versions to the post, and sends the result if requested. */
import type { Sender, Sending } from '../sender.ts';
import { DOCUMENT_VERSION } from '#interview/document.ts';
import type { Post } from '#interview/document.ts';
import { mergeByTurn } from '#interview/merge/merge-by-turn.ts';
import type { Decision } from '#interview/merge/merge-result.ts';
import type { BackendInput, BackendOutput } from '#contract/backend.ts';
import type { Blog } from '#contract/blogs.ts';
import { AppError } from '#contract/failure.ts';
import { letOthersRun } from '#backend/core/slices.ts';
import { fingerprintOf } from '#backend/exchange/blog-pages/read-version.ts';
import { hashDocument, savePost } from '#backend/library/posts/posts.ts';
import { type ReadableDb, transaction } from '#backend/core/sql.ts';
import { getBlog, presentationOf } from '#backend/library/publications/blogs.ts';
import { giveToAuthor } from '../../destinations/by-hand/rows.ts';
import { refuseRequired } from '../checks.ts';
import type { PostToWrite } from '#backend/library/publications/remote.ts';
import { addJob, findOpenJobOf, finishJob, isCallable } from '#backend/library/publications/jobs.ts';
import { planPictures } from '../pictures/put-pictures.ts';
import { findPublication, rememberBase, rememberSent } from '#backend/library/publications/publications.ts';
import type { Content, PublicationRecord } from '#backend/library/publications/publications.ts';
import { freezeToSend } from '../send.ts';
import { refreshStatus } from '#backend/library/publications/shown-publications.ts';
import { workingCopy, type Working } from '#backend/library/publications/working-copy.ts';
import { type CarriedOn, carryOn } from './read-conflict.ts';
import { keepMine, type VersionReader, versionsOf } from '../../conflicts/versions.ts';

type Input = BackendInput<'conflicts.settle'>;

type Plan = Readonly<{
  publication: PublicationRecord;
  working: Working;
  remoteContent: Content;
  theirs: Post;
  merged: Post;
}>;

/** Failure codes: see `conflicts.settle` in the contract. */
export async function settleConflict(
  sender: Sending,
  input: Input,
): Promise<BackendOutput<'conflicts.settle'>> {
  const { context, pictures } = sender;
  const { db, now, newId } = context;
  const blog = input.send ? getBlog(db, input.blogId) : undefined;
  const { ahead } = context;
  const reader = { db, ahead };
  const current = await ahead.whenRead(() => readCurrentVersions(reader, input));
  await letOthersRun();
  const plan = planOf(current, input);
  const { publication, remoteContent, theirs, merged } = plan;
  // A very long post is read, merged, rendered and saved in four turns of some ten milliseconds each.
  await letOthersRun();
  const destination = {
    publicationId: publication.id,
    base: remoteContent,
    presentation: presentationOf(db, input.blogId),
    target: { postId: input.postId, blogId: input.blogId },
  };
  const freezeChosen = async () => {
    const { postId, blogId } = input;
    const chosen = await freezeToSend(
      merged,
      destination,
      { pictures, readText: context.readText },
      publication.kind,
    );
    await refuseRequired(context, { ...chosen, post: merged, postId, blogId });
    return chosen;
  };
  const frozen = input.send ? await freezeChosen().catch(refusal) : undefined;
  const ready = frozen instanceof AppError ? undefined : frozen;
  await letOthersRun();

  const act = () => {
    // Read again, because uploading pictures may take long.
    const { working, publication: asIs } = stillThere(db, input);
    const open = findOpenJobOf(db, publication.id);
    if (open !== undefined) {
      if (!isCallable(open)) throw new AppError('job.already-leaving', { id: open.id });
      finishJob(db, open.id, 'cancelled', now());
    }
    const moment = { now: now(), newId };
    keepMine(db, input.postId, working, moment);
    const saved = savePost(
      db,
      { id: input.postId, baseSave: working.saveNumber, saveId: newId(), document: merged },
      moment,
    );
    const json = JSON.stringify(theirs);
    rememberBase(db, publication.id, remoteContent);
    rememberSent(db, publication.id, json, hashDocument(json), moment.now);
    if (ready !== undefined) planPictures(db, ready, moment.now);
    const jobId =
      ready === undefined || blog === undefined
        ? undefined
        : commit(sender, plan, blog, carryOn(blog.capabilities, asIs, open), ready.text, saved.saveNumber);
    refreshStatus(db, input.postId);
    return { saved, jobId };
  };

  const { saved, jobId } = await ahead.whenRead(() => transaction(db, act));
  context.emit('posts.changed', { ids: [input.postId] });
  context.emit('publications.changed', { postIds: [input.postId] });
  if (saved.participantsChanged.length > 0)
    context.emit('participants.changed', { ids: [...saved.participantsChanged] });
  if (jobId !== undefined) {
    await sender.point('publish:job-committed');
    sender.outbox.added(jobId);
  }
  return {
    saveNumber: saved.saveNumber,
    ...(jobId === undefined ? {} : { jobId }),
    ...(frozen instanceof AppError
      ? { refused: { code: frozen.code, params: { ...frozen.params }, incident: '' } }
      : {}),
  };
}

/** Returns a failure that the author can correct in the text, which does not prevent the choice; throws any other. */
function refusal(thrown: unknown): AppError {
  const mendable = [
    'publication.nothing-to-publish',
    'publication.required-checks',
    'publication.too-heavy',
    'destination.labels',
    'pictures.not-chosen',
    'pictures.no-address',
    'pictures.store-not-set',
  ];
  if (thrown instanceof AppError && mendable.includes(thrown.code)) return thrown;
  throw thrown;
}

/** The current rows of the decision. Throws as the contract says. */
function stillThere(db: ReadableDb, { postId, blogId, saveNumber, remoteHash }: Input) {
  const working = workingCopy(db, postId);
  if (working.binned) throw new AppError('post.not-found', { id: postId });
  if (working.saveNumber !== saveNumber)
    throw new AppError('post.changed-elsewhere', { id: postId, saveNumber: working.saveNumber });
  const publication = findPublication(db, postId, blogId);
  if (publication?.remote === undefined) throw new AppError('publication.not-found', {});
  if (fingerprintOf(publication.remote) !== remoteHash) throw new AppError('publication.changed-on-blog', {});
  return { publication, working, content: publication.remote };
}

function readCurrentVersions(reader: VersionReader, input: Input) {
  const current = stillThere(reader.db, input);
  const versions = versionsOf(reader, current.publication);
  if (versions === undefined) throw new AppError('publication.not-found', {});
  return { ...current, versions };
}

function planOf(
  { publication, working, versions, content }: ReturnType<typeof readCurrentVersions>,
  input: Input,
): Plan {
  const decisions = new Map<string, Decision>(
    input.decisions.map(({ id, keep, text }) => [id, { keep, ...(text === undefined ? {} : { text }) }]),
  );
  const { base, mine, theirs } = versions;
  const { post, conflicts } = mergeByTurn(base, mine, theirs, decisions);
  if (conflicts.some(({ id }) => !decisions.has(id))) throw new AppError('request.invalid');
  return { publication, working, remoteContent: content, theirs, merged: post };
}

/** Adds the job that sends the merged post to its blog; the caller has the transaction. */
function commit(
  { context: { db, now, newId } }: Sender,
  { publication, merged }: Plan,
  blog: Blog,
  carriedOn: CarriedOn,
  text: PostToWrite,
  saveNumber: number,
): string {
  const id = newId();
  const document = JSON.stringify(merged);
  addJob(
    db,
    {
      id,
      publicationId: publication.id,
      wanted: { ...text, details: carriedOn.details },
      saveNumber,
      ...carriedOn,
      doubtful: false,
      document,
      documentVersion: DOCUMENT_VERSION,
      documentHash: hashDocument(document),
      dueAt: now(),
    },
    now(),
  );
  if (!blog.capabilities.canSend) giveToAuthor(db, publication.id, id, now());
  return id;
}
