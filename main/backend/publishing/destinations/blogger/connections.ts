/** From a blog to a client that may speak for its account. Sessions are opened once and kept until signed out. */
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
   * Whether the blog's account has signed in since: what failed for want of a sign-in, under `used` (undefined: under
   * none), is to be tried again, and says nothing of the sign-in that holds now.
   */
  signedInSince(blogId: string, used: Session | undefined): boolean;
}>;

type ConnectionsOptions = Readonly<{
  context: Context;
  google: Endpoints;
  /** Ends the requests under way. */
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
    // An account of another issuer or base (a development run's) is not spoken for here.
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
 * Google no longer takes an account's tokens: written down, so that every place offers to sign in again. To be told of what a request of an account failed with; true where that ends its sign-in. A client that Google does not
 * know ends it too: its tokens are of no other client. The practice blog signs in again by itself.
 */
export function noteSessionEnd(
  { db, now, emit }: Pick<Context, 'db' | 'now' | 'emit'>,
  connections: Pick<Connections, 'forget'>,
  accountId: string,
  error: AppError,
): boolean {
  if (error.code !== 'destination.signed-out' && error.code !== 'sign-in.client-refused') return false;
  connections.forget(accountId);
  const news = noteSignInEnded(db, accountId, { shortLived: error.params['testMode'] === 1 }, now());
  if (news) emit('blogs.changed', {});
  return true;
}
