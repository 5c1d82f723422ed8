/** « Autoriser Google Drive »: a consent of its own, beside that of the blog. */
import { AppError } from '../../../../preload/contract/failure.ts';
import type { FailureCode } from '../../../../preload/contract/failure.ts';
import { getBlog, listBlogs } from '../blogs.ts';
import { DRIVE_SCOPE } from '../endpoints.ts';
import { keepTokens } from '../sessions.ts';
import { throughBrowser } from '../sign-in-account.ts';
import type { Publishing } from '../start-publishing.ts';
import { driveAccountOf } from './drive-account.ts';
import { driveOf } from './drive-access.ts';
import { saveDrive } from './drive-rows.ts';

/** What waited for the consent, or for what the author has mended since. */
const STOPPED = [
  'pictures.drive-not-set',
  'pictures.drive-not-enabled',
  'pictures.drive-policy',
  'pictures.drive-full',
] as const satisfies readonly FailureCode[];

/**
 * Opens the browser and waits. Whatever becomes of it, the blog stays signed in. Fails with blog.not-found,
 * account.not-found (a blog without an account to ask), client-file.invalid, pictures.drive-refused { partial }, and as a
 * sign-in; with pictures.drive-not-enabled and the like where Drive does not answer. `kept`: beyond this run.
 */
export async function allowDrive(publishing: Publishing, blogId: string): Promise<{ kept: boolean }> {
  const { backend, google, outbox } = publishing;
  const drive = driveOf(backend);
  const accountId = driveAccountOf(getBlog(backend.db, blogId));
  if (accountId === undefined) throw new AppError('account.not-found');
  return throughBrowser(publishing, {
    scope: DRIVE_SCOPE,
    withGranted: true,
    who: ({ accessToken }, signal) =>
      drive.apiWith(() => Promise.resolve(`Bearer ${accessToken}`), signal).getOwner(),
    async keep(owner, tokens, client) {
      const { session, kept } = await keepTokens(backend, accountId, google, client, tokens, 'drive');
      saveDrive(backend.db, accountId, owner, backend.now());
      drive.keep(accountId, session);
      backend.emit('blogs.changed', {});
      backend.emit('publications.changed', { postIds: [] });
      const blogs = listBlogs(backend.db).filter((blog) => blog.accountId === accountId);
      outbox.goOn(
        blogs.map(({ id }) => id),
        STOPPED,
      );
      return { kept };
    },
  }).catch((error: unknown) => {
    throw asRefused(error);
  });
}

/** « Annuler » on Google's page, or its box left unticked, is said of Drive and not of the blog. */
function asRefused(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const partial = error.code === 'blogger.scope-missing' || error.code === 'pictures.drive-not-set';
  const refused = error.code === 'sign-in.refused' && error.params['reason'] === 'access_denied';
  return partial || refused
    ? new AppError('pictures.drive-refused', { partial: partial ? 1 : 0 }, { cause: error })
    : error;
}
