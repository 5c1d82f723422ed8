/** Signing in and out of a real account, and choosing its blogs. */
import { AppError } from '../../../preload/contract/failure.ts';
import type { Blog } from '../../../preload/contract/publishing.ts';
import { transaction } from '../library/sql.ts';
import { findAccount, getAccount, saveSignIn, setSignedIn } from './accounts.ts';
import { createBloggerApi } from './blogger-api.ts';
import type { BloggerApi } from './blogger-api.ts';
import type { RemoteUser } from './blogger-shapes.ts';
import type { Backend } from '../context.ts';
import { driveOf } from './drive/drive-access.ts';
import { addBlog, addedRemoteIds, getBlog, listBlogs, setRole } from './blogs.ts';
import { loadClient } from './client-file.ts';
import { BLOGGER_SCOPE } from './endpoints.ts';
import { givenUp, signIn } from './google-sign-in.ts';
import type { SignInOptions, Tokens } from './google-sign-in.ts';
import type { OAuthClient } from './oauth-client.ts';
import { readAuthors } from './read-authors.ts';
import { noteSessionEnd } from './session-end.ts';
import { keepTokens, removeTokens, withRenewal } from './sessions.ts';
import type { Publishing, SignInUnderWay } from './start-publishing.ts';
import type { Timers } from './timers.ts';

type Consent<Who, Result> = Pick<SignInOptions, 'scope' | 'withGranted'> &
  Readonly<{
    /** The first question to the API: it tells whether that is enabled in the client's project, before anything is kept. */
    who(tokens: Tokens, signal: AbortSignal): Promise<Who>;
    keep(who: Who, tokens: Tokens, client: OAuthClient, signal: AbortSignal): Promise<Result>;
  }>;

/**
 * One consent at a time: opens the browser, waits for Google's answer, asks who it was, and keeps that unless the author
 * gave up meanwhile. Fails with client-file.invalid (no client was given yet), sign-in.* (signIn), sign-in.replaced (by a
 * later one), blogger.scope-missing (the box was unticked), network.*, and as `who` and `keep` do.
 */
export async function throughBrowser<Who, Result>(
  publishing: Publishing,
  { scope, withGranted = false, who, keep }: Consent<Who, Result>,
): Promise<Result> {
  const { backend, google, timers } = publishing;
  publishing.signIn.underWay?.controller.abort(new AppError('sign-in.replaced'));
  const controller = new AbortController();
  const underWay: SignInUnderWay = { controller, agreed: false };
  publishing.signIn.underWay = underWay;
  try {
    const client = await loadClient(backend);
    if (client === undefined) throw new AppError('client-file.invalid');
    const openBrowser = async (url: string): Promise<void> => {
      await backend.host('browser.open', { url }).catch((error: unknown) => {
        throw new AppError('sign-in.no-browser', {}, { cause: error });
      });
    };
    const tokens = await signIn({
      scope,
      withGranted,
      endpoints: google,
      client,
      fetch: backend.fetch,
      timers,
      signal: controller.signal,
      openBrowser,
      onAgreed: () => {
        underWay.agreed = true;
      },
    });
    const { signal } = controller;
    const answered = await who(tokens, signal).catch((error: unknown) => {
      throw signal.aborted ? givenUp(signal) : error;
    });
    if (signal.aborted) throw givenUp(signal);
    return await keep(answered, tokens, client, signal);
  } finally {
    if (publishing.signIn.underWay === underWay) publishing.signIn.underWay = undefined;
  }
}

/** Signs in to the blogs of an account. Fails as throughBrowser, and with blogger.not-enabled. */
export async function signInAccount(publishing: Publishing): Promise<{ accountId: string; kept: boolean }> {
  const { backend, google, connections, outbox, syncs } = publishing;
  const apiWith = (tokens: Tokens, signal: AbortSignal): BloggerApi =>
    createBloggerApi({
      base: google.api,
      fetch: backend.fetch,
      authorization: () => Promise.resolve(`Bearer ${tokens.accessToken}`),
      now: backend.now,
      signal,
    });
  const keep = async (
    user: RemoteUser,
    tokens: Tokens,
    client: OAuthClient,
    signal: AbortSignal,
  ): Promise<{ accountId: string; kept: boolean }> => {
    const api = apiWith(tokens, signal);
    const id = findAccount(backend.db, google.issuer, user.id)?.id ?? backend.newId();
    const { session, kept } = await keepTokens(backend, id, google, client, tokens);
    saveSignIn(
      backend.db,
      { id, practice: false, endpoints: google, userId: user.id, name: user.displayName },
      backend.now(),
    );
    connections.keep(id, session);
    const blogs = listBlogs(backend.db).filter((blog) => blog.accountId === id);
    // Roles change while one is away. Where the blog does not say now, what it said before holds.
    for (const blog of blogs) await readRights(backend, api, blog);
    backend.emit('blogs.changed', {});
    backend.emit('publications.changed', { postIds: [] });
    const blogIds = blogs.map((blog) => blog.id);
    outbox.signedIn(blogIds);
    syncs.signedIn(blogIds);
    return { accountId: id, kept };
  };
  const who = (tokens: Tokens, signal: AbortSignal): Promise<RemoteUser> => apiWith(tokens, signal).getUser();
  return throughBrowser(publishing, { scope: BLOGGER_SCOPE, who, keep });
}

