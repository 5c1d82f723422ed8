/** Words quoted from a result, from the preview, from the text; and put in the open post. */
import { publishedAnchor, questionAnchor } from '#interview/marks.ts';
import { BLOG, ELSEWHERE, ENGLISH, makeArchive } from './sample-archive.ts';
import { expect, test } from './fixtures.ts';
import type { Escale } from './launch.ts';
import { ask } from './library.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { SearchPage } from './pages/SearchPage.ts';

const NB = '\u00a0';
/** Of the second question of the post at this rank of the archive, where readers find it. */
const addressOfQuestion = (index: number): string =>
  `${BLOG.url}/p/${index}.html#${publishedAnchor(questionAnchor('q2'), `pub-${index}`)}`;

async function begin(escale: Escale): Promise<{ ids: string[]; search: SearchPage }> {
  const ids = await makeArchive(escale.library);
  await escale.start();
  await escale.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1_280, 800);
  });
  const search = new SearchPage(escale.page);
  await search.openByKeys();
  return { ids, search };
}

test('a result is quoted with who spoke, as they were then, and its question’s address', async ({
  unstarted,
}) => {
  const { ids, search } = await begin(unstarted);
  const { stage, page } = unstarted;
  await search.field.fill('procédure clef');
  await expect(search.chosen()).toContainText('prêter une clef');
  await page.keyboard.press('Control+Shift+G');
  await expect(page.getByText('Citation copiée.')).toBeVisible();
  const address = addressOfQuestion(ids.length - 1);
  const source = `Anne Martin, chargée de mission, Ville de Montrivière`;
  const title = 'Les rencontres du laboratoire : deux jardinières de l’action publique';
  expect(await stage.copied()).toEqual({
    text: `«${NB}Par hasard : une habitante a demandé une clef, et nous n’avions aucune procédure pour prêter une clef.${NB}», ${source}, ${title}, ${BLOG.name}, 12${NB}mars 2019, ${address}`,
    html: expect.stringContaining(
      `prêter une clef.${NB}», ${source}, <em>${title}</em>, ${BLOG.name}, 12${NB}mars 2019, <a href="${address}">${address}</a></p>`,
    ),
  });
});

test('a page without our anchors is quoted by its words; an English one in English; a draft without address', async ({
  unstarted,
}) => {
  const { ids, search } = await begin(unstarted);
  const { stage, page } = unstarted;
  const copied = async (query: string, words: string): Promise<string> => {
    await search.field.fill(query);
    await expect(search.preview.getByText(words).first()).toBeVisible();
    await expect(search.preview.locator('[data-chosen]')).toContainText(words);
    const before = (await stage.copied()).text;
    await search.preview.getByRole('button', { name: 'Copier la citation' }).click();
    await expect.poll(async () => (await stage.copied()).text).not.toBe(before);
    return (await stage.copied()).text;
  };
  const at = ids.length - 7;
  expect(await copied('fleuve gelé', 'Le fleuve a gelé deux fois, en 1956 et en 1963.')).toBe(
    `«${NB}Le fleuve a gelé deux fois, en 1956 et en 1963.${NB}», ${ELSEWHERE.title}, ${BLOG.name}, 2${NB}juin 2018, ${BLOG.url}/p/${at}.html#:~:text=Le%20fleuve%20a%20gel%C3%A9,1956%20et%20en%201963`,
  );
  expect(await copied('spare', 'Lend a “spare” key. Then lend another.')).toContain(
    `“Lend a ‘spare’ key.”, Ada Cole, gardener, Town of Ely, ${ENGLISH.title}, ${BLOG.name}, `,
  );
  expect(await copied('boulanger', 'Le boulanger choisit.')).toBe(
    `«${NB}Le boulanger choisit.${NB}», Idriss Faye, médiateur numérique, Numérique et campagne : la tournée du bus`,
  );
  await expect(page.getByText('Citation copiée, sans adresse', { exact: false })).toBeVisible();
});

test('what is selected in the preview is quoted, with a cut between two selections', async ({
  unstarted,
}) => {
  const { search } = await begin(unstarted);
  const { stage, page } = unstarted;
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

  // Words of two people are two quotations, each with its source.
  await search.preview.getByRole('button', { name: 'Ne plus les garder' }).click();
  await search.select('J’y ai appris');
  await search.preview.getByRole('button', { name: 'Garder aussi cette sélection' }).click();
  await search.select('design de service');
  await page.keyboard.press('Control+Shift+G');
  await expect.poll(async () => (await stage.copied()).text.split('\n\n').length).toBe(2);
});

test('without an open post one is told so; in an open one the quote goes after the caret, and one undo takes it back', async ({
  unstarted,
}) => {
  const { ids, search } = await begin(unstarted);
  const { page } = unstarted;
  await search.field.fill('procédure clef');
  await expect(search.chosen()).toContainText('prêter une clef');
  await search.preview.getByRole('button', { name: 'Insérer ici comme citation' }).click();
  await expect(page.getByText('Aucun billet n’est ouvert', { exact: false })).toBeVisible();

  const title = 'Notre calendrier de printemps';
  await search.goTo('calendrier', title);
  const editor = new EditorPage(page);
  await editor.text.getByText('Quatre rendez-vous').click();
  await page.keyboard.press('Home');
  const id = ids.at(-2) ?? '';
  const before = (await ask(page, 'posts.get', { id })).document.body;

  await search.openByKeys();
  await search.preview.getByRole('button', { name: 'Insérer ici comme citation' }).click();
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

test('words selected in the text are quoted; without any, one is told what to do', async ({ unstarted }) => {
  const { search } = await begin(unstarted);
  const { stage, page } = unstarted;
  await search.goTo('guichet', 'Au guichet, une heure par semaine : l’expérience de Montrivière');
  await expect(page.getByRole('textbox', { name: 'Texte du billet' })).toBeVisible();
  const editor = new EditorPage(page);
  const answer = editor.text.getByText('On voit que la moitié des visites');
  await answer.click();
  await page.keyboard.press('Control+Shift+G');
  await expect(page.getByText('Sélectionner d’abord les mots à citer.')).toBeVisible();
  await answer.click({ clickCount: 3 });
  await page.keyboard.press('Control+Shift+G');
  await expect
    .poll(async () => (await stage.copied()).text)
    .toMatch(
      /^«\u00a0On voit que .*\u00a0», Sophie Lacaze, directrice générale adjointe, Ville de Montrivière, Au guichet/,
    );
});
