/**
 * The posts, or pages, of some statuses, the newest change first; comments are read likewise (comments.ts). A page begins where the one before ended, by the time of the change and
 * not by a count: what is deleted meanwhile moves nothing over the edge of a page (docs/design/wordpress.md#lists).
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

/** Bodies are long: a page of 50 is one answer of some hundred kilobytes. WordPress gives 100 at most. */
const PER_PAGE = { whole: 50, presence: 100 } as const;
const FIELDS = {
  // Of what is not asked for nothing is made: for readers each text goes through every filter of the site.
  whole:
    'id,status,link,title.raw,content.raw,excerpt.raw,date_gmt,modified,modified_gmt,author,tags,categories,featured_media,comment_status',
  presence: 'id,status,modified,modified_gmt',
} as const;

const tokenSchema = z.strictObject({
  /** Changed before this second of the site's own clock, exclusive. */
  before: z.string().max(40),
  /** Those of the last second that were given already. */
  not: z.array(z.string().regex(/^\d{1,20}$/)).max(500),
  page: z.int().min(1),
});
type Place = Readonly<z.infer<typeof tokenSchema>>;

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
    /** Words of their title, excerpt or source, as the search of the site finds them. */
    search?: string;
  },
): Promise<PostPage> {
  const place = pageToken === undefined ? undefined : readToken(pageToken);
  const { before, ...page } = pageQuery(place);
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
  const next = pages > (place?.page ?? 1) ? nextPlace(place, rows) : undefined;
  return {
    items: what === 'whole' ? await terms.name(value) : value.map(({ post }) => ({ ...post, labels: [] })),
    nextPageToken: next === undefined ? undefined : JSON.stringify(next),
    total,
  };
}

/** What is asked of a page: `before` is of the order that the list has. */
export const pageQuery = (place: Place | undefined) => ({
  page: place?.page,
  before: place?.before,
  exclude: place === undefined || place.not.length === 0 ? undefined : place.not.join(','),
});

export function readToken(token: string): Place {
  const parsed = tokenSchema.safeParse(parseJson(token));
  if (!parsed.success) throw new AppError('destination.rejected', { reason: 'page token' });
  return parsed.data;
}

/** Behind the last row of the page, by `at`, the site's own clock; where all of it is of one second, or hidden from this account, by the count. */
export function nextPlace(
  place: Place | undefined,
  rows: readonly Readonly<{ id: string; at: string }>[],
): Place {
  const last = rows.at(-1)?.at ?? '';
  const same = rows.filter(({ at }) => at === last).map(({ id }) => id);
  const after = secondAfter(last);
  const not = place !== undefined && after === place.before ? [...place.not, ...same] : same;
  if (after === undefined || not.length > 400)
    return {
      before: place?.before ?? '9999-01-01T00:00:00',
      not: place?.not ?? [],
      page: (place?.page ?? 1) + 1,
    };
  return { before: after, not: [...not], page: 1 };
}

/** `2026-11-24T12:00:59` -> `2026-11-24T12:01:00`: of a clock on a wall, in no zone. */
function secondAfter(local: string): string | undefined {
  const at = readInstant(`${local}Z`);
  return at === undefined ? undefined : new Date(at + 1_000).toISOString().slice(0, 19);
}
