/** A real WordPress, connected by its application password, published to, and edited there by a colleague. */
import { gardenInterview } from '../../builders/demo-posts.ts';
import { picture } from '../../builders/interview-builder.ts';
import { axeFindings } from '../support/axe.ts';
import { requestSite, type Post, test } from '../support/outside/wordpress-fixture.ts';
import { expect } from '../support/stage/fixtures.ts';
import { pressEnter } from '../support/keys.ts';
import { makePhoto } from '../../builders/photo.ts';
import { addPicture, addPosts, ask } from '../support/samples/library.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';

test('publishes to a site from its address by keyboard, merges a colleague’s change, and revokes the password at sign-out', async ({
  page,
  site,
}) => {
  const asset = await addPicture(page, await makePhoto({ width: 640, height: 400, seed: 1 }), 'jardin.jpg');
  const garden = picture(asset, 'Le jardin en mai');
  await addPosts(page, [{ ...gardenInterview, body: [...gardenInterview.body, garden] }]);
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await new SearchPage(page).goTo(gardenInterview.title, gardenInterview.title);
  const settings = new SettingsPage(page);
  await settings.open();
  await pressEnter(settings.dialog.getByRole('button', { name: 'Connecter un blog WordPress…' }));
  const connecting = page.getByRole('dialog', { name: 'Connecter un blog WordPress' });
  await page.keyboard.type(`${site.url}/`);
  await page.keyboard.press('Enter');
  await expect(connecting.getByText('Blog trouvé : Le Labo')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await connecting.getByRole('textbox', { name: 'Identifiant sur le blog' }).fill('lise');
  const password = connecting.getByLabel('Mot de passe d’application');
  // The account’s own password is refused, with a message.
  await password.fill('lise');
  await password.press('Enter');
  await expect(connecting.getByText(/n’a pas reconnu cet identifiant/)).toBeVisible();
  await password.fill(site.passwords['lise'] ?? '');
  await password.press('Enter');
  await expect(connecting.getByText('« Le Labo » est connecté.')).toBeVisible();
  await expect(connecting.getByRole('button', { name: 'Terminer' })).toBeFocused();
  expect(await axeFindings(page)).toEqual([]);
  await pressEnter(connecting.getByRole('button', { name: 'Terminer' }));
  const account = settings.account(`Lise Aubin – ${new URL(site.url).host}`);
  await expect(account).toContainText('Administrateur');
  await settings.close();

  const sheet = new PublishSheet(page);
  await requestSite(site, 'categories', { name: 'Vie du port' });
  await sheet.open('Publier…');
  const beside = page.getByRole('dialog', { name: 'Publier' });
  await pressEnter(beside.getByRole('button', { name: /^Catégories/ }));
  await beside.getByRole('combobox', { name: 'Ajouter une catégorie' }).focus();
  await page.keyboard.type('vie');
  await page.getByRole('option', { name: 'Vie du port' }).click();
  await page.keyboard.type('Rencontres');
  await page.keyboard.press('Enter');
  await pressEnter(beside.getByRole('button', { name: /^Extrait/ }));
  await beside.getByRole('textbox', { name: 'Extrait' }).fill('Un an au jardin.');
  await pressEnter(beside.getByRole('button', { name: 'Image mise en avant Aucune' }));
  await beside.getByRole('radio', { name: 'Aucune' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(beside.getByRole('radio', { name: 'Le jardin en mai' })).toBeChecked();
  await pressEnter(beside.getByRole('button', { name: /^Commentaires/ }));
  await beside.getByRole('radio', { name: 'Ouverts' }).focus();
  await page.keyboard.press('Space');
  await pressEnter(beside.getByRole('button', { name: /^Adresse/ }));
  await beside.getByRole('textbox', { name: 'Mots de l’adresse' }).fill('jardin du port');
  expect(await axeFindings(page)).toEqual([]);
  await sheet.send('Publier sur Le Labo');
  await sheet.says('En ligne, à jour');
  const posts = (await requestSite(site, 'posts?context=edit&status=any')) as Post[];
  expect(posts.map(({ status }) => status)).toEqual(['publish']);
  const [post] = posts;
  expect(post).toMatchObject({ slug: 'jardin-du-port', excerpt: { raw: 'Un an au jardin.' } });
  expect(post?.categories).toHaveLength(2);
  expect(post?.comment_status).toBe('open');
  const [media] = (await requestSite(site, 'media')) as { id: number; alt_text: string }[];
  expect(media).toMatchObject({ id: post?.featured_media, alt_text: 'Le jardin en mai' });
  const readers = await (await fetch(post?.link ?? '')).text();
  expect(readers).toContain('iv-question');

  await requestSite(site, `posts/${post?.id}`, {
    content: (post?.content.raw ?? '').replace('</p>', ' Un mot de plus.</p>'),
  });
  await page.getByRole('textbox', { name: 'Titre' }).fill('Le jardin, un an après');
  await sheet.open('Mettre à jour…');
  await sheet.send('Mettre à jour sur Le Labo');
  await sheet.says('Votre choix est nécessaire');

  await settings.open();
  await account.getByRole('button', { name: /^Déconnecter le compte/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(settings.dialog.getByText(/mot de passe d’application retiré du blog/)).toBeVisible();
  expect(await requestSite(site, 'users/me')).toMatchObject({ data: { status: 401 } });
});
