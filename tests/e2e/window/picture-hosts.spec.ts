/** Pictures that the author drags from the window into Blogger’s own editor. */
import sharp from 'sharp';
import { STORAGE } from '../support/outside/picture-web.ts';
import { axeFindings } from '../support/axe.ts';
import { takeScreenshot } from '../support/samples/export-fixture.ts';
import { expect } from '../support/stage/fixtures.ts';
import { BLOG, watchBrowser } from '../support/outside/google-fixture.ts';
import { openAlbum, test } from '../support/samples/picture-fixture.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { publicPosts } from '../support/outside/public-posts.ts';

test('uploads pictures by Blogger’s own editor: drags files, confirms the read draft, then publishes', async ({
  page,
  app,
  stage,
  google: blog,
  web,
  escale,
}) => {
  await openAlbum(stage, blog, { photos: 4, fine: 10 });
  const browser = await watchBrowser(stage);
  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  const { dialog } = sheet;
  await dialog.getByRole('button', { name: 'Choisir', exact: true }).click();
  await dialog.getByRole('button', { name: 'Préparer le dépôt' }).click();
  const part = dialog.getByRole('region', { name: 'Déposer les photos dans Blogger' });
  await expect(part.getByRole('status')).toHaveText('0\u00a0photo sur 4');
  const names = [1, 2, 3, 4].map((number) => `0${number}-parcelle-${number}.jpg`);
  for (const name of names) await expect(part.getByText(name)).toBeVisible();
  await part.scrollIntoViewIfNeeded();
  await takeScreenshot(page, 'pictures-handoff');
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 900, height: 600 });
  await part.scrollIntoViewIfNeeded();
  await takeScreenshot(page, 'pictures-handoff-900');

  await part.getByRole('button', { name: 'Ouvrir Blogger' }).click();
  await expect
    .poll(async () => (await browser.opened()).at(-1))
    .toMatch(/^https:\/\/www\.blogger\.com\/blog\/post\/edit\/\d+\/\d+$/);
  const draftId = (await browser.opened()).at(-1)?.split('/').at(-1) ?? '';

  // The drag belongs to the system: Electron is given the files, in their order.
  await app.evaluate(({ webContents }) => {
    const dragged: string[][] = [];
    Object.assign(globalThis, { dragged });
    for (const contents of webContents.getAllWebContents())
      contents.startDrag = ({ files = [] }) => void dragged.push([...files]);
  });
  const dragged = () => app.evaluate(() => Reflect.get(globalThis, 'dragged') as string[][]);
  const drag = async (name: string, count: number) => {
    await part.getByRole('listitem').filter({ hasText: name }).dispatchEvent('dragstart');
    await expect.poll(async () => (await dragged()).length).toBe(count);
  };
  await drag(names[1] ?? '', 1);
  await drag('Toutes les photos', 2);
  const [[one = ''] = [], all = []] = await dragged();
  expect(one.endsWith(names[1] ?? '')).toBe(true);
  expect(all.map((path) => path.split('/').at(-1))).toEqual(names);
  expect(all.every((path) => path.startsWith(escale.library))).toBe(true);

  /** Blogger’s editor: stores the file, and shows it resized in the draft. */
  const drop = async (files: readonly string[]) => {
    for (const path of files) {
      const name = path.split('/').at(-1) ?? '';
      web.pictures.set(name, await sharp(path).jpeg({ quality: 70 }).toBuffer());
    }
    const images = [...web.pictures.keys()]
      .map(
        (name) =>
          `<div class="separator"><a href="${STORAGE}/AV/s900/${name}"><img src="${STORAGE}/AV/s320/${name}"></a></div>`,
      )
      .join('');
    await blog.editElsewhere({ act: 'write', id: draftId, input: { content: images } });
  };
  await drop(all.filter((path) => !path.endsWith(names[2] ?? '')));
  // Returning from the browser, the window is focused again.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(part.getByRole('status')).toHaveText('3\u00a0photos sur 4');
  await expect(dialog.getByRole('button', { name: `Publier sur ${BLOG}` })).toBeDisabled();
  await takeScreenshot(page, 'pictures-three-of-four');

  await drop(all.filter((path) => path.endsWith(names[2] ?? '')));
  await part.getByRole('button', { name: 'Lire le brouillon' }).click();
  await expect(dialog.getByText('Chez Blogger, originaux gardés')).toBeVisible();
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
  const [post] = await publicPosts(blog.pagesOrigin);
  expect([...(post?.page ?? '').matchAll(/src="(https:\/\/blogger[^"]+)"/g)].map(([, url]) => url)).toEqual(
    names.map((name) => `${STORAGE}/AV/s1600/${name}`),
  );
});
