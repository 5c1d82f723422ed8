/**
 * Lists posts or pages of some statuses, newest change first; comments are listed likewise (comments.ts). A page
 * begins at the time of the last change of the page before, not at a count: deletions meanwhile skip nothing
 * (docs/design/wordpress.md#lists).
 */
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { ListOptions, PostPage } from '../destination.ts';
import type { RemoteStatus } from '#backend/library/publications/remote.ts';
import { parseJson } from '#backend/network/read-bounded.ts';
import type { WordPressApi } from './api.ts';
import { STATUSES } from '#backend/exchange/blog-answers/wordpress-answers.ts';
import { readInstant } from '#backend/exchange/xml/values.ts';
import type { Terms } from './terms.ts';

/** Bodies are long: an answer with 50 posts has some hundred kilobytes. WordPress allows 100 at most. */
const PER_PAGE = { whole: 50, presence: 100 } as const;
const FIELDS = {
  // Only requested fields are computed: rendered texts would run every filter of the site.
  whole:
    'id,status,link,title.raw,content.raw,excerpt.raw,date_gmt,modified,modified_gmt,author,tags,categories,featured_media,comment_status',
  presence: 'id,status,modified,modified_gmt',
} as const;

const tokenSchema = z.strictObject({
  /** Changed before this second of the site's own clock, exclusive. */
  before: z.string().max(40),
  /** Posts of the last second that were already returned. */
  not: z.array(z.string().regex(/^\d{1,20}$/)).max(500),
  page: z.int().min(1),
});
type ListPosition = Readonly<z.infer<typeof tokenSchema>>;

export async function listPosts(
  api: WordPressApi,
  terms: Terms,
  {
    statuses,
    what,
    pageToken,
    type = 'posts',
    search,
  }: Pick<ListOptions, 'what' | 'pageToken'> & {
    statuses: readonly RemoteStatus[];
    type?: 'posts' | 'pages';
    /** Words in the title, excerpt or source, as the site's search finds them. */
    search?: string;
  },
): Promise<PostPage> {
  const position = pageToken === undefined ? undefined : readToken(pageToken);
  const { before, ...page } = pageQuery(position);
  const {
    value,
    pages = 0,
    total,
  } = await api.ask(
    'GET',
    `wp/v2/${type}`,
    {
      context: 'edit',
      status: statuses.map((status) => STATUSES[status]).join(','),
      orderby: 'modified',
      order: 'desc',
      per_page: PER_PAGE[what],
      _fields: FIELDS[what],
      search,
      ...page,
      modified_before: before,
    },
    'wordpress.posts',
    { items: PER_PAGE[what] },
  );
  const rows = value.map(({ post, modified }) => ({ id: post.id, at: modified }));
  const next = pages > (position?.page ?? 1) ? nextPosition(position, rows) : undefined;
  return {
    items: what === 'whole' ? await terms.name(value) : value.map(({ post }) => ({ ...post, labels: [] })),
    nextPageToken: next === undefined ? undefined : JSON.stringify(next),
    total,
  };
}

/** Query parameters of a page: `before` is in the order of the list. */
export const pageQuery = (position: ListPosition | undefined) => ({
  page: position?.page,
  before: position?.before,
  exclude: position === undefined || position.not.length === 0 ? undefined : position.not.join(','),
});

export function readToken(token: string): ListPosition {
  const parsed = tokenSchema.safeParse(parseJson(token));
  if (!parsed.success) throw new AppError('destination.rejected', { reason: 'page token' });
  return parsed.data;
}

/**
 * The position after the last row, by `at` (the site's clock); by count if all rows are of one second, or hidden from
 * this account.
 */
export function nextPosition(
  position: ListPosition | undefined,
  rows: readonly Readonly<{ id: string; at: string }>[],
): ListPosition {
  const last = rows.at(-1)?.at ?? '';
  const same = rows.filter(({ at }) => at === last).map(({ id }) => id);
  const after = secondAfter(last);
  const not = position !== undefined && after === position.before ? [...position.not, ...same] : same;
  if (after === undefined || not.length > 400)
    return {
      before: position?.before ?? '9999-01-01T00:00:00',
      not: position?.not ?? [],
      page: (position?.page ?? 1) + 1,
    };
  return { before: after, not: [...not], page: 1 };
}

/** Adds a second to a local time without a zone: `2026-11-24T12:00:59` -> `2026-11-24T12:01:00`. */
function secondAfter(local: string): string | undefined {
  const at = readInstant(`${local}Z`);
  return at === undefined ? undefined : new Date(at + 1_000).toISOString().slice(0, 19);
}
