/** Google accounts: the OAuth client, signing in and out, their blogs and rights. */
import type { Timers } from '../timers.ts';
import type { Connecting } from '../connecting.ts';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import type { ClientOrigin, ShownClient } from '#contract/kinds/google.ts';
import { oauthClientSchema, type OAuthClient } from '#contract/host.ts';
import type { Context } from '#backend/core/context.ts';
import { parseJson } from '#backend/network/read-bounded.ts';
import { findAccount, getAccount, saveSignIn } from '#backend/library/publications/accounts.ts';
import { IS_UNSIGNED } from '#backend/library/publications/authorship.ts';
import {
  addBlog,
  addedRemoteIds,
  getBlog,
  listBlogs,
  setPermissions,
} from '#backend/library/publications/blogs.ts';
import type { RemotePost } from '#backend/library/publications/remote.ts';
import { refreshTried } from '#backend/library/publications/shown-publications.ts';
import { get, run, sql, transaction } from '#backend/core/sql.ts';
import type { Blogger, SignInUnderWay } from './blogger.ts';
import { type BloggerApi, createBloggerApi } from './api.ts';
import { noteSessionEnd } from './connections.ts';
import { givenUp, signIn } from './google-sign-in.ts';
import { keepTokens, withRenewal } from './sessions.ts';

/**
 * Completes the authors of posts known from an import only: the API alone identifies them, and only an account with the role
 * author needs them, since it may overwrite its own posts only. A page holds 500 posts without their bodies.
 */
const PAGE = 500;
/** 20,000 posts; the author of an older one is read at the first write to it. */
const MOST_PAGES = 40;

/** Does nothing if every post's author is known. Fails like the API fails; authors read before that are kept. */
async function readAuthors(
  { db }: Pick<Context, 'db'>,
  api: Pick<BloggerApi, 'listPosts'>,
  blog: Readonly<{ id: string; remoteId: string }>,
): Promise<void> {
  const unknown = () =>
    get(db, sql`SELECT 1 FROM publications AS p WHERE p.blog_id = ${blog.id} AND ${IS_UNSIGNED} LIMIT 1`);
  let pageToken: string | undefined;
  for (let page = 0; page < MOST_PAGES && unknown() !== undefined; page += 1) {
    const list = await api.listPosts(blog.remoteId, {
      status: ['live', 'draft', 'scheduled'],
      fetchBodies: false,
      maxResults: PAGE,
      pageToken,
    });
    transaction(db, () => {
      for (const { id, author } of list.items) if (author !== undefined) sign(blog.id, id, author);
    });
    pageToken = list.nextPageToken;
    if (pageToken === undefined) return;
  }

  function sign(blogId: string, remoteId: string, { id, displayName }: NonNullable<RemotePost['author']>) {
    run(
      db,
      sql`UPDATE publications SET author_id = ${id}, author_name = ${displayName} WHERE blog_id = ${blogId} AND remote_id = ${remoteId}`,
    );
  }
}

// The OAuth client: the author's own, else the one built into this Escale, else the IT service's.

/**
 * `auth_uri` and `token_uri` of the file are ignored: endpoints come from endpoints.ts alone
 * (docs/design/publishing.md#signing-in).
 */
const { clientId, clientSecret } = oauthClientSchema.shape;
const fileSchema = z.object({ installed: z.object({ client_id: clientId, client_secret: clientSecret }) });

const KEY = 'google-client';

/** Reads a `client_secret_*.json` of a desktop client. Fails with client-file.invalid, file.unreadable. */
export async function readClientFile(path: string): Promise<OAuthClient> {
  const text = await readSmallFile(path);
  const parsed = fileSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new AppError('client-file.invalid');
  return { clientId: parsed.data.installed.client_id, clientSecret: parsed.data.installed.client_secret };
}

async function readSmallFile(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > 100_000) throw new AppError('client-file.invalid');
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file.unreadable', {}, { cause: error });
  }
}

/** Stores the client with the secrets: its secret must not be readable in the database. */
export async function keepClient(
  context: Pick<Context, 'host'>,
  client: OAuthClient,
): Promise<{ clientId: string }> {
  const parsed = oauthClientSchema.safeParse(client);
  if (!parsed.success) throw new AppError('client-file.invalid');
  await context.host('secrets.store', { key: KEY, value: JSON.stringify(parsed.data) });
  return { clientId: parsed.data.clientId };
}

/**
 * The client of the next sign-in, if there is one. Accounts that signed in with another client stay signed in: a
 * sign-in is stored with its client (sessions.ts).
 */
async function chooseClient(
  context: Pick<Context, 'host'>,
): Promise<Readonly<{ client?: OAuthClient; origin?: ClientOrigin; hasPreset: boolean }>> {
  const { value } = await context.host('secrets.load', { key: KEY });
  const { build, policy } = await context.host('clients.given', {});
  const hasPreset = build !== undefined || policy !== undefined;
  const own = oauthClientSchema.safeParse(parseJson(value ?? ''));
  if (own.success) return { client: own.data, origin: 'own', hasPreset };
  if (build !== undefined) return { client: build, origin: 'build', hasPreset };
  return policy === undefined ? { hasPreset } : { client: policy, origin: 'policy', hasPreset };
}

/** The client as the settings show it. */
export async function describeClient(context: Pick<Context, 'host'>): Promise<ShownClient> {
  const { client, origin, hasPreset } = await chooseClient(context);
  if (client === undefined || origin === undefined) return {};
  return {
    clientId: client.clientId,
    origin,
    ...(origin === 'own' && hasPreset ? { given: hasPreset } : {}),
  };
}

