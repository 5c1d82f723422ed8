/** Adds and removes labels of several posts; renames and merges labels in the whole library, here and online. */
import { AppError } from '#contract/failure.ts';
import type { SeveralAct } from '#contract/several-posts.ts';
import type { Post } from '#interview/document.ts';
import { changeLabels, relabel } from '#interview/labels.ts';
import { letOthersRun } from '../core/slices.ts';
import { testHook } from '../core/test-hooks.ts';
import { byAuthor } from '../library/erasure/guards.ts';
import { replaceText } from '../library/person-acts/replace-text.ts';
import { stateOfPost } from '../library/posts/posts.ts';
import { readOnlyError, readOnlyOfPost } from '../library/publications/authorship.ts';
import { readDocument } from '../library/store/read-document.ts';
import { revisionText } from '../library/posts/revisions.ts';
import { transaction } from '../core/sql.ts';
import { prepareChanges } from '../people/prepare-changes.ts';
import { indexPost } from '../search/index/index-post.ts';
import type { Round } from '../publishing/jobs/prepared-updates.ts';
import { findPublishing } from '../publishing/start-publishing.ts';
import { eachInChunks, type Index } from './in-chunks.ts';
import { findPostsWithLabels } from './posts-with-label.ts';
import type { Relabelled, Work } from './run-several.ts';

type Of<What extends SeveralAct['what']> = Extract<SeveralAct, { what: What }>;

/**
 * Writes other labels into a post; keeps the previous text in a revision, and the post's date. Undefined if the labels
 * are the same. Throws post.not-found, post.newer-version, destination.read-only, destination.page,
 * several.too-many-labels.
 */
function writeLabels(
  { context }: Work,
  id: string,
  change: (post: Post) => Post,
  index: Index,
): Relabelled | undefined {
  const { db, now, newId } = context;
  const post = readDocument(stateOfPost(db, id).document);
  const next = change(post);
  if (next === post) return undefined;
  // A post that only its author may edit on the blog also stays unchanged here.
  const readOnly = readOnlyOfPost(db, id);
  if (readOnly !== undefined) throw readOnlyError(readOnly);
  if (next.labels.length > MOST_LABELS) throw new AppError('several.too-many-labels', { most: MOST_LABELS });
  const { keptIn, hash } = replaceText(
    db,
    { id, document: next, sameWords: false, index },
    { now: now(), newId },
  );
  return { id, keptIn, hash };
}

const MOST_LABELS = 100;

export async function labelSeveral(work: Work, { ids, add, remove }: Of<'labels'>): Promise<void> {
  const posts: Relabelled[] = [];
  work.report.undo = { what: 'labels', posts };
  await eachInChunks(work, ids, {
    idOf: (id) => id,
    take: (id, index) => writeLabels(work, id, (post) => changeLabels(post, { add, remove }), index),
    onCommitted: (_id, done) => void posts.push(done),
  });
}

/** Restores the labels; a post edited since stays unchanged. */
export async function undoLabels(work: Work, posts: readonly Relabelled[]): Promise<void> {
  const { db, now, newId } = work.context;
  await eachInChunks(work, posts, {
    idOf: ({ id }) => id,
    take({ id, keptIn, hash }, index) {
      const { documentHash } = stateOfPost(db, id);
      if (documentHash !== hash) throw new AppError('several.written-since');
      const document = readDocument(revisionText(db, keptIn));
      replaceText(db, { id, document, sameWords: false, index }, { now: now(), newId });
      return true;
    },
    onCommitted: () => undefined,
  });
}

/**
 * Works post by post: freezes the public copies with the new labels, then commits text and updates together. A post
 * with an old label was therefore not reached, and repeating the act continues with it.
 */
export async function relabelAll(work: Work, { from, to, prepare }: Of<'relabel'>): Promise<void> {
  const { context, signal, report, progress, leave } = work;
  const { db } = context;
  const old = from.filter((label) => label !== to);
  const ids = await findPostsWithLabels(db, old, { online: prepare }, signal);
  const change = (post: Post): Post => relabel(post, old, to);
  const sender = prepare ? findPublishing(context) : undefined;
  if (prepare && sender === undefined) throw new AppError('backend.unavailable');
  if (sender === undefined) {
    const posts: Relabelled[] = [];
    report.undo = { what: 'labels', posts };
    await eachInChunks(work, ids, {
      idOf: (id) => id,
      take: (id, index) => writeLabels(work, id, change, index),
      onCommitted: (_id, done) => void posts.push(done),
    });
    return;
  }
  report.total = ids.length;
  const round: Round = new Map();
  for (const id of ids) {
    signal.throwIfAborted();
    try {
      let written: Relabelled | undefined;
      const { prepared, refusals } = await prepareChanges(sender, id, change, {
        round,
        commit: (addJobs) =>
          byAuthor(db, () =>
            transaction(db, () => {
              const toIndex: [number, Post][] = [];
              written = writeLabels(work, id, change, (rowid, document) => toIndex.push([rowid, document]));
              const added = addJobs();
              for (const [postRowid, document] of toIndex) indexPost(db, { postRowid, document });
              return added;
            }),
          ),
      });
      report.prepared += prepared;
      if (written === undefined && prepared === 0) report.same += 1;
      else report.changed += 1;
      for (const why of refusals) leave(id, why);
      if (prepared > 0) context.emit('publications.changed', { postIds: [id] });
    } catch (error) {
      leave(id, error);
    }
    report.done += 1;
    testHook('several:committed');
    progress([id]);
    await letOthersRun();
  }
}
