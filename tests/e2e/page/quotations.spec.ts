/** Words quoted from a selection of the preview and of the text, and inserted into the open post. */
import { publishedAnchor, questionAnchor } from '#interview/marks.ts';
import { BLOG, makeArchive } from '../../builders/sample-archive.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import type { Startable } from '../support/stage/stage.ts';

const NB = '\u00a0';
/** The public address of the second question of the post at this index of the archive. */
const addressOfQuestion = (index: number): string =>
  `${BLOG.url}/p/${index}.html#${publishedAnchor(questionAnchor('q2'), `pub-${index}`)}`;

async function openSearch(escale: Startable): Promise<{ ids: string[]; search: SearchPage }> {
  const ids = await makeArchive(escale.library);
  await escale.start();
  await escale.stage.resize({ width: 1_280, height: 800 });
  const search = new SearchPage(escale.page);
  await search.openByKeys();
  return { ids, search };
}

test('quotes the selection of the preview, with an omission mark between two selections', async ({
  fresh,
}) => {
  const { search } = await openSearch(fresh);
  const { stage, page } = fresh;
  await search.field.fill('gares');
  await expect(search.preview).toContainText('Je viens du design de service.');
  await search.select('dessinais des gares');
  await page.keyboard.press('Control+Shift+G');
  await expect
    .poll(async () => (await stage.copied()).text)
    .toContain(`«${NB}dessinais des gares${NB}», Karim Benali`);

  await search.select('Je viens du design de service.');
  await search.preview.getByRole('button', { name: 'Garder aussi cette sélection' }).click();
  await expect(search.preview.getByText(`1${NB}passage gardé`)).toBeVisible();
  await search.select('on y apprend à regarder');
  await page.keyboard.press('Control+Shift+G');
  await expect
    .poll(async () => (await stage.copied()).text)
    .toContain(
      `«${NB}Je viens du design de service. […] on y apprend à regarder${NB}», Karim Benali, designer`,
    );

  // The words of two people are two quotations, each with its source.
  await search.preview.getByRole('button', { name: 'Ne plus les garder' }).click();
  await search.select('J’y ai appris');
  await search.preview.getByRole('button', { name: 'Garder aussi cette sélection' }).click();
  await search.select('design de service');
  await page.keyboard.press('Control+Shift+G');
  await expect.poll(async () => (await stage.copied()).text.split('\n\n').length).toBe(2);
});

test('inserts a quotation after the caret of the open post, undone in one step', async ({ fresh }) => {
  const { ids, search } = await openSearch(fresh);
  const { page } = fresh;
  await search.field.fill('procédure clef');
  await expect(search.chosen()).toContainText('prêter une clef');

  const title = 'Notre calendrier de printemps';
  await search.goTo('calendrier', title);
  const editor = new EditorPage(page);
  await editor.text.getByText('Quatre rendez-vous').click();
  await page.keyboard.press('Home');
  const id = ids.at(-2) ?? '';
  const before = (await ask(page, 'posts.get', { id })).document.body;

  await search.openByKeys();
  await search.preview.getByRole('button', { name: `Insérer dans «${NB}${title}${NB}»` }).click();
  await expect(page.getByText(`Citation insérée dans «${NB}${title}${NB}».`)).toBeVisible();
  await expect(search.field).toBeVisible();
  const body = async () => (await ask(page, 'posts.get', { id })).document.body;
  await expect.poll(async () => (await body()).length).toBe(before.length + 1);
  expect((await body())[1]).toMatchObject({
    type: 'quote',
    cite: `Anne Martin, chargée de mission, Ville de Montrivière, Les rencontres du laboratoire : deux jardinières de l’action publique, ${BLOG.name}, 12${NB}mars 2019, ${addressOfQuestion(ids.length - 1)}`,
  });
  const { text } = await ask(page, 'posts.render', { id, format: 'html' });
  expect(text).toContain(`<cite><a href="${addressOfQuestion(ids.length - 1)}">Anne Martin, `);

  await page.getByRole('button', { name: 'Y aller' }).click();
  await expect(editor.text).toBeFocused();
  await page.keyboard.press('Control+Z');
  await expect.poll(body).toEqual(before);
});

test('quotes the words selected in the text, and explains what to do without a selection', async ({
  fresh,
}) => {
  const { search } = await openSearch(fresh);
  const { stage, page } = fresh;
  await search.goTo('guichet', 'Au guichet, une heure par semaine : l’expérience de Montrivière');
  await expect(page.getByRole('textbox', { name: 'Texte du billet' })).toBeVisible();
  const editor = new EditorPage(page);
  const answer = editor.text.getByText('On voit que la moitié des visites');
  await answer.click();
  await page.keyboard.press('Control+Shift+G');
  await expect(page.getByText('Sélectionnez d’abord les mots à citer.')).toBeVisible();
  await answer.click({ clickCount: 3 });
  await page.keyboard.press('Control+Shift+G');
  await expect
    .poll(async () => (await stage.copied()).text)
    .toMatch(
      /^«\u00a0On voit que .*\u00a0», Sophie Lacaze, directrice générale adjointe, Ville de Montrivière, Au guichet/,
    );
});
