/** Links: to videos, which become cards, and to other posts of the library. */
import { buildArticle } from '../../builders/interview-builder.ts';
import { storedPost, writeArticle } from '../support/samples/sample-article.ts';
import { expect, test as base } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { startOutsideWorld, type OutsideWorld } from '../support/outside/outside-world.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

const test = base.extend<{ outside: OutsideWorld }>({
  outside: async ({}, use) => {
    const world = await startOutsideWorld();
    await use(world);
    world.close();
  },
  env: async ({ outside }, use) => use({ ESCALE_TEST_OUTSIDE: outside.origin }),
});

const WATCH = 'https://youtu.be/aBcDeFgH_-1?si=qui-suit';

test('turns a pasted video link into a card with its title; undo restores the link; the player warns of trackers', async ({
  stage,
  page,
  outside,
}) => {
  const { window, editor } = await writeArticle(page);
  await editor.paste(stage, WATCH);
  const card = page.getByRole('group', { name: /^Vidéo · YouTube/ });
  const title = card.getByRole('textbox', { name: 'Titre de la vidéo' });
  await expect(title).toHaveValue('Visite de la serre');
  await expect(card.locator('img')).toHaveJSProperty('naturalWidth', 480);
  expect(outside.requests.map((path) => path.split('?')[0])).toEqual([
    '/www.youtube.com/oembed',
    '/i.ytimg.com/vi/a/hq.jpg',
  ]);

  await editor.press('Control+z');
  await expect(editor.text.getByRole('link', { name: WATCH })).toBeVisible();
  await editor.press('Control+Shift+z');
  await expect(title).toHaveValue('Visite de la serre');

  const frame = card.getByRole('checkbox', { name: 'Intégrer le lecteur' });
  await expect(frame).toBeEnabled();
  await expect(card.getByText('Le lecteur intégré dépose des traceurs chez vos lecteurs.')).toBeVisible();
  await title.fill('');
  await expect(frame).toBeDisabled();
  await title.fill('La serre en trois minutes');
  await frame.press('Space');
  await expect(frame).toBeChecked();
  await window.saved();
  // The practice blog’s pages show no frames; the library has what is sent.
  const { id } = await storedPost(page);
  expect((await ask(page, 'posts.render', { id, format: 'html' })).text).toContain(
    '<iframe src="https://www.youtube-nocookie.com/embed/aBcDeFgH_-1" title="La serre en trois minutes"',
  );
});

test('marks a card as waiting without a network and completes it once the network is back', async ({
  stage,
  page,
  outside,
}) => {
  outside.away.yes = true;
  const { window, editor } = await writeArticle(page);
  await editor.paste(stage, WATCH);
  const card = page.getByRole('group', { name: /^Vidéo · YouTube/ });
  await expect(card.getByText('Sera complétée au retour du réseau')).toBeVisible();
  await window.saved();
  outside.away.yes = false;
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await expect(card.getByRole('textbox', { name: 'Titre de la vidéo' })).toHaveValue('Visite de la serre');
  await window.saved();
  expect((await storedPost(page)).document.body[1]).toMatchObject({
    type: 'embed',
    title: 'Visite de la serre',
  });
});

test('inserts a video by the slash menu and refuses an address that is no video', async ({ page }) => {
  const { editor } = await writeArticle(page);
  await editor.type('/vidéo');
  await editor.press('Enter');
  const address = page.getByRole('textbox', { name: 'Adresse de la vidéo ou du son' });
  await expect(address).toBeFocused();
  await editor.type('exemple.fr/film');
  await editor.press('Enter');
  await expect(page.getByText('Ni vidéo ni son n’est reconnu')).toBeVisible();
  await address.fill('youtu.be/aBcDeFgH_-1');
  await editor.press('Enter');
  await expect(address).toBeHidden();
  const card = page.getByRole('group', { name: /^Vidéo · YouTube/ });
  await expect(card.getByRole('textbox', { name: 'Titre de la vidéo' })).toHaveValue('Visite de la serre');
});

test('links to questions of the post and to posts of the library, but not to those offline', async ({
  page,
}) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await addPosts(page, [buildArticle().titled('La serre partagée').saying('Un texte.').post]);
  await page.reload();
  await page.getByText('La serre partagée').first().waitFor();
  await window.newInterview();
  await editor.writeTitle('Suite');
  await editor.writeQuestion('Qui arrose la serre ?');
  await editor.press('Escape');
  await editor.type('Voir aussi ');
  await editor.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Adresse ou titre d’un billet' });
  await expect(field).toBeFocused();
  await editor.type('serre');
  const post = page.getByRole('option', { name: /La serre partagée/ });
  await expect(post).toHaveAttribute('aria-disabled', 'true');
  await expect(post).toContainText('Pas encore en ligne');
  await expect(page.getByRole('option', { name: /Qui arrose la serre/ })).toBeVisible();
  await editor.press('ArrowDown', 'Enter');
  await expect(field).toBeHidden();
  await expect(editor.text).toBeFocused();
  await editor.type(' plus haut.');
  await window.saved();
  const { document } = await storedPost(page);
  expect(JSON.stringify(document.body)).toMatch(
    /"type":"link","url":"#q-[^"]+","content":\[\{"type":"text","text":"Qui arrose la serre \?"/,
  );
  await expect(editor.text.getByText('plus haut.')).toBeVisible();
});
