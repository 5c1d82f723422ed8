/** Content that the editor does not write itself: HTML blocks and sound players. */
import { axeFindings } from '../support/axe.ts';
import { storedPost, writeArticle } from '../support/samples/sample-article.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';

// No request for a title: a file has none, and the site does not answer.
test.use({ env: { ESCALE_TEST_OUTSIDE: 'http://127.0.0.1:9' } });

test('inserts an HTML block by the slash menu, names what it removes, edits it, each in one undo step', async ({
  page,
}) => {
  const { window, editor } = await writeArticle(page);
  await editor.type('/html');
  await editor.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Insérer un bloc HTML' });
  const field = dialog.getByRole('textbox', { name: 'HTML' });
  await expect(field).toBeFocused();
  await field.fill('<script>alert(1)</script>');
  await expect(dialog.getByText('Rien de ce HTML ne peut être gardé.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Insérer', exact: true })).toBeDisabled();
  await field.fill('<p onclick="x()">Marée <u>haute</u></p><script>alert(1)</script>');
  await expect(dialog.getByRole('status')).toContainText('onclick, <script>');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Insérer', exact: true }).click();
  const card = page.getByRole('group', { name: 'Bloc HTML' });
  await expect(card.getByText('Marée haute')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await card.getByRole('button', { name: 'Modifier…' }).click();
  const again = page.getByRole('dialog', { name: 'Modifier le bloc HTML' });
  await expect(again.getByRole('textbox', { name: 'HTML' })).toHaveValue('<p>Marée <u>haute</u></p>');
  await again.getByRole('textbox', { name: 'HTML' }).fill('<p>Marée basse</p>');
  await again.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(card.getByText('Marée basse')).toBeVisible();
  await editor.press('Control+z');
  await expect(card.getByText('Marée haute')).toBeVisible();
  await editor.press('Control+z');
  await expect(card).toHaveCount(0);
  await editor.press('Control+Shift+z');
  await expect(card.getByText('Marée haute')).toBeVisible();
  await window.saved();
  const { id, document } = await storedPost(page);
  expect(document.body).toContainEqual({
    type: 'html',
    html: '<p>Marée <u>haute</u></p>',
    origin: 'outside',
  });
  expect((await ask(page, 'posts.render', { id, format: 'html' })).text).toContain(
    '<p>Marée <u>haute</u></p>',
  );
});

test('shows the address of a sound as a card with a player, without a request to its host', async ({
  stage,
  page,
}) => {
  const { window, editor } = await writeArticle(page);
  await editor.paste(stage, 'https://sons.exemple.fr/la-corne.mp3');
  const card = page.getByRole('group', { name: 'Son · sons.exemple.fr · la corne' });
  await expect(card.getByRole('textbox', { name: 'Titre du son' })).toHaveValue('la corne');
  await expect(card.getByRole('checkbox', { name: 'Intégrer le lecteur' })).toBeChecked();
  await expect(card.getByText('Le son est demandé à son hébergeur quand on l’écoute.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await window.saved();
  const { id } = await storedPost(page);
  expect((await ask(page, 'posts.render', { id, format: 'html' })).text).toContain(
    '<audio src="https://sons.exemple.fr/la-corne.mp3" title="la corne" controls="" preload="none"',
  );
});
