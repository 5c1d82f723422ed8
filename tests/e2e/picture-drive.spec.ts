/** Google Drive as the place of a blog's pictures, in the real window: refused, allowed, used; the blog stays connected. */
import type { Page } from '@playwright/test';
import { connect, test, write } from './an-album.ts';
import { axeFindings } from './axe.ts';
import { expect } from './fixtures.ts';
import { BLOG, consent } from './google.ts';
import { ask } from './library.ts';
import { PublishSheet } from './pages/PublishSheet.ts';
import { publicPosts } from './readers.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: `Réglages de ${BLOG}` });

test('chosen in the sheet, refused once, allowed, and one picture goes there with its post', async ({
  page,
  app,
  google: blog,
}, testInfo) => {
  test.slow();
  const { browser, blogId } = await connect(page, app, blog);
  await write(page, 1, 10);
  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  const { dialog } = sheet;
  const act = dialog.getByRole('button', { name: `Publier sur ${BLOG}` });
  const question = dialog.getByRole('radiogroup', { name: `Où vont les photos de « ${BLOG} » ?` });
  await question.getByText('Sur votre Google Drive').click();
  await dialog.getByRole('button', { name: 'Choisir', exact: true }).click();
  await expect(question).toBeHidden();
  await expect(dialog.getByText(/^Google ne promet pas de montrer ces photos aux lecteurs/)).toBeVisible();
  await expect(act).toBeDisabled();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByText('Google Drive n’est pas encore autorisé').scrollIntoViewIfNeeded();
  await page.screenshot({ path: testInfo.outputPath('before.png') });
  await page.setViewportSize({ width: 900, height: 600 });
  await dialog.getByRole('button', { name: 'Autoriser Google Drive…' }).scrollIntoViewIfNeeded();
  await page.screenshot({ path: testInfo.outputPath('before-900.png') });
  await page.setViewportSize({ width: 1280, height: 800 });

  await blog.tell({ do: 'behave', behaviours: { consent: 'deny' } });
  await dialog.getByRole('button', { name: 'Autoriser Google Drive…' }).click();
  await expect(dialog.getByRole('button', { name: 'Annuler la connexion' })).toBeVisible();
  expect(await consent(browser, 2)).toContain('Connexion refusée');
  await expect(
    dialog.getByText('Google Drive n’a pas été autorisé sur la page de Google. Le blog reste relié'),
  ).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: testInfo.outputPath('refused.png') });
  expect((await ask(page, 'blogs.list', {})).items.find(({ id }) => id === blogId)?.state).toBe('connected');
  await expect(act).toBeDisabled();

  await blog.tell({ do: 'behave', behaviours: { consent: 'accept' } });
  // By the keyboard: the button is where the focus can reach it.
  await dialog.getByRole('button', { name: 'Autoriser Google Drive…' }).focus();
  await page.keyboard.press('Enter');
  await consent(browser, 3);
  await expect(dialog.getByText(/^Google Drive est autorisé/)).toBeVisible();
  await expect(dialog.getByText('Sur Google Drive, originaux gardés')).toBeVisible();
  await expect(act).toBeEnabled();
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: testInfo.outputPath('allowed.png') });

  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour', { timeout: 30_000 });
  const [post] = await publicPosts(blog.pagesOrigin);
  const [address = '', ...more] = [...(post?.page ?? '').matchAll(/src="(http[^"]+\/d\/[^"]+)"/g)].map(
    ([, url = '']) => url,
  );
  expect(more).toEqual([]);
  expect(address.startsWith(`${blog.apiOrigin}/d/`)).toBe(true);
  const shown = await fetch(address);
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(Buffer.from(await shown.arrayBuffer()).includes('Secret')).toBe(false);

  // The settings say the same, and lead back.
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Réglages' });
  await settings.getByRole('button', { name: `Régler ${BLOG}` }).click();
  const of = dialogOf(page);
  await expect(of.getByRole('radio', { name: 'Sur votre Google Drive' })).toBeChecked();
  await expect(of.getByText(/^Google Drive est autorisé/)).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await of.getByText(/^Google Drive est autorisé/).scrollIntoViewIfNeeded();
  await page.screenshot({ path: testInfo.outputPath('settings-dark.png') });
  expect(await axeFindings(page)).toEqual([]);
});

test('the Drive API is not enabled: said where it was asked, with the page that enables it', async ({
  page,
  app,
  google: blog,
}) => {
  const { browser, blogId } = await connect(page, app, blog);
  await ask(page, 'pictures.choose-host', { blogId, host: 'drive' });
  await write(page, 0, 0);
  await blog.tell({ do: 'behave', behaviours: { driveDisabled: true } });
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Réglages' });
  await settings.getByRole('button', { name: `Régler ${BLOG}` }).click();
  const of = dialogOf(page);
  await of.getByRole('button', { name: 'Autoriser Google Drive…' }).click();
  await consent(browser, 2);
  await expect(of.getByText('L’API Google Drive n’est pas activée')).toBeVisible();
  await of.getByRole('button', { name: 'Ouvrir la page de l’API Google Drive' }).click();
  await expect
    .poll(async () => (await browser.opened()).at(-1))
    .toBe('https://console.cloud.google.com/apis/library/drive.googleapis.com?project=104729312764');
});
