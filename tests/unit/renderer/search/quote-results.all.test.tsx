// @vitest-environment happy-dom
/** « Copier la citation » of a result: its words, speaker and public address; and its failure without a post. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { publishedAnchor, questionAnchor } from '#interview/marks.ts';
import { demoPosts } from '#tests/builders/demo-posts.ts';
import { BLOG, ELSEWHERE, ENGLISH, GARDEN, type Archived } from '#tests/builders/sample-archive.ts';
import { ask, findChosen, findField, openSearchWindow, preview, type SearchWindow } from './search-window.ts';

const NB = '\u00a0';
const ARCHIVE: readonly Archived[] = [
  GARDEN,
  { post: ENGLISH, published: '2021-05-04T09:00:00Z' },
  { post: ELSEWHERE, published: '2018-06-02T09:00:00Z', elsewhere: true },
  ...demoPosts.map((post): Archived => ({ post })),
];
let opened: SearchWindow;
const user = userEvent.setup();
afterEach(() => opened.close());

type Copied = Readonly<{ text: string; html: string }>;
const copiedQuotations = (): Copied[] =>
  opened.requests.filter(({ name }) => name === 'clipboard.write').map(({ input }) => input as Copied);

/** Copies the first result of this query, whose passage has these words. */
async function copyFirst(query: string, words: string): Promise<Copied> {
  opened = await openSearchWindow(ARCHIVE);
  ask(opened.field, query);
  await findChosen(words);
  await user.click(await within(preview()).findByRole('button', { name: 'Copier la citation' }));
  await waitFor(() => expect(copiedQuotations()).toHaveLength(1));
  return copiedQuotations()[0] as Copied;
}

it('copies the speaker with the details of that time and the question’s address, by the command', async () => {
  opened = await openSearchWindow(ARCHIVE);
  ask(opened.field, 'procédure clef');
  await findChosen('prêter une clef');
  opened.tell('menu.command', { command: 'copy-quotation' });
  await screen.findByText('Citation copiée.');
  const address = `${BLOG.url}/p/0.html#${publishedAnchor(questionAnchor('q2'), 'pub-0')}`;
  const source = 'Anne Martin, chargée de mission, Ville de Montrivière';
  const title = 'Les rencontres du laboratoire : deux jardinières de l’action publique';
  expect(copiedQuotations()).toEqual([
    {
      text: `«${NB}Par hasard : une habitante a demandé une clef, et nous n’avions aucune procédure pour prêter une clef${NB}», ${source}, ${title}, ${BLOG.name}, 12${NB}mars 2019, ${address}`,
      html: expect.stringContaining(
        `prêter une clef${NB}», ${source}, <a href="${address}"><em>${title}</em></a>, ${BLOG.name}, 12${NB}mars 2019</p>`,
      ) as string,
    },
  ]);
});

it('uses a text fragment when the page has no anchor of ours', async () => {
  const { text } = await copyFirst('fleuve gelé', 'Le fleuve a gelé deux fois, en 1956 et en 1963.');
  expect(text).toBe(
    `«${NB}Le fleuve a gelé deux fois, en 1956 et en 1963${NB}», ${ELSEWHERE.title}, ${BLOG.name}, 2${NB}juin 2018, ${BLOG.url}/p/2.html#:~:text=Le%20fleuve%20a%20gel%C3%A9,1956%20et%20en%201963`,
  );
});

it('quotes an English post by English rules', async () => {
  const { text } = await copyFirst('spare', 'Lend a “spare” key.');
  expect(text).toContain(
    `“Lend a ‘spare’ key”, Ada Cole, gardener, Town of Ely, ${ENGLISH.title}, ${BLOG.name}, `,
  );
});

it('gives no address of a draft, with that notice', async () => {
  const { text } = await copyFirst('boulanger', 'Le boulanger choisit.');
  expect(text).toBe(
    `«${NB}Le boulanger choisit${NB}», Idriss Faye, médiateur numérique, Numérique et campagne : la tournée du bus`,
  );
  expect(await screen.findByText(/Citation copiée, sans adresse/)).toBeTruthy();
});

it('reports that inserting a quotation needs an open post', async () => {
  opened = await openSearchWindow(ARCHIVE);
  ask(opened.field, 'procédure clef');
  await findChosen('prêter une clef');
  await user.click(await within(preview()).findByRole('button', { name: 'Insérer ici' }));
  expect(await screen.findByText(/Aucun billet n’est ouvert/)).toBeTruthy();
});

it('names the post that receives a quotation, and undoes it from the search', async () => {
  opened = await openSearchWindow(ARCHIVE);
  const id = opened.ids[3] ?? '';
  const before = await opened.backend.call('posts.get', { id });
  const { title } = before.document;
  ask(opened.field, title);
  await user.click(await within(preview()).findByRole('button', { name: 'Ouvrir' }));
  await screen.findByDisplayValue(title);
  opened.tell('menu.command', { command: 'search' });
  ask(await findField(), 'procédure clef');
  await findChosen('prêter une clef');
  const name = `Insérer dans «${NB}${title}${NB}»`;
  await user.click(await within(preview()).findByRole('button', { name }));
  await screen.findByText(/^Citation insérée dans/);
  const bodyOf = async () => (await opened.backend.call('posts.get', { id })).document.body;
  await waitFor(async () => expect(JSON.stringify(await bodyOf())).toContain('"type":"quote"'));
  await user.click(within(preview()).getByRole('button', { name: 'Annuler' }));
  await screen.findByText(/^Citation retirée de/);
  await waitFor(async () => expect(await bodyOf()).toEqual(before.document.body));
});
