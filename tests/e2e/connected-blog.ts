/** A desk that is ready to publish: a post open, a real blog connected, nothing held back. */
import type { Post } from '#interview/document.ts';
import { gardenInterview } from '../builders/demo-posts.ts';
import type { PracticeBlogProcess } from '../builders/practice-blog/start-blog-process.ts';
import { connect, consent, watchBrowser } from './google-fixture.ts';
import { expect } from './fixtures.ts';
import type { Stage } from './stage.ts';
import { addPosts, ask } from './library.ts';
import { PublishSheet } from './pages/PublishSheet.ts';
import { SearchPage } from './pages/SearchPage.ts';
import { SettingsPage } from './pages/SettingsPage.ts';

/** In the settings, from the client's fields on. */
export async function signIn(stage: Stage, google: PracticeBlogProcess): Promise<SettingsPage> {
  const browser = await watchBrowser(stage);
  const settings = new SettingsPage(stage.page);
  await settings.giveClientByFields(google.client);
  await settings.signIn();
  await consent(browser);
  // Settings that are closed before give the sign-in up.
  await expect
    .poll(async () => (await ask(stage.page, 'accounts.list', {})).items.some(({ signedIn }) => signedIn))
    .toBe(true);
  return settings;
}

export async function connected(
  stage: Stage,
  google: PracticeBlogProcess,
  post: Post = gardenInterview,
): Promise<PublishSheet> {
  const { page } = stage;
  await addPosts(page, [post]);
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await new SearchPage(page).goTo(post.title, post.title);
  await (await connect(stage, google)).close();
  return new PublishSheet(page);
}
