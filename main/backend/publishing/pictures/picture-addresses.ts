/** The addresses of a post's pictures on its blog, for the text to send. Writes nothing and requests nothing. */
import type { Put } from '../../library/publications/picture-rows.ts';
import { capabilitiesOf, limitsOf, TIGHTEST_LIMITS } from '#interview/destinations.ts';
import type { Photos } from '#contract/pictures.ts';
import { AppError } from '#contract/failure.ts';
import type { Context } from '../../core/context.ts';
import type { Outside } from '../../network/start-outside.ts';
import { getAsset } from '../../library/pictures/assets.ts';
import { kindOfBlog } from '../../library/publications/blogs.ts';
import { get, sql } from '../../core/sql.ts';
import { dataUrl } from './image-hosts/inline.ts';
import type { ImageHost } from './image-hosts/image-host.ts';
import { chosenWidthOf, hostOfBlog } from './blog-pictures.ts';
import { fitInside, HEAD_BUDGET, placeholderOf, weighText, weightWith } from './fit-inside.ts';

/**
 * The post and the blog of a text; without it, the publication's row decides, and otherwise pictures are put inside the text.
 */
export type Target = Readonly<{ postId: string; blogId: string }>;

export type PictureAddresses = Readonly<{
  addresses: ReadonlyMap<string, string>;
  /** Pictures to upload before a text with these addresses is sent. */
  toPut: readonly Readonly<{ sha256: string; hostKey: string; put: Put }>[];
  photos: Photos;
}>;

export type Pictures = Readonly<{
  /** `html` has the addresses of `placeholderOf` for `needed`. Throws asset.not-found. */
  addressesOf(
    html: string,
    needed: readonly string[],
    publicationId: string,
    target: Target | undefined,
  ): Promise<PictureAddresses>;
  /** Whether an address was checked and no longer answers. */
  isDead(address: string): boolean;
}>;

export function createPictures(context: Context & Outside): Pictures {
  const { db } = context;
  const targetOf = (publicationId: string): Target | undefined =>
    get<Target>(
      db,
      sql`SELECT post_id AS postId, blog_id AS blogId FROM publications WHERE id = ${publicationId}`,
    );
  return {
    isDead: (address) =>
      get(db, sql`SELECT 1 FROM picture_links WHERE address = ${address} AND state = 'dead'`) !== undefined,
    async addressesOf(html, needed, publicationId, givenTarget) {
      if (needed.length === 0) return NONE;
      const target = givenTarget ?? targetOf(publicationId);
      const host = target === undefined ? 'inside' : tryHost(context, target.blogId);
      if (host === undefined) return without(context, needed, undefined);
      if (host === 'not-set') return without(context, needed, 's3');
      if (host === 'inside' || host.describe().insideText) return inside(context, html, needed, target);
      return onHost(context, host, html, needed);
    },
  };
}

/** Undefined if the author has not chosen. */
function tryHost(context: Context & Outside, blogId: string): ImageHost | 'not-set' | undefined {
  try {
    return hostOfBlog(context, blogId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'pictures.store-not-set') return 'not-set';
    throw error;
  }
}

const NONE: PictureAddresses = {
  addresses: new Map(),
  toPut: [],
  photos: { count: 0, widthChosen: false, breakProposed: false, missing: [] },
};

const named = (context: Pick<Context, 'db'>, sha256: string): Photos['missing'][number] => ({
  sha256,
  name: getAsset(context.db, sha256).name,
});

/** The result without any address: the text is shown without pictures, and not sent. */
const without = (
  context: Pick<Context, 'db'>,
  needed: readonly string[],
  host: 's3' | undefined,
): PictureAddresses => ({
  addresses: new Map(needed.map((sha256) => [sha256, placeholderOf(sha256)])),
  toPut: [],
  photos: {
    ...NONE.photos,
    ...(host === undefined ? {} : { host }),
    count: needed.length,
    missing: needed.map((sha256) => named(context, sha256)),
  },
});

async function inside(
  context: Pick<Context, 'db' | 'folder'>,
  html: string,
  needed: readonly string[],
  target: Target | undefined,
): Promise<PictureAddresses> {
  const text = weighText(html);
  const chosen = target === undefined ? undefined : chosenWidthOf(context.db, target.postId, target.blogId);
  const kind = target === undefined ? undefined : kindOfBlog(context.db, target.blogId);
  const limits = kind === undefined ? TIGHTEST_LIMITS : limitsOf(kind);
  const inLists = kind === undefined || capabilitiesOf(kind).showsWholePostsInLists;
  const fit = await fitInside(context, text, limits.bytes, chosen);
  const addresses = new Map<string, string>();
  for (const sha256 of needed) addresses.set(sha256, await dataUrl(context, sha256, fit.width));
  const head = fit.headBytes ?? 0;
  return {
    addresses,
    toPut: [],
    photos: {
      host: 'inline',
      count: needed.length,
      width: fit.width,
      widthChosen: chosen !== undefined,
      ...(fit.smaller === 480 || fit.smaller === 320 ? { smaller: fit.smaller } : {}),
      breakProposed: inLists && text.head === undefined && fit.bytes > HEAD_BUDGET,
      ...(inLists && head > HEAD_BUDGET ? { heavyHead: head } : {}),
      missing: [],
    },
  };
}

async function onHost(
  context: Pick<Context, 'db'>,
  host: ImageHost,
  html: string,
  needed: readonly string[],
): Promise<PictureAddresses> {
  const foreseen = await Promise.all(
    needed.map(async (sha256) => ({ sha256, put: await host.foresee(sha256) })),
  );
  const { putBy } = host.describe();
  // The blog returns the address after the upload: until then the text has a placeholder.
  const missing =
    putBy === 'blog'
      ? []
      : foreseen.filter(({ put }) => put === undefined).map(({ sha256 }) => named(context, sha256));
  const addresses = new Map(foreseen.map(({ sha256, put }) => [sha256, put?.url ?? placeholderOf(sha256)]));
  const toPut = foreseen.flatMap(({ sha256, put }) =>
    put === undefined || putBy !== 'escale' ? [] : [{ sha256, hostKey: host.key, put }],
  );
  const { head } = weighText(html);
  const heavy = head === undefined ? 0 : weightWith(head, (sha256) => addresses.get(sha256)?.length ?? 0);
  return {
    addresses,
    toPut,
    photos: {
      host: host.id,
      count: needed.length,
      widthChosen: false,
      breakProposed: false,
      ...(heavy > HEAD_BUDGET ? { heavyHead: heavy } : {}),
      missing,
    },
  };
}
