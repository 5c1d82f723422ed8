/** Signing in and out of a real account, and choosing its blogs. */
import { AppError } from '../../../preload/contract/failure.ts';
import type { Blog } from '../../../preload/contract/publishing.ts';
import { transaction } from '../library/sql.ts';
import { findAccount, getAccount, saveSignIn, setSignedIn } from './accounts.ts';
import { createBloggerApi } from './blogger-api.ts';
import { addBlog, addedRemoteIds, listBlogs } from './blogs.ts';
import { loadClient } from './client-file.ts';
import { signIn } from './google-sign-in.ts';
import { keepTokens, removeTokens, withRenewal } from './sessions.ts';
import type { Publishing } from './start-publishing.ts';

/**
 * Opens the browser and waits for Google's answer. Fails with client-file.invalid (no client was given yet),
 * sign-in.cancelled, sign-in.refused, sign-in.timed-out, blogger.scope-missing, blogger.not-enabled, network.offline.
 */
export async function signInAccount(publishing: Publishing): Promise<{ accountId: string; kept: boolean }> {
  const { backend, google, timers, connections, outbox, syncs } = publishing;
  publishing.signIn.controller?.abort();
  const controller = new AbortController();
  publishing.signIn.controller = controller;
  try {
    const client = await loadClient(backend);
    if (client === undefined) throw new AppError('client-file.invalid');
    const openBrowser = async (url: string): Promise<void> =>
      void (await backend.host('browser.open', { url }));
    const tokens = await signIn({
      endpoints: google,
      client,
      fetch: backend.fetch,
      timers,
      signal: controller.signal,
      openBrowser,
    });
    const api = createBloggerApi({
      base: google.api,
      fetch: backend.fetch,
      authorization: () => Promise.resolve(`Bearer ${tokens.accessToken}`),
      now: backend.now,
    });
    // The first question tells whether the Blogger API is enabled in the client's project, before anything is kept.
    const user = await api.getUser();
    const id = findAccount(backend.db, google.issuer, user.id)?.id ?? backend.newId();
    const { session, kept } = await keepTokens(backend, id, google, client, tokens);
    saveSignIn(
      backend.db,
      { id, practice: false, endpoints: google, userId: user.id, name: user.displayName },
      backend.now(),
    );
    connections.keep(id, session);
    backend.emit('blogs.changed', {});
    const blogIds = listBlogs(backend.db)
      .filter((blog) => blog.accountId === id)
      .map((blog) => blog.id);
    outbox.signedIn(blogIds);
    syncs.signedIn(blogIds);
    return { accountId: id, kept };
  } finally {
    if (publishing.signIn.controller === controller) publishing.signIn.controller = undefined;
  }
}

/** Withdraws the consent at Google, then deletes the tokens here, even where Google could not be told. Throws account.not-found. */
export async function signOutAccount({ backend, connections }: Publishing, accountId: string): Promise<void> {
  const account = getAccount(backend.db, accountId);
  try {
    const { session } = await connections.ofAccount(accountId);
    await session.revoke();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    backend.log.warn('consent not withdrawn at the issuer', { code: error.code });
  } finally {
    connections.forget(accountId);
    await removeTokens(backend, accountId, connections.endpointsOf(account));
    setSignedIn(backend.db, accountId, false, backend.now());
    backend.emit('blogs.changed', {});
  }
}

/** The blogs the account may write to. */
export async function blogsOfAccount({ backend, connections }: Publishing, accountId: string) {
  const { api, session } = await connections.ofAccount(accountId);
  const blogs = await withRenewal(session, api.listBlogs);
  const added = addedRemoteIds(backend.db);
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
  const remote = await withRenewal(session, () => api.getBlog(remoteId));
  const blog = transaction(db, () =>
    addBlog(
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
    ),
  );
  backend.emit('blogs.changed', {});
  syncs.signedIn([blog.id]);
  return blog;
}
