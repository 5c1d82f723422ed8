// @vitest-environment happy-dom
/**
 * A blog that alters a text as it saves it: the post is shown as online, with its address, the differences, and an
 * acceptance.
 */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { expectDialog } from '../ui/open-dialog.ts';
import {
  type BlogWindow,
  findStatus,
  openBlogWindow,
  openSends,
  openSheet,
  press,
  statusLine,
} from './blog-window.ts';

let opened: BlogWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

const SIGNATURE = '<p class="sig">Le Labo, tous droits réservés</p>';
const withSignature = (html: string): string => (html.includes(SIGNATURE) ? html : `${html}${SIGNATURE}`);

const openAltering = () =>
  openBlogWindow({
    prepare: (_backend, { blog }) => {
      blog.faults.behaviours.alters = withSignature;
      return Promise.resolve();
    },
  });

it('shows the page, leads to the differences by keyboard, and accepts them for the whole blog', async () => {
  opened = await openAltering();
  await press(await openSheet('Publier…'), /^Publier sur/);
  const card = within(await screen.findByRole('dialog', { name: 'Publié' }));
  expect(card.getByText(/^http.*\.html$/)).toBeTruthy();
  expect(card.getByText(/n’a pas gardé le texte tel qu’envoyé/)).toBeTruthy();
  await userEvent.click(card.getByRole('button', { name: 'Voir ce qui diffère' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Modifié par le site' }));
  expect(await dialog.findByText(/^«\sLe Labo, tous droits réservés\s» ajouté$/)).toBeTruthy();
  await expectDialog({ title: 'Modifié par le site', focus: 'Accepter', act: 'Accepter' });
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  await findStatus('En ligne, modifié par le site');
  expect(within(statusLine()).getByRole('button', { name: 'Voir' })).toBeTruthy();
  await screen.findByText('Modifié par le site');
  within(statusLine()).getByRole('button', { name: 'Voir ce qui diffère' }).focus();
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Modifié par le site' });
  const accept = await screen.findByRole('button', { name: 'Accepter' });
  accept.focus();
  await userEvent.keyboard('{Enter}');
  await findStatus('En ligne, à jour');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('shows in « Envois » that it is online, and leads to the differences', async () => {
  opened = await openAltering();
  await opened.send();
  await findStatus('En ligne, modifié par le site');
  const sends = within(await openSends());
  expect(await sends.findByText('En ligne, modifié par le site.')).toBeTruthy();
  await userEvent.click(sends.getByRole('button', { name: 'Détails' }));
  expect(await sends.findByText('Texte modifié par le site en l’enregistrant')).toBeTruthy();
  await userEvent.click(sends.getByRole('button', { name: 'Voir ce qui diffère' }));
  expect(await screen.findByRole('dialog', { name: 'Modifié par le site' })).toBeTruthy();
});

it('never shows a public post as not online yet', async () => {
  opened = await openBlogWindow();
  const { blog } = opened;
  // An alteration at publication.
  blog.faults.add({
    method: 'posts.get',
    before: async () => {
      const [post] = blog.live();
      if (post !== undefined)
        await blog.elsewhere.write(post.id, { title: 'Changé aussitôt' }, { whole: false });
    },
  });
  await press(await openSheet('Publier…'), /^Publier sur/);
  const card = within(await screen.findByRole('dialog', { name: 'En ligne, à vérifier' }));
  expect(card.getByRole('button', { name: 'Voir' })).toBeTruthy();
  expect(screen.queryByText('Pas encore en ligne')).toBeNull();
});