async function readRights(backend: Backend, api: BloggerApi, blog: Blog): Promise<void> {
  const { db, log } = backend;
  try {
    const role = await api.getRole(blog.remoteId);
    setRole(db, blog.id, role);
    if (role === 'AUTHOR') await readAuthors(backend, api, blog);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.warn('rights on a blog not read', { code: error.code });
  }
}

/** How long Google may take to be told: the author waits. */
const REVOKE_MS = 15_000;

/** True once it was done; false where it takes too long, and goes on by itself. */
function withinTime(timers: Timers, done: Promise<void>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(REVOKE_MS, () => resolve(false));
    done.then(() => resolve(true), reject).finally(cancel);
  });
}

/**
 * Withdraws the consent at Google, and that for Drive, then deletes the tokens here, even where Google could not be told.
 * Throws account.not-found.
 */
export async function signOutAccount(
  { backend, connections, timers }: Publishing,
  accountId: string,
): Promise<{ revoked: boolean }> {
  const account = getAccount(backend.db, accountId);
  try {
    const { session } = await connections.ofAccount(accountId);
    return { revoked: await withinTime(timers, session.revoke()) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    backend.log.warn('consent not withdrawn at the issuer', { code: error.code });
    return { revoked: false };
  } finally {
    connections.forget(accountId);
    await removeTokens(backend, accountId, connections.endpointsOf(account));
    await withinTime(timers, driveOf(backend).leave(accountId));
    setSignedIn(backend.db, accountId, false, backend.now());
    backend.emit('blogs.changed', {});
  }
}

/** The blogs the account may write to. What it may do on those that are here is read anew. */
export async function blogsOfAccount({ backend, connections }: Publishing, accountId: string) {
  const { api, session } = await connections.ofAccount(accountId);
  const blogs = await withRenewal(session, api.listBlogs).catch((error: unknown) => {
    if (error instanceof AppError) noteSessionEnd(backend, connections, accountId, error);
    throw error;
  });
  const here = listBlogs(backend.db).filter((blog) => blog.accountId === accountId);
  for (const blog of here) await readRights(backend, api, blog);
  if (here.length > 0) backend.emit('publications.changed', { postIds: [] });
  const added = addedRemoteIds(backend.db, accountId);
  return blogs
    .slice(0, 500)
    .map((blog) => ({ remoteId: blog.id, name: blog.name, url: blog.url, added: added.has(blog.id) }));
}

/** Fails with account.not-found, blogger.not-found, blogger.forbidden, network.offline. */
export async function addBlogOfAccount(
  { backend, connections, syncs }: Publishing,
  accountId: string,
  remoteId: string,
): Promise<Blog> {
  const { db, now } = backend;
  const account = getAccount(db, accountId);
  const { api, session } = await connections.ofAccount(accountId);
  const remote = await withRenewal(session, () => api.getBlog(remoteId)).catch((error: unknown) => {
    if (error instanceof AppError) noteSessionEnd(backend, connections, accountId, error);
    throw error;
  });
  const blog = transaction(db, () => {
    const { id } = addBlog(
      db,
      {
        id: backend.newId(),
        accountId,
        practice: account.practice,
        remoteId: remote.id,
        name: remote.name,
        url: remote.url,
        signature: account.name,
      },
      now(),
    );
    return getBlog(db, id);
  });
  await readRights(backend, api, blog);
  backend.emit('blogs.changed', {});
  backend.emit('publications.changed', { postIds: [] });
  syncs.signedIn([blog.id]);
  return getBlog(db, blog.id);
}
