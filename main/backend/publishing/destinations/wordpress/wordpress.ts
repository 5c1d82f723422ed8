/** The parts of WordPress for one backend: opens its sites with the stored password of each. */
import { AppError } from '#contract/failure.ts';
import type { Context } from '#backend/core/context.ts';
import { type Account, getAccount, noteSignInEnded } from '#backend/library/publications/accounts.ts';
import { accountOfBlog, getBlog } from '#backend/library/publications/blogs.ts';
import type { Destination, DestinationOpener } from '../destination.ts';
import { blogHostKey, findUpload } from '#backend/library/publications/picture-rows.ts';
import { createWordPressApi, type WordPressApi } from './api.ts';
import { destinationOf } from './destination.ts';
import { createReturns, type Returns } from './awaited-return.ts';
import { loadSession, removeSecret, type Session } from './sessions.ts';
import { createSiteLanguages } from './site-language.ts';

export type WordPress = Readonly<{
  opener: DestinationOpener;
  apiOf(session: Session): WordPressApi;
  sessionOf(account: Account): Promise<Session>;
  keep(accountId: string, session: Session): void;
  returns: Returns;
}>;

type WordPressOptions = Readonly<{
  /** Ends the requests under way. */
  signal: AbortSignal;
  timeoutMs?: number | undefined;
}>;

export function createWordPress(context: Context, { signal, timeoutMs }: WordPressOptions): WordPress {
  const { db, now } = context;
  const sessions = new Map<string, Session>();
  const siteLanguage = createSiteLanguages(context);
  /** The session each destination was opened with. */
  const opened = new WeakMap<Destination, Session>();
  const apiOf: WordPress['apiOf'] = (session) =>
    createWordPressApi({
      ...session,
      fetch: context.fetch,
      now,
      signal,
      threads: context.reading,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
  async function sessionOf(account: Account): Promise<Session> {
    const session = sessions.get(account.id) ?? (await loadSession(context, account));
    sessions.set(account.id, session);
    return session;
  }
  return {
    apiOf,
    sessionOf,
    keep: (accountId, session) => void sessions.set(accountId, session),
    returns: createReturns(context),
    opener: {
      async open(blogId) {
        const { accountId } = getBlog(db, blogId);
        if (accountId === undefined) throw new AppError('destination.signed-out');
        const account = getAccount(db, accountId);
        const session = await sessionOf(account);
        const destination = destinationOf(apiOf(session), async () => ({
          language: await siteLanguage(account.issuer),
          mediaId: (sha256) => findUpload(db, sha256, blogHostKey(blogId))?.ref,
        }));
        opened.set(destination, session);
        return destination;
      },
      signedInSince(blogId, used) {
        const accountId = accountOfBlog(db, blogId);
        const session = accountId === undefined ? undefined : sessions.get(accountId);
        return session !== undefined && session !== (used === undefined ? undefined : opened.get(used));
      },
      noteFailure(blogId, error) {
        const accountId = accountOfBlog(db, blogId);
        if (error.code !== 'destination.signed-out' || accountId === undefined) return;
        sessions.delete(accountId);
        if (noteSignInEnded(db, accountId, { shortLived: false }, now())) context.emit('blogs.changed', {});
      },
      endOfSignIn: (account) => ({
        /** Withdraws the application password on the site. */
        async revoke() {
          const api = apiOf(await sessionOf(account));
          const passwords = 'wp/v2/users/me/application-passwords';
          const { uuid } = (await api.ask('GET', `${passwords}/introspect`, {}, 'wordpress.password')).value;
          await api.ask('DELETE', `${passwords}/${uuid}`, {}, 'done');
        },
        async remove() {
          sessions.delete(account.id);
          await removeSecret(context, account.id);
        },
      }),
    },
  };
}
