/** A post with photographs, on a blog that is connected, and a web that shows pictures. */
import type { ElectronApplication, Page } from '@playwright/test';
import type { Post } from '../../interview/document.ts';
import { aPhoto } from '../builders/a-photo.ts';
import { picture } from '../builders/an-interview.ts';
import { gardenInterview } from '../builders/demo-posts.ts';
import type { PracticeBlogProcess } from '../practice-blog-client.ts';
import { startPictureWeb } from './a-picture-web.ts';
import type { PictureWeb } from './a-picture-web.ts';
import { consent, test as google, watchBrowser } from './google.ts';
import { addPicture, addPosts, ask } from './library.ts';
import { SearchPage } from './pages/SearchPage.ts';

export const test = google.extend<{ web: PictureWeb }>({
  web: async ({}, use, testInfo) => {
    const web = await startPictureWeb(testInfo.outputPath('web'));
    await use(web);
    await web.close();
  },
  env: async ({ google: blog, web }, use) =>
    use({ ESCALE_GOOGLE_BASE: blog.apiOrigin, ESCALE_TEST_OUTSIDE: web.origin }),
});

const TITLE = gardenInterview.title;

/** A blog connected as an author connects it; its window goes on where the test begins. */
export async function connect(page: Page, app: ElectronApplication, blog: PracticeBlogProcess) {
  const browser = await watchBrowser(app);
  await ask(page, 'accounts.use-client', blog.client);
  const signedIn = ask(page, 'accounts.sign-in', {});
  await consent(browser);
  const { accountId } = await signedIn;
  const added = await ask(page, 'blogs.add', { accountId, remoteId: blog.blogRemoteId });
  await ask(page, 'settings.set', { holdSeconds: 0 });
  return { browser, blogId: added.id };
}

const album = (photos: readonly string[]): Post => ({
  ...gardenInterview,
  body: [
    ...gardenInterview.body.filter(({ type }) => type !== 'image'),
    ...photos.map((sha256, at) => picture(sha256, `Une parcelle, ${at + 1}`)),
  ],
});

export async function write(page: Page, count: number, fine: number): Promise<string> {
  const photos: string[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const photo = await aPhoto({ width: 900, height: 650, fine, seed, metadata: true });
    photos.push(await addPicture(page, photo, `Parcelle ${seed}.jpg`));
  }
  const [id = ''] = await addPosts(page, [album(photos)]);
  await new SearchPage(page).goTo(TITLE, TITLE);
  return id;
}
