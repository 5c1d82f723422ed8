/** Opens the API client of a blog with the session of its account. Sessions are opened once and kept until sign-out. */
import { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import type { Context } from '#backend/core/context.ts';
import { type Account, getAccount, noteSignInEnded } from '#backend/library/publications/accounts.ts';
import { getBlog } from '#backend/library/publications/blogs.ts';
import { type Endpoints, endpointsAt } from '#backend/network/endpoints.ts';
import { type BloggerApi, createBloggerApi } from './api.ts';
import { loadSession, type Session } from './sessions.ts';

export type Connection = Readonly<{ api: BloggerApi; session: Session }>;

export type Connections = Readonly<{
  /** Fails with blog.not-found, destination.signed-out. */
  ofBlog(blogId: string): Promise<Connection & Readonly<{ blog: Blog }>>;
  ofAccount(accountId: string): Promise<Connection>;
  endpointsOf(account: Account): Endpoints;
  keep(accountId: string, session: Session): void;
  forget(accountId: string): void;
  /**
   * Whether the blog's account has signed in since `used` (undefined: without a sign-in): a request that failed under `used`
   * is then repeated, and its failure does not end the current sign-in.
   */
  signedInSince(blogId: string, used: Session | undefined): boolean;
}>;

type ConnectionsOptions = Readonly<{
  context: Context;
  google: Endpoints;
  /** Aborts the requests under way. */
  signal: AbortSignal;
  timeoutMs?: number | undefined;
}>;

export function createConnections(options: ConnectionsOptions): Connections {
  const { context, google, signal, timeoutMs } = options;
  const sessions = new Map<string, Session>();

  const endpointsOf = (account: Account): Endpoints =>
    account.kind === 'practice' ? endpointsAt(account.base) : google;

  async function sessionOf(account: Account): Promise<Session> {
    const endpoints = endpointsOf(account);
    // An account of another issuer or base (that of a development run) is not used here.
    if (!account.signedIn || endpoints.issuer !== account.issuer || endpoints.api !== account.base)
      throw new AppError('destination.signed-out');
    const session =
      sessions.get(account.id) ?? (await loadSession(context, account.id, endpoints, account.consentedAt));
    if (session === undefined) throw new AppError('destination.signed-out');
    sessions.set(account.id, session);
    return session;
  }

  async function ofAccount(accountId: string): Promise<Connection> {
    const account = getAccount(context.db, accountId);
    const session = await sessionOf(account);
    const api = createBloggerApi({
      base: endpointsOf(account).api,
      fetch: context.fetch,
      authorization: session.authorization,
      now: context.now,
      signal,
      threads: context.reading,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    return { api, session };
  }

  return {
    ofAccount,
    endpointsOf,
    async ofBlog(blogId) {
      const blog = getBlog(context.db, blogId);
      if (blog.accountId === undefined) throw new AppError('destination.signed-out');
      return { blog, ...(await ofAccount(blog.accountId)) };
    },
    keep: (accountId, session) => void sessions.set(accountId, session),
    forget: (accountId) => void sessions.delete(accountId),
    signedInSince(blogId, used) {
      const { accountId } = getBlog(context.db, blogId);
      const current = accountId === undefined ? undefined : sessions.get(accountId);
      return current !== undefined && current !== used;
    },
  };
}

/**
 * Stores the end of an account's sign-in, so that the window offers to sign in again. Call it with every failed request of an
 * account; true if the failure ends the sign-in. A client unknown to Google ends it too: tokens belong to one client. The
 * practice blog signs in again by itself.
 */
export function noteSessionEnd(
  { db, now, emit }: Pick<Context, 'db' | 'now' | 'emit'>,
  connections: Pick<Connections, 'forget'>,
  accountId: string,
  error: AppError,
): boolean {
  if (error.code !== 'destination.signed-out' && error.code !== 'sign-in.client-refused') return false;
  connections.forget(accountId);
  const isNew = noteSignInEnded(db, accountId, { shortLived: error.params['testMode'] === 1 }, now());
  if (isNew) emit('blogs.changed', {});
  return true;
}