/** Deletes the author's own client; the built-in one is used again. */
export async function forgetClient(context: Pick<Context, 'host'>): Promise<Record<string, never>> {
  await context.host('secrets.remove', { key: KEY });
  return {};
}

type OfBlogger = Readonly<{ blogger: Blogger; timers: Timers }>;

/**
 * Opens the browser and waits for Google's answer; one sign-in at a time. Fails with client-file.invalid (no client
 * yet), sign-in.* (signIn), sign-in.replaced (by a later one), blogger.scope-missing (the box was unticked),
 * blogger.not-enabled, network.*. `kept` is false if the sign-in lasts only until the app quits.
 */
export async function signInAccount(
  publishing: Connecting & OfBlogger,
): Promise<{ accountId: string; kept: boolean }> {
  const { context, blogger, timers, signedIn } = publishing;
  const { google, connections } = blogger;
  blogger.signIn.underWay?.controller.abort(new AppError('sign-in.replaced'));
  const controller = new AbortController();
  const { signal } = controller;
  const underWay: SignInUnderWay = { controller, agreed: false };
  blogger.signIn.underWay = underWay;
  try {
    const { client } = await chooseClient(context);
    if (client === undefined) throw new AppError('client-file.invalid');
    const openBrowser = async (url: string): Promise<void> => {
      await context.host('browser.open', { url }).catch((error: unknown) => {
        throw new AppError('sign-in.no-browser', {}, { cause: error });
      });
    };
    const tokens = await signIn({
      endpoints: google,
      client,
      fetch: context.fetch,
      timers,
      signal,
      openBrowser,
      onAgreed: () => {
        underWay.agreed = true;
      },
    });
    const api = createBloggerApi({
      base: google.api,
      fetch: context.fetch,
      authorization: () => Promise.resolve(`Bearer ${tokens.accessToken}`),
      now: context.now,
      signal,
      threads: context.reading,
    });
    // The first request shows whether the Blogger API is enabled in the client's project, before anything is stored.
    const user = await api.getUser().catch((error: unknown) => {
      throw signal.aborted ? givenUp(signal) : error;
    });
    if (signal.aborted) throw givenUp(signal);
    const id = findAccount(context.db, google.issuer, user.id)?.id ?? context.newId();
    const { session, kept } = await keepTokens(context, id, google, client, tokens);
    saveSignIn(
      context.db,
      {
        id,
        kind: 'blogger',
        issuer: google.issuer,
        base: google.api,
        userId: user.id,
        name: user.displayName,
      },
      context.now(),
    );
    connections.keep(id, session);
    const blogs = listBlogs(context.db).filter((blog) => blog.accountId === id);
    // Roles may have changed. If the blog gives none now, the stored one stays.
    for (const blog of blogs) await readRights(context, api, blog);
    context.emit('blogs.changed', {});
    context.emit('publications.changed', { postIds: [] });
    const blogIds = blogs.map((blog) => blog.id);
    signedIn(blogIds);
    return { accountId: id, kept };
  } finally {
    if (blogger.signIn.underWay === underWay) blogger.signIn.underWay = undefined;
  }
}

async function readRights(context: Pick<Context, 'db' | 'log'>, api: BloggerApi, blog: Blog): Promise<void> {
  const { db, log } = context;
  try {
    const role = await api.getRole(blog.remoteId);
    setPermissions(db, blog.id, { role });
    if (role === 'author') await readAuthors(context, api, blog);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.warn('rights on a blog not read', { code: error.code });
  }
}

/** The blogs the account may write to. Reads the rights on those already connected again. */
export async function blogsOfAccount(
  { context, blogger: { connections } }: Connecting & OfBlogger,
  accountId: string,
) {
  const { api, session } = await connections.ofAccount(accountId);
  const blogs = await withRenewal(session, api.listBlogs).catch((error: unknown) => {
    if (error instanceof AppError) noteSessionEnd(context, connections, accountId, error);
    throw error;
  });
  const connectedBlogs = listBlogs(context.db).filter((blog) => blog.accountId === accountId);
  for (const blog of connectedBlogs) await readRights(context, api, blog);
  if (connectedBlogs.length > 0) context.emit('publications.changed', { postIds: [] });
  const added = addedRemoteIds(context.db, accountId);
  return blogs
    .slice(0, 500)
    .map((blog) => ({ remoteId: blog.id, name: blog.name, url: blog.url, added: added.has(blog.id) }));
}

/** Fails with account.not-found, destination.not-found, destination.forbidden, network.offline. */
export async function addBlogOfAccount(
  { context, blogger: { connections }, signedIn }: Connecting & OfBlogger,
  accountId: string,
  remoteId: string,
): Promise<Blog> {
  const { db, now } = context;
  const account = getAccount(db, accountId);
  const { api, session } = await connections.ofAccount(accountId);
  const remote = await withRenewal(session, () => api.getBlog(remoteId)).catch((error: unknown) => {
    if (error instanceof AppError) noteSessionEnd(context, connections, accountId, error);
    throw error;
  });
  const { blog, tried } = transaction(db, () => {
    const { id } = addBlog(
      db,
      {
        id: context.newId(),
        accountId,
        kind: account.kind,
        remoteId: remote.id,
        name: remote.name,
        url: remote.url,
        signature: account.name,
      },
      now(),
    );
    return { blog: getBlog(db, id), tried: refreshTried(db) };
  });
  await readRights(context, api, blog);
  context.emit('blogs.changed', {});
  if (tried.length > 0) context.emit('posts.changed', { ids: tried });
  context.emit('publications.changed', { postIds: [] });
  signedIn([blog.id]);
  return getBlog(db, blog.id);
}
