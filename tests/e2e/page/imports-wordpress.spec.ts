/** A real WordPress imported by its address in the real window; one of its posts then leads to its account. */
import { startOutsideOf, type OutsideOf } from '../../builders/wordpress/outside-of.ts';
import { requestSite, test as base } from '../support/outside/wordpress-fixture.ts';
import { axeFindings } from '../support/axe.ts';
import { expect } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { ImportPage } from '../support/pages/ImportPage.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';

const test = base.extend<{ outside: OutsideOf }>({
  outside: async ({ site }, use) => {
    const outside = await startOutsideOf(site.url);
    await use(outside);
    outside.close();
  },
  env: async ({ outside }, use) => use({ ESCALE_TEST_OUTSIDE: outside.origin }),
});

const TITLE = 'Trois questions au port';

test('imports public posts and pages without an account and names those behind a password', async ({
  stage,
  page,
  site,
}) => {
  await requestSite(site, 'posts', {
    title: TITLE,
    content: '<p><strong>Que voit-on d’ici ?</strong></p><p>Le large.</p>',
    status: 'publish',
  });
  await requestSite(site, 'posts', { title: 'Fermé', content: 'Secret.', status: 'publish', password: 'x' });
  await requestSite(site, 'posts', { title: 'Brouillon', content: 'Rien.', status: 'draft' });
  await requestSite(site, 'pages', { title: 'À propos', content: '<p>Nous.</p>', status: 'publish' });

  const imports = new ImportPage(stage);
  const { words, all } = imports;
  await page.getByRole('button', { name: all.window.welcome.import }).click();
  await imports.address.fill(`${site.url}/n-importe-quelle-page/`);
  await page.keyboard.press('Enter');
  await expect(imports.heading(words.recognized(1, 1))).toBeFocused();
  await imports.copyAll(1, 1, words.reportTitle.done(2));
  await expect(imports.screen.getByText(words.warnings(1))).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  const { items } = await ask(page, 'posts.list', { list: 'all', limit: 10 });
  expect(items.map(({ title }) => title).toSorted()).toEqual([TITLE, 'À propos'].toSorted());
  await imports.button(words.seePosts).click();
  await page.getByRole('row', { name: TITLE }).dblclick();
  const sheet = new PublishSheet(page);
  await sheet.status.getByRole('button', { name: /^(?:Publier|Mettre à jour)…/ }).click();
  await expect(sheet.dialog.getByText(all.publishing.notConnected('Le Labo'))).toBeVisible();
  await expect(sheet.dialog.getByRole('button', { name: all.wordpress.connect })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});
