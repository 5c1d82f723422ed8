/** Signs in to a WordPress site with an application password. */
import type { WordPress } from './wordpress.ts';
import type { Connecting } from '../connecting.ts';
import { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import { remoteIdOf } from '#backend/exchange/sources/site-export.ts';
import { findAccount, saveSignIn } from '#backend/library/publications/accounts.ts';
import { addBlog, getBlog, setPermissions, setTimeZone } from '#backend/library/publications/blogs.ts';
import { refreshTried } from '#backend/library/publications/shown-publications.ts';
import { transaction } from '#backend/core/sql.ts';
import { type AddressToConnect, findConnectableSite } from './connectable-site.ts';
import type { Site } from './find-site.ts';
import { keepSecret, type Secret, sessionOf } from './sessions.ts';
import type { User } from '#backend/exchange/blog-answers/wordpress-answers.ts';

type SignIn = AddressToConnect & Readonly<{ user: string; password: string }>;
export type SignedIn = Readonly<{ blog: Blog; kept: boolean; mayPublish: boolean }>;

export type ConnectingWordPress = Connecting & Readonly<{ wordpress: WordPress }>;

/**
 * Signs in with a user name and an application password for Escale, and connects the site. Nothing is stored before the site
 * has confirmed the user. `mayPublish` is false for a contributor, whose posts an editor makes public.
 * Fails like findConnectableSite does, with wordpress.password-refused, wordpress.page, wordpress.no-rights.
 */
export async function signInWordPress(
  publishing: ConnectingWordPress,
  { user, password, ...toConnect }: SignIn,
): Promise<SignedIn> {
  const { context, wordpress, signedIn } = publishing;
  const { db, now } = context;
  const site = await findConnectableSite(context, toConnect);
  const secret: Secret = {
    home: site.home,
    root: site.root,
    user: user.trim(),
    // WordPress displays the password in groups of four.
    password: password.replace(/\s+/g, ''),
  };
  const session = sessionOf(secret);
  const person = await whoIs(wordpress.apiOf(session), site);
  const id = findAccount(db, site.home, person.userId)?.id ?? context.newId();
  const stored = await keepSecret(context, id, secret);
  const { blog, tried } = transaction(db, () => write(publishing, site, person, id));
  wordpress.keep(id, session);
  context.emit('blogs.changed', {});
  if (tried.length > 0) context.emit('posts.changed', { ids: tried });
  context.emit('publications.changed', { postIds: [] });
  signedIn([blog.id]);
  return { blog: getBlog(db, blog.id), kept: stored.kept, mayPublish: person.rights.publishes };

  function write(
    { context: { newId } }: ConnectingWordPress,
    { home, root, name }: Site,
    who: User,
    accountId: string,
  ) {
    saveSignIn(
      db,
      { id: accountId, kind: 'wordpress', issuer: home, base: root, userId: who.userId, name: who.name },
      now(),
    );
    const added = addBlog(
      db,
      {
        id: newId(),
        accountId,
        kind: 'wordpress',
        remoteId: remoteIdOf('wordpress', home),
        name: name === '' ? new URL(home).hostname : name,
        url: `${home}/`,
        signature: who.name,
      },
      now(),
    );
    setPermissions(db, added.id, who);
    setTimeZone(db, added.id, site.timeZone);
    return { blog: added, tried: refreshTried(db) };
  }
}

async function whoIs(api: ReturnType<WordPress['apiOf']>, { home }: Site): Promise<User> {
  const host = new URL(home).hostname;
  const { value } = await api
    .ask('GET', 'wp/v2/users/me', { context: 'edit' }, 'wordpress.user')
    .catch((error: unknown) => {
      throw error instanceof AppError ? explainRefusal(error, host) : error;
    });
  if (value.role === 'reader') throw new AppError('wordpress.no-rights', { host });
  return value;
}

/** The failure for a refused first request. WordPress answers a wrong password and a missing one alike. */
function explainRefusal(error: AppError, host: string): AppError {
  if (error.code !== 'destination.signed-out' && error.code !== 'destination.forbidden') return error;
  const reason = String(error.params['reason'] ?? '');
  const code = reason.startsWith('application_passwords_disabled')
    ? 'wordpress.no-passwords'
    : error.code === 'destination.signed-out'
      ? 'wordpress.password-refused'
      : 'wordpress.rest-closed';
  return new AppError(code, { host, reason }, { cause: error.cause });
}
