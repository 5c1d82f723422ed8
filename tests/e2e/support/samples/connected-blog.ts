/** A desk ready to publish: a post open, a real blog connected, no send delay. */
import type { Page } from '@playwright/test';
import type { Post } from '#interview/document.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import type { PracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';
import { consent, lookedThrough, watchBrowser } from '../outside/google-fixture.ts';
import { expect } from '../stage/fixtures.ts';
import type { Stage } from '../stage/stage.ts';
import { addPosts, ask } from './library.ts';
import { PublishSheet } from '../pages/PublishSheet.ts';
import { SearchPage } from '../pages/SearchPage.ts';
import { SettingsPage } from '../pages/SettingsPage.ts';

/** Signs in from the client’s fields in the settings. */
export async function signIn(stage: Stage, google: PracticeBlogProcess): Promise<SettingsPage> {
  const browser = await watchBrowser(stage);
  const settings = new SettingsPage(stage.page);
  await settings.giveClientByFields(google.client);
  await settings.signIn();
  await consent(browser);
  // Closing the settings earlier would cancel the sign-in.
  await expect
    .poll(async () => (await ask(stage.page, 'accounts.list', {})).items.some(({ signedIn }) => signedIn))
    .toBe(true);
  return settings;
}

/** Connects a blog by requests and mirrors it once, for tests of something else. Returns its id. */
export async function connectByRequests(stage: Stage, google: PracticeBlogProcess): Promise<string> {
  const { page } = stage;
  const browser = await watchBrowser(stage);
  await ask(page, 'accounts.use-client', google.client);
  const signedIn = ask(page, 'accounts.sign-in', {});
  await consent(browser);
  const { accountId } = await signedIn;
  const { id } = await ask(page, 'blogs.add', { accountId, remoteId: google.blogRemoteId });
  await lookedThrough(page);
  return id;
}

/** Sends the saved text as the sheet does; resolves once the job is committed. */
export async function sendByRequests(page: Page, postId: string, blogId: string): Promise<void> {
  const { saveNumber } = await ask(page, 'posts.get', { id: postId });
  await ask(page, 'publications.send', { postId, blogId, saveNumber, holdSeconds: 0 });
}

export async function openConnected(
  stage: Stage,
  google: PracticeBlogProcess,
  post: Post = gardenInterview,
): Promise<PublishSheet> {
  const { page } = stage;
  await addPosts(page, [post]);
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await new SearchPage(page).goTo(post.title, post.title);
  await connectByRequests(stage, google);
  return new PublishSheet(page);
}
