/** Signing in and out of a real account, and choosing its blogs. */
import { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/publishing.ts';
import { transaction } from '../../library/sql.ts';
import { findAccount, getAccount, saveSignIn, setSignedIn } from '../../library/publications/accounts.ts';
import { createBloggerApi } from './api.ts';
import type { BloggerApi } from './api.ts';
import type { Backend } from '../../app/backend.ts';
import { addBlog, addedRemoteIds, getBlog, listBlogs, setRole } from '../../library/publications/blogs.ts';
import { loadClient } from './client-file.ts';
import { givenUp, signIn } from './google-sign-in.ts';
import { readAuthors } from './read-authors.ts';
import { noteSessionEnd } from './session-end.ts';
import { keepTokens, removeTokens, withRenewal } from './sessions.ts';
import type { Publishing, SignInUnderWay } from '../start-publishing.ts';
import type { Timers } from '../timers.ts';

/**
 * Opens the browser and waits for Google's answer; one sign-in at a time. Fails with client-file.invalid (no client was given
 * yet), sign-in.* (signIn), sign-in.replaced (by a later one), blogger.scope-missing (the box was unticked),
 * blogger.not-enabled, network.*. `kept` is false where it holds only until the app quits.
 */
export async function signInAccount(publishing: Publishing): Promise<{ accountId: string; kept: boolean }> {
  const { backend, google, timers, connections, outbox, syncs } = publishing;
  publishing.signIn.underWay?.controller.abort(new AppError('sign-in.replaced'));
  const controller = new AbortController();
  const { signal } = controller;
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
      endpoints: google,
      client,
      fetch: backend.fetch,
      timers,
      signal,
      openBrowser,
      onAgreed: () => {
        underWay.agreed = true;
      },
    });
    const api = createBloggerApi({
      base: google.api,
      fetch: backend.fetch,
      authorization: () => Promise.resolve(`Bearer ${tokens.accessToken}`),
      now: backend.now,
      signal,
    });
    // The first question tells whether the Blogger API is enabled in the client's project, before anything is kept.
    const user = await api.getUser().catch((error: unknown) => {
      throw signal.aborted ? givenUp(signal) : error;
    });
    if (signal.aborted) throw givenUp(signal);
    const id = findAccount(backend.db, google.issuer, user.id)?.id ?? backend.newId();
    const { session, kept } = await keepTokens(backend, id, google, client, tokens);
    saveSignIn(
      backend.db,
      { id, kind: 'blogger', endpoints: google, userId: user.id, name: user.displayName },
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
  } finally {
    if (publishing.signIn.underWay === underWay) publishing.signIn.underWay = undefined;
  }
}

async function readRights(backend: Backend, api: BloggerApi, blog: Blog): Promise<void> {
  const { db, log } = backend;
  try {
    const role = await api.getRole(blog.remoteId);
    setRole(db, blog.id, role);
    if (role === 'author') await readAuthors(backend, api, blog);
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

/** Withdraws the consent at Google, then deletes the tokens here, even where Google could not be told. Throws account.not-found. */
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

/** Fails with account.not-found, destination.not-found, destination.forbidden, network.offline. */
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
        kind: account.kind,
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
