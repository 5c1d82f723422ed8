/** An album among the posts, and one server for its pictures on the web. */
import type { Page } from '@playwright/test';
import type { Post } from '#interview/document.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { picture } from '#tests/builders/interview-builder.ts';
import { makePhoto } from '#tests/builders/photo.ts';
import { connectByRequests } from './connected-blog.ts';
import { test as google } from '../outside/google-fixture.ts';
import type { PracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';
import { addPicture, addPosts, ask } from './library.ts';
import { SearchPage } from '../pages/SearchPage.ts';
import { startPictureWeb } from '../outside/picture-web.ts';
import type { PictureWeb } from '../outside/picture-web.ts';
import type { Stage } from '../stage/stage.ts';

export const test = google.extend<{ web: PictureWeb }>({
  web: async ({}, use, testInfo) => {
    const web = await startPictureWeb(testInfo.outputPath('web'));
    await use(web);
    await web.close();
  },
  env: async ({ google: blog, web }, use) =>
    use({ ESCALE_GOOGLE_BASE: blog.apiOrigin, ESCALE_TEST_OUTSIDE: web.origin }),
});

const album = (photos: readonly string[]): Post => ({
  ...gardenInterview,
  body: [
    ...gardenInterview.body.filter(({ type }) => type !== 'image'),
    ...photos.map((sha256, at) => picture(sha256, `Une parcelle, ${at + 1}`)),
  ],
});

/** A connected blog, and an open album of `count` photos. */
export async function openAlbum(
  stage: Stage,
  blog: PracticeBlogProcess,
  { photos, fine }: Readonly<{ photos: number; fine: number }>,
): Promise<void> {
  const { page } = stage;
  await connectByRequests(stage, blog);
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await addPosts(page, [album(await addPhotos(page, photos, fine))]);
  await new SearchPage(page).goTo(gardenInterview.title, gardenInterview.title);
}

async function addPhotos(page: Page, count: number, fine: number): Promise<string[]> {
  const added: string[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const photo = await makePhoto({ width: 900, height: 650, fine, seed, metadata: true });
    added.push(await addPicture(page, photo, `Parcelle ${seed}.jpg`));
  }
  return added;
}
