/** A publication at a chosen time, typed into the segments of a date. */
import type { Page } from '@playwright/test';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { openConnected } from '../support/samples/connected-blog.ts';
import { expect } from '../support/stage/fixtures.ts';
import { BLOG, test } from '../support/outside/google-fixture.ts';
import { ask } from '../support/samples/library.ts';
import type { PublishSheet } from '../support/pages/PublishSheet.ts';
import { publicPosts } from '../support/outside/public-posts.ts';

test.use({ zone: 'Europe/Paris' });

/** Types a day and a time into the segments, in French order. */
async function typeHour(sheet: PublishSheet, page: Page, digits: string): Promise<void> {
  await sheet.dialog.getByRole('spinbutton').first().click();
  await page.keyboard.type(digits);
}

const chooses = (sheet: PublishSheet, way: string | RegExp): Promise<void> =>
  sheet.dialog.getByText(way).click();

test('schedules a post in the night of a clock change, names the hour meant, and sends it to Blogger', async ({
  page,
  stage,
  google,
}) => {
  const sheet = await openConnected(stage, google);
  await sheet.open('Publier…');
  await chooses(sheet, 'Autre date…');
  await typeHour(sheet, page, '280320370230');
  await expect(sheet.dialog.getByRole('status')).toContainText('Ici : samedi 28\u00a0mars 2037');
  await typeHour(sheet, page, '290320370230');
  const status = sheet.dialog.getByRole('status');
  await expect(status).toContainText('Cette heure n’existe pas (passage à l’heure d’été)');
  await expect(status).toContainText('ce sera dimanche 29\u00a0mars 2037 à 3\u00a0h\u00a030');
  expect(await axeFindings(page)).toEqual([]);
  await sheet.send(`Programmer sur ${BLOG}`);
  await sheet.says('Programmé le 29\u00a0mars 2037 à 3\u00a0h\u00a030');
  expect(await publicPosts(google.pagesOrigin)).toEqual([]);
  const { items } = await ask(page, 'publications.of-post', { postId: (await firstPost(page)) ?? '' });
  expect(items.map(({ state, publishedAt }) => [state, publishedAt])).toEqual([
    ['scheduled', Date.parse('2037-03-29T01:30:00Z')],
  ]);

  // A past time cannot be chosen; the date can be kept while the text changes.
  await sheet.open('Mettre à jour…');
  await expect(sheet.dialog.getByRole('radio', { name: /^Garder la date/ })).toBeChecked();
  await chooses(sheet, 'Autre date…');
  await typeHour(sheet, page, '010120200900');
  await expect(sheet.dialog.getByText('Cette heure est passée.')).toBeVisible();
  await expect(sheet.dialog.getByRole('button', { name: `Programmer sur ${BLOG}` })).toBeDisabled();
  await chooses(sheet, 'Maintenant');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
  expect((await publicPosts(google.pagesOrigin)).map(({ title }) => title)).toEqual([gardenInterview.title]);
});

const firstPost = async (page: Page): Promise<string | undefined> =>
  (await ask(page, 'posts.list', { list: 'scheduled', limit: 1 })).items[0]?.id;
