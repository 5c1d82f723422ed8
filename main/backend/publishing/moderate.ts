/**
 * Moderates a reader's comment on the blog immediately: a queued act might later concern something else
 * (docs/design/publishing.md#comments).
 */
import type { BackendInput, BackendOutput } from '#contract/backend.ts';
import { AppError } from '#contract/failure.ts';
import {
  dropComment,
  postOfComment,
  postsOfRemote,
  setCommentState,
  shownState,
} from '../library/posts/comments.ts';
import { transaction } from '../core/sql.ts';
import type { Destination } from './destinations/destination.ts';
import type { Publishing } from './start-publishing.ts';

/** Other codes for failures whose usual message is about an unsent text. */
const SAID_OTHERWISE: Readonly<Record<string, 'comment.offline' | 'comment.unclear'>> = {
  'network.offline': 'comment.offline',
  'network.unclear': 'comment.unclear',
};

export async function moderate(
  publishing: Publishing,
  { blogId, id, act }: BackendInput<'comments.moderate'>,
): Promise<BackendOutput<'comments.moderate'>> {
  const { context, turns } = publishing;
  const { db } = context;
  const postId = postOfComment(db, blogId, id);
  if (postId === undefined) throw new AppError('comment.not-found');
  const dropLocal = (): void => transaction(db, () => dropComment(db, blogId, id));
  try {
    const state = await atBlog(publishing, blogId, async ({ moderate: ask }) => {
      if (ask === undefined) throw new AppError('request.invalid');
      return await ask({ id, postId }, act);
    });
    if (state === undefined) dropLocal();
    else transaction(db, () => setCommentState(db, blogId, id, state));
    return state === undefined ? {} : { state: shownState(state) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'destination.not-found') {
      dropLocal();
      throw new AppError('comment.not-found', {}, { cause: error });
    }
    const code = Object.hasOwn(SAID_OTHERWISE, error.code) ? SAID_OTHERWISE[error.code] : undefined;
    throw code === undefined ? error : new AppError(code, error.params, { cause: error });
  } finally {
    // The mirror's list is outdated now.
    turns.jobBegan(blogId);
    context.emit('publications.changed', { postIds: postsOfRemote(db, blogId, [postId]) });
  }
}

/** Runs one request; once more after a sign-in that was renewed elsewhere meanwhile. */
async function atBlog<Value>(
  publishing: Publishing,
  blogId: string,
  work: (destination: Destination) => Promise<Value>,
  again = true,
): Promise<Value> {
  const { destinations, context } = publishing;
  let used: Destination | undefined;
  try {
    const destination = await destinations.open(blogId);
    used = destination;
    return await destination.renewing(() => work(destination));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'destination.signed-out') throw error;
    if (again && destinations.signedInSince(blogId, used))
      return await atBlog(publishing, blogId, work, false);
    transaction(context.db, () => destinations.noteFailure(blogId, error));
    throw error;
  }
}
