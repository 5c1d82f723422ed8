/**
 * Readers' comments on the posts of a WordPress site: complete for those who may moderate
 * (docs/design/wordpress.md#comments).
 */
import type { ModerationAct } from '#contract/publishing/comments.ts';
import { AppError } from '#contract/failure.ts';
import type { CommentPage, CommentSpan } from '../destination.ts';
import type { CommentState } from '#backend/library/publications/remote.ts';
import type { WordPressApi } from './api.ts';
import { nextPosition, pageQuery, readToken } from './lists.ts';

const PER_PAGE = 100;
const FIELDS = 'id,post,parent,author_name,content,date,date_gmt,status';

export async function listComments(
  api: WordPressApi,
  { since, until }: CommentSpan,
  pageToken: string | undefined,
): Promise<CommentPage> {
  const position = pageToken === undefined ? undefined : readToken(pageToken);
  const { before, ...page } = pageQuery(position);
  const { value, pages = 0 } = await api.ask(
    'GET',
    'wp/v2/comments',
    {
      context: 'edit',
      status: 'any',
      orderby: 'date_gmt',
      order: 'desc',
      per_page: PER_PAGE,
      _fields: FIELDS,
      ...page,
      // WordPress excludes both ends.
      after: since === undefined ? undefined : new Date(since - 1_000).toISOString(),
      before: before ?? (until === undefined ? undefined : new Date(until + 1_000).toISOString()),
    },
    'wordpress.comments',
    { items: PER_PAGE },
  );
  const rows = value.map(({ comment, date }) => ({ id: comment.id, at: date }));
  return {
    // Comments in the bin count as deleted.
    items: value.filter(({ status }) => status !== 'trash').map(({ comment }) => comment),
    nextPageToken: pages > (position?.page ?? 1) ? JSON.stringify(nextPosition(position, rows)) : undefined,
  };
}

/** Deleting moves a comment to the bin, or deletes it for good if the site has no bin. */
export async function moderate(
  api: WordPressApi,
  id: string,
  act: ModerationAct,
): Promise<CommentState | undefined> {
  const path = `wp/v2/comments/${id}`;
  if (act !== 'delete') {
    const status = act === 'approve' ? 'approved' : 'spam';
    const query = { context: 'edit', _fields: FIELDS };
    return (await api.ask('POST', path, query, 'wordpress.comment', { sent: { json: { status } } })).value
      .comment.state;
  }
  try {
    await api.ask('DELETE', path, {}, 'done');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { reason } = error.params;
    if (reason === 'rest_trash_not_supported') await api.ask('DELETE', path, { force: 'true' }, 'done');
    else if (error.code !== 'destination.not-found' && reason !== 'rest_already_trashed') throw error;
  }
  return undefined;
}
