/**
 * The parts of Blogger for one backend: its blogs, those of the practice blog that imitates it, and Google's consent
 * and tokens. The rest of the code knows these only through requests about them.
 */
import type { Context } from '#backend/core/context.ts';
import { accountOfBlog, findPracticeBlog, getBlog } from '#backend/library/publications/blogs.ts';
import { googleEndpoints, isLoopback, type Endpoints } from '#backend/network/endpoints.ts';
import type { Destination, DestinationOpener } from '../destination.ts';
import type { Timers } from '../timers.ts';
import { createConnections, noteSessionEnd, type Connections } from './connections.ts';
import { destinationOf } from './destination.ts';
import { createPractice, type Practice } from './practice.ts';
import { removeTokens, type Session } from './sessions.ts';

/** `agreed`: the person has consented in the browser; the rest runs without them. */
export type SignInUnderWay = { readonly controller: AbortController; agreed: boolean };

export type Blogger = Readonly<{
  google: Endpoints;
  connections: Connections;
  practice: Practice;
  /** The sign-in under way, if any: a second one ends the first. */
  signIn: { underWay: SignInUnderWay | undefined };
  openers: Readonly<Record<'blogger' | 'practice', DestinationOpener>>;
  /**
   * The practice blog, if the address is one of its own; it is started first, so that no other program can answer on its port.
   * Fails with practice-blog.port-taken.
   */
  ownServer(address: string): Promise<URL | undefined>;
  /** Starts the practice blog if it was used before. */
  start(): void;
  /** Cancels the sign-in under way. */
  cancelSignIn(): void;
  close(): Promise<void>;
}>;

export type BloggerOptions = Readonly<{
  /** Refuses any base other than Google's. */
  packaged: boolean;
  /** Another server on this computer instead of Google; by default $ESCALE_GOOGLE_BASE. */
  googleBase?: string | undefined;
  timers: Timers;
  /** Aborts the requests under way. */
  signal: AbortSignal;
  timeoutMs?: number | undefined;
  startPractice?: Parameters<typeof createPractice>[0]['start'];
}>;

export function createBlogger(context: Context, options: BloggerOptions): Blogger {
  const { packaged, timers, signal, timeoutMs } = options;
  const google = googleEndpoints({
    packaged,
    base: options.googleBase ?? process.env['ESCALE_GOOGLE_BASE'],
  });
  const connections = createConnections({ context, google, signal, timeoutMs });
  const practice = createPractice({
    context,
    timers,
    signal,
    start: options.startPractice,
    keep: connections.keep,
  });
  /** The session each destination was opened with. */
  const sessions = new WeakMap<Destination, Session>();
  async function open(kind: 'blogger' | 'practice', blogId: string): Promise<Destination> {
    const { blog, ...connection } = await connections.ofBlog(blogId);
    const destination = destinationOf(kind, blog.remoteId, connection);
    sessions.set(destination, connection.session);
    return destination;
  }
  const signedInSince: DestinationOpener['signedInSince'] = (blogId, used) =>
    connections.signedInSince(blogId, used === undefined ? undefined : sessions.get(used));
  /** Withdraws the consent at Google, and deletes the tokens here. */
  const endOfSignIn: DestinationOpener['endOfSignIn'] = (account) => ({
    revoke: async () => (await connections.ofAccount(account.id)).session.revoke(),
    async remove() {
      connections.forget(account.id);
      await removeTokens(context, account.id, connections.endpointsOf(account));
    },
  });
  const signIn: Blogger['signIn'] = { underWay: undefined };
  return {
    google,
    connections,
    practice,
    signIn,
    openers: {
      blogger: {
        open: (blogId) => open('blogger', blogId),
        signedInSince,
        noteFailure(blogId, error) {
          const accountId = accountOfBlog(context.db, blogId);
          if (accountId !== undefined) noteSessionEnd(context, connections, accountId, error);
        },
        endOfSignIn,
      },
      practice: {
        async open(blogId) {
          await practice.ready();
          return await open('practice', blogId);
        },
        // The server rejects its old tokens; the next use signs in again by itself.
        signedInSince(blogId, used) {
          if (signedInSince(blogId, used)) return true;
          const { accountId } = getBlog(context.db, blogId);
          if (accountId === undefined) return false;
          connections.forget(accountId);
          practice.reset();
          return true;
        },
        noteFailure: () => undefined,
        endOfSignIn,
      },
    },
    async ownServer(address) {
      const practiceBlog = findPracticeBlog(context.db);
      if (
        practiceBlog === undefined ||
        !isLoopback(address) ||
        originOf(practiceBlog.url) !== originOf(address)
      )
        return undefined;
      const { url } = await practice.ready();
      return originOf(url) === originOf(address) ? new URL(url) : undefined;
    },
    start() {
      if (findPracticeBlog(context.db) === undefined) return;
      practice.ready().catch((error: unknown) => context.log.error('practice blog not started', error));
    },
    cancelSignIn: () => signIn.underWay?.controller.abort(),
    close: practice.close,
  };
}

const originOf = (address: string): string | undefined => URL.parse(address)?.origin;
