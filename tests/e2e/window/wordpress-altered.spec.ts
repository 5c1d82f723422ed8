/**
 * A real WordPress with a plugin that appends a signature at each save: the post is online, and the author accepts
 * that once.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { test } from '../support/outside/wordpress-fixture.ts';
import { pressEnter } from '../support/keys.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { expect } from '../support/stage/fixtures.ts';

const PLUGIN = `<?php add_filter('wp_insert_post_data', function (array $data): array {
  if ($data['post_type'] === 'post' && $data['post_content'] !== '' && !str_contains($data['post_content'], 'Signé'))
    $data['post_content'] = str_replace('’', "\\\\'", $data['post_content']) . '<p>Signé : le Labo</p>';
  return $data;
}, 20);`;

test('marks a post altered by a plugin as online, and accepts the differences by keyboard', async ({
  page,
  site,
  siteFolder,
}) => {
  const plugins = join(siteFolder, 'site/wp-content/mu-plugins');
  mkdirSync(plugins, { recursive: true });
  writeFileSync(join(plugins, 'signature.php'), PLUGIN);
  await addPosts(page, [gardenInterview]);
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await ask(page, 'wordpress.sign-in', {
    address: site.url,
    user: 'lise',
    password: site.passwords['lise'] ?? '',
  });
  await new SearchPage(page).goTo(gardenInterview.title, gardenInterview.title);
  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  await sheet.press('Publier sur Le Labo');
  await expect(sheet.card.getByText('En ligne sur Le Labo')).toBeVisible();
  await expect(sheet.card.getByText(/n’a pas gardé le texte/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await sheet.says('En ligne, modifié par le site');
  await expect(page.getByRole('grid').getByText('Modifié par le site')).toBeVisible();
  await pressEnter(sheet.status.getByRole('button', { name: 'Voir ce qui diffère' }));
  const dialog = page.getByRole('dialog', { name: 'Modifié par le site' });
  await expect(dialog.getByText(/Signé : le Labo/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await pressEnter(dialog.getByRole('button', { name: 'Accepter' }));
  await sheet.says('En ligne, à jour');
  await expect(dialog).toBeHidden();
});
