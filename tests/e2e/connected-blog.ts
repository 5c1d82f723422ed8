/** A desk that is ready to publish: a post open, a real blog connected, nothing held back. */
import type { Post } from '#interview/document.ts';
import { gardenInterview } from '../builders/demo-posts.ts';
import type { PracticeBlogProcess } from '../builders/practice-blog/start-blog-process.ts';
import { connect, consent, watchBrowser } from './google-fixture.ts';
import { expect } from './fixtures.ts';
import type { Escale } from './launch.ts';
import { addPosts, ask } from './library.ts';
import { PublishSheet } from './pages/PublishSheet.ts';
import { SearchPage } from './pages/SearchPage.ts';
import { SettingsPage } from './pages/SettingsPage.ts';

/** In the settings, from the client's fields on. */
export async function signIn(escale: Escale, google: PracticeBlogProcess): Promise<SettingsPage> {
  const browser = await watchBrowser(escale.app);
  const settings = new SettingsPage(escale.page);
  await settings.giveClientByFields(google.client);
  await settings.signIn();
  await consent(browser);
  // Settings that are closed before give the sign-in up.
  await expect
    .poll(async () => (await ask(escale.page, 'accounts.list', {})).items.some(({ signedIn }) => signedIn))
    .toBe(true);
  return settings;
}

export async function connected(
  escale: Escale,
  google: PracticeBlogProcess,
  post: Post = gardenInterview,
): Promise<PublishSheet> {
  const { page } = escale;
  await addPosts(page, [post]);
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await new SearchPage(page).goTo(post.title, post.title);
  await (await connect(page, escale.app, google)).close();
  return new PublishSheet(page);
}
