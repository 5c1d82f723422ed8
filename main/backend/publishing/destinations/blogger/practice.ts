/**
 * The practice blog as the outbox sees it: started on demand, and with Escale if it was used before. It is connected by the
 * same sign-in as a real blog, with a plain request instead of the browser (docs/design/publishing.md#the-practice-blog).
 */
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import type { AppLanguage } from '#interview/app-languages.ts';
import type { Context } from '#backend/core/context.ts';
import { transaction } from '#backend/core/sql.ts';
import { startPracticeBlog } from '#backend/practice-blog/start.ts';
import type { PracticeBlog, PracticeBlogOptions } from '#backend/practice-blog/start.ts';
import { findAccount, saveSignIn } from '#backend/library/publications/accounts.ts';
import { createBloggerApi } from './api.ts';
import {
  addBlog,
  findPracticeBlog,
  moveAddresses,
  setReachable,
} from '#backend/library/publications/blogs.ts';
import { endpointsAt } from '#backend/network/endpoints.ts';
import type { Endpoints } from '#backend/network/endpoints.ts';
import { signIn } from './google-sign-in.ts';
import { keepTokens, loadSession, withRenewal } from './sessions.ts';
import type { Session } from './sessions.ts';
import type { Timers } from '../timers.ts';

export type Practice = Readonly<{
  /**
   * Starts the practice blog and signs in; `language`: that of its pages at a start. Fails with practice-blog.port-taken,
   * disk.full.
   */
  ready(language?: AppLanguage): Promise<Blog>;
  /** Makes the next `ready` sign in again. */
  reset(): void;
  close(): Promise<void>;
}>;

type PracticeOptions = Readonly<{
  context: Context;
  timers: Timers;
  signal: AbortSignal;
  /** Passes on the session of the account. */
  keep(accountId: string, session: Session): void;
  start?: ((options: PracticeBlogOptions) => Promise<PracticeBlog>) | undefined;
}>;

export function createPractice({
  context,
  timers,
  signal,
  keep,
  start = startPracticeBlog,
}: PracticeOptions): Practice {
  let running: Promise<PracticeBlog> | undefined;
  let connected: Promise<Blog> | undefined;
  let closed = false;

  function run(language: AppLanguage | undefined): Promise<PracticeBlog> {
    if (closed) return Promise.reject(new AppError('backend.unavailable'));
    running ??= start({
      folder: path.join(context.folder, 'practice-blog'),
      now: context.now,
      log: context.log,
      ...(language === undefined ? {} : { language }),
    }).catch((error: unknown) => {
      running = undefined;
      throw error;
    });
    return running;
  }

  async function connect(language: AppLanguage | undefined): Promise<Blog> {
    const server = await run(language);
    await context.host('practice.origin', { origin: server.pagesOrigin });
    const endpoints = endpointsAt(server.apiOrigin);
    const { session, accountId } =
      (await signedInBefore(server, endpoints)) ?? (await signInAgain(server, endpoints));
    keep(accountId, session);
    const blog = findPracticeBlog(context.db);
    if (blog === undefined) throw new Error('the practice blog was not written down');
    return blog;
  }

  /** The session of an earlier run, if this server still accepts it. */
  async function signedInBefore(
    server: PracticeBlog,
    endpoints: Endpoints,
  ): Promise<{ session: Session; accountId: string } | undefined> {
    const blog = findPracticeBlog(context.db);
    if (blog?.accountId === undefined || blog.remoteId !== server.blogRemoteId) return undefined;
    const session = await loadSession(context, blog.accountId, endpoints);
    if (session === undefined) return undefined;
    try {
      await register(server, endpoints, session);
      return { session, accountId: blog.accountId };
    } catch (error) {
      if (error instanceof AppError && error.code === 'destination.signed-out') return undefined;
      throw error;
    }
  }

  async function signInAgain(
    server: PracticeBlog,
    endpoints: Endpoints,
  ): Promise<{ session: Session; accountId: string }> {
    const client = { clientId: server.client.clientId, clientSecret: server.client.clientSecret };
    const tokens = await signIn({
      endpoints,
      client,
      fetch: context.fetch,
      timers,
      signal,
      openBrowser: (url) => followRedirect(context, url),
    });
    const userId = await userOf(endpoints, `Bearer ${tokens.accessToken}`);
    const accountId = findAccount(context.db, endpoints.issuer, userId)?.id ?? context.newId();
    const { session } = await keepTokens(context, accountId, endpoints, client, tokens);
    await register(server, endpoints, session, accountId);
    return { session, accountId };
  }

  const apiWith = (endpoints: Endpoints, authorization: () => Promise<string>) =>
    createBloggerApi({
      base: endpoints.api,
      fetch: context.fetch,
      authorization,
      now: context.now,
      signal,
      threads: context.reading,
    });

  const userOf = async (endpoints: Endpoints, authorization: string): Promise<string> =>
    (await apiWith(endpoints, () => Promise.resolve(authorization)).getUser()).id;

  /** Stores account and blog under their current names. */
  async function register(
    server: PracticeBlog,
    endpoints: Endpoints,
    session: Session,
    newAccountId?: string,
  ): Promise<void> {
    const api = apiWith(endpoints, session.authorization);
    const { user, remote } = await withRenewal(session, async () => ({
      user: await api.getUser(),
      remote: await api.getBlog(server.blogRemoteId),
    }));
    const { db, now } = context;
    const moved = transaction(db, () => {
      const before = findPracticeBlog(db);
      const id = findAccount(db, endpoints.issuer, user.id)?.id ?? newAccountId ?? context.newId();
      const account = {
        id,
        kind: 'practice' as const,
        issuer: endpoints.issuer,
        base: endpoints.api,
        userId: user.id,
        name: user.displayName,
      };
      saveSignIn(db, account, now(), newAccountId !== undefined);
      addBlog(
        db,
        {
          id: context.newId(),
          accountId: id,
          kind: 'practice',
          remoteId: remote.id,
          name: remote.name,
          url: remote.url,
          signature: user.displayName,
        },
        now(),
      );
      // Another program may have taken its port since the last run.
      return before === undefined || before.remoteId !== remote.id || before.url === remote.url
        ? []
        : moveAddresses(db, before.id, before.url, remote.url);
    });
    context.emit('blogs.changed', {});
    if (moved.length > 0) context.emit('publications.changed', { postIds: moved });
  }

  return {
    ready(language) {
      connected ??= connect(language).catch((error: unknown) => {
        connected = undefined;
        const blog = findPracticeBlog(context.db);
        if (blog !== undefined && setReachable(context.db, blog.id, false)) context.emit('blogs.changed', {});
        throw error;
      });
      return connected;
    },
    reset() {
      connected = undefined;
    },
    async close() {
      closed = true;
      const server = await running?.catch(() => undefined);
      if (server === undefined) return;
      await server.close();
    },
  };
}

/**
 * Replaces the browser: requests the consent address and follows it to our own loopback server, which completes the sign-in.
 */
async function followRedirect(context: Pick<Context, 'fetch'>, url: string): Promise<void> {
  const page = await context.fetch(url, { redirect: 'follow' });
  await page.arrayBuffer();
}
