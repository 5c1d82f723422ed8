/** The blogs that the author writes to, real ones before the practice blog. */
import { AppError } from '#contract/failure.ts';
import { type Blog, type BlogRights, rightsSchema } from '#contract/blogs.ts';
import {
  type Capability,
  capabilitiesOf,
  DESTINATION_KINDS,
  type DestinationKind,
  limitsOf,
  titleLevelOf,
} from '#interview/destinations.ts';
import { type Presentation, STANDALONE, parsePresentation } from '#interview/render/presentation.ts';
import { all, get, list, type Query, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';
import type { RemoteRole } from './remote.ts';

/** SQL conditions on the capabilities of a kind (interview/destinations.ts). */
const kindsThat = (capability: Capability): Query =>
  list(DESTINATION_KINDS.filter((kind) => capabilitiesOf(kind)[capability]));

/** Condition on `blogs`: posts there are public. Such blogs come first by `ORDER BY ${IS_PUBLIC} DESC`. */
export const IS_PUBLIC = sql`blogs.kind IN (${kindsThat('isPublic')})`;
/** Condition on `accounts`: a person signs in. */
export const NEEDS_SIGN_IN = sql`accounts.kind IN (${kindsThat('needsSignIn')})`;

/** How a blog is written to: by its kind, or by hand. */
export type Way = 'connected' | 'by-hand';

/** Condition on `blogs`: published by hand. */
export const IS_BY_HAND = sql`blogs.way = 'by-hand'`;

export const kindOf = ({ kind, way }: Readonly<{ kind: DestinationKind; way: Way }>): DestinationKind =>
  way === 'by-hand' ? 'by-hand' : kind;

/** The presentation of each blog's posts, chosen by the author and stored with the blog. */
type Row = { kind: DestinationKind; presentation: string | null };

function read(row: Row): Presentation {
  const chosen: unknown = row.presentation === null ? {} : JSON.parse(row.presentation);
  return parsePresentation(chosen, { ...STANDALONE, titleLevel: titleLevelOf(row.kind) });
}

/** Works for a removed blog too, since its posts keep their presentation. Throws blog.not-found. */
export function presentationOf(db: ReadableDb, blogId: string): Presentation {
  const row = get<Row>(db, sql`SELECT kind, presentation FROM blogs WHERE id = ${blogId}`);
  if (row === undefined) throw new AppError('blog.not-found', { id: blogId });
  return read(row);
}

/** Throws blog.not-found. */
export function setPresentation(db: WritableDb, blogId: string, presentation: Presentation): void {
  const text = JSON.stringify(presentation);
  if (
    run(db, sql`UPDATE blogs SET presentation = ${text} WHERE id = ${blogId} AND forgotten_at IS NULL`) === 0
  )
    throw new AppError('blog.not-found', { id: blogId });
}

/**
 * The presentation of the default blog of a post: where it is published, real blogs first; else the first of the list,
 * as in the publish sheet. STANDALONE without a blog.
 */
export function presentationForPost(db: ReadableDb, postId: string): Presentation {
  const row = blogForPost(db, postId);
  return row === undefined ? STANDALONE : read(row);
}

/** The kind of the default blog of a post; undefined without a blog. */
export const kindForPost = (db: ReadableDb, postId: string): DestinationKind | undefined =>
  blogForPost(db, postId)?.kind;

function blogForPost(db: ReadableDb, postId: string): Row | undefined {
  return (
    get<Row>(
      db,
      sql`
      SELECT blogs.kind, blogs.presentation FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
      WHERE p.post_id = ${postId} AND p.ended_at IS NULL ORDER BY ${IS_PUBLIC} DESC, p.rowid LIMIT 1`,
    ) ??
    get<Row>(
      db,
      sql`SELECT kind, presentation FROM blogs WHERE forgotten_at IS NULL ORDER BY ${IS_PUBLIC} DESC, name, rowid LIMIT 1`,
    )
  );
}

type BlogRow = {
  id: string;
  account_id: string | null;
  kind: DestinationKind;
  remote_id: string;
  name: string;
  url: string;
  signature: string;
  reachable: number;
  way: Way;
  signed_in: number | null;
  time_zone: string | null;
  role: RemoteRole | null;
  rights: string | null;
};

const select = sql`
  SELECT blogs.id, blogs.account_id, blogs.kind, blogs.remote_id, blogs.name, blogs.url, blogs.signature, blogs.reachable,
    blogs.way, blogs.time_zone, blogs.role, blogs.rights, accounts.signed_in
  FROM blogs LEFT JOIN accounts ON accounts.id = blogs.account_id`;
/** A blog that was only imported has no account and is not written to, unless by hand. */
const isChosen = sql`(blogs.account_id IS NOT NULL OR ${IS_BY_HAND}) AND blogs.forgotten_at IS NULL`;

function toBlog(row: BlogRow): Blog {
  const kind = kindOf(row);
  const capabilities = capabilitiesOf(kind);
  return {
    id: row.id,
    remoteId: row.remote_id,
    name: row.name,
    url: row.url,
    kind,
    capabilities,
    limits: limitsOf(kind),
    ...(row.account_id === null ? {} : { accountId: row.account_id }),
    signature: row.signature,
    state: !capabilities.canSend
      ? 'by-hand'
      : row.signed_in === 0
        ? 'sign-in-needed'
        : row.reachable === 0
          ? 'unreachable'
          : 'connected',
    ...(row.time_zone === null ? {} : { timeZone: row.time_zone.slice(0, 100) }),
    ...(row.role === null || !capabilities.needsSignIn ? {} : { role: row.role }),
    ...(row.rights === null || !capabilities.needsSignIn
      ? {}
      : { rights: rightsSchema.parse(JSON.parse(row.rights)) }),
  };
}

/** True if the author has a real blog; posts on the practice blog are then only practice. */
export const hasRealBlog = (db: ReadableDb): boolean =>
  get(db, sql`SELECT 1 FROM blogs WHERE ${IS_PUBLIC} AND ${isChosen}`) !== undefined;

export function listBlogs(db: ReadableDb): Blog[] {
  return all<BlogRow>(
    db,
    sql`${select} WHERE ${isChosen} ORDER BY ${IS_PUBLIC} DESC, blogs.name, blogs.rowid`,
  ).map(toBlog);
}

/** Throws blog.not-found for an unknown or removed blog. */
export function getBlog(db: ReadableDb, id: string): Blog {
  const row = get<BlogRow>(db, sql`${select} WHERE blogs.id = ${id} AND ${isChosen}`);
  if (row === undefined) throw new AppError('blog.not-found', { id });
  return toBlog(row);
}

/** The effective kind of a blog, also a removed one. Throws blog.not-found. */
export function kindOfBlog(db: ReadableDb, id: string): DestinationKind {
  const row = get<Pick<BlogRow, 'kind' | 'way'>>(db, sql`SELECT kind, way FROM blogs WHERE id = ${id}`);
  if (row === undefined) throw new AppError('blog.not-found', { id });
  return kindOf(row);
}

/** The account of a blog, also a removed one. */
export const accountOfBlog = (db: ReadableDb, id: string): string | undefined =>
  get<{ account_id: string | null }>(db, sql`SELECT account_id FROM blogs WHERE id = ${id}`)?.account_id ??
  undefined;

/**
 * The base address of requests to a blog, also a removed one: that of its account, otherwise the blog's own. Undefined
 * for an unknown blog.
 */
export const baseOfRemoteBlog = (
  db: ReadableDb,
  kind: DestinationKind,
  remoteId: string,
): string | undefined =>
  get<{ base: string }>(
    db,
    sql`
    SELECT coalesce(accounts.base, blogs.url) AS base FROM blogs LEFT JOIN accounts ON accounts.id = blogs.account_id
    WHERE blogs.kind = ${kind} AND blogs.remote_id = ${remoteId}`,
  )?.base;

export function findPracticeBlog(db: ReadableDb): Blog | undefined {
  const row = get<BlogRow>(
    db,
    sql`${select} WHERE blogs.kind = 'practice' AND blogs.forgotten_at IS NULL ORDER BY blogs.rowid DESC`,
  );
  return row === undefined ? undefined : toBlog(row);
}

type BlogToAdd = Readonly<{
  id: string;
  accountId: string;
  kind: DestinationKind;
  remoteId: string;
  name: string;
  url: string;
  signature: string;
}>;

/**
 * Adds a blog, or updates it: the same blog keeps its id, and a removed one is restored. From now on it is written to
 * through its account.
 */
export function addBlog(db: WritableDb, blog: BlogToAdd, now: number): Blog {
  const row = get<{ id: string }>(
    db,
    sql`
    INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
    VALUES (${blog.id}, ${blog.accountId}, ${blog.kind}, ${blog.remoteId}, ${blog.name}, ${blog.url}, ${blog.signature}, ${now})
    ON CONFLICT (kind, remote_id) DO UPDATE SET account_id = excluded.account_id, name = excluded.name, url = excluded.url,
      signature = excluded.signature, reachable = 1, way = 'connected', forgotten_at = NULL
    RETURNING id`,
  );
  if (row === undefined) throw new Error('the blog was not written');
  return getBlog(db, row.id);
}

/** Moves the addresses of a blog's posts to its new address. Returns the ids of the posts concerned. */
export function moveAddresses(db: WritableDb, blogId: string, from: string, to: string): string[] {
  const rows = all<{ post_id: string }>(
    db,
    sql`
    UPDATE publications SET url = ${to} || substr(url, ${from.length + 1})
    WHERE blog_id = ${blogId} AND substr(url, 1, ${from.length}) = ${from} RETURNING post_id`,
  );
  return [...new Set(rows.map((row) => row.post_id))];
}

/** Remote ids of the blogs that this account writes to; a blog of another account may be moved to it. */
export function addedRemoteIds(db: ReadableDb, accountId: string): Set<string> {
  return new Set(
    all<{ remote_id: string }>(
      db,
      sql`SELECT remote_id FROM blogs WHERE account_id = ${accountId} AND way = 'connected' AND forgotten_at IS NULL`,
    ).map((row) => row.remote_id),
  );
}

/** Stores the account's rights on the blog; undefined: the blog did not report them. Returns whether they changed. */
export function setPermissions(
  db: WritableDb,
  id: string,
  { role, rights }: Readonly<{ role?: RemoteRole | undefined; rights?: BlogRights | undefined }>,
): boolean {
  const storedRights = rights === undefined ? null : JSON.stringify(rights);
  return (
    run(
      db,
      sql`
      UPDATE blogs SET role = ${role ?? null}, rights = ${storedRights}
      WHERE id = ${id} AND (role IS NOT ${role ?? null} OR rights IS NOT ${storedRights})`,
    ) > 0
  );
}

/** The IANA name in its settings; undefined keeps the stored one. */
export function setTimeZone(db: WritableDb, id: string, timeZone: string | undefined): void {
  run(db, sql`UPDATE blogs SET time_zone = coalesce(${timeZone ?? null}, time_zone) WHERE id = ${id}`);
}

/** Returns true if it changed. */
export function setReachable(db: WritableDb, id: string, reachable: boolean): boolean {
  const value = reachable ? 1 : 0;
  return run(db, sql`UPDATE blogs SET reachable = ${value} WHERE id = ${id} AND reachable <> ${value}`) > 0;
}

/** Removes the blog from the lists; its publications keep their address. Throws blog.not-found. */
export function forgetBlog(db: WritableDb, id: string, now: number): void {
  if (run(db, sql`UPDATE blogs SET forgotten_at = ${now} WHERE id = ${id} AND forgotten_at IS NULL`) === 0)
    throw new AppError('blog.not-found', { id });
}
