// @vitest-environment happy-dom
/** A person’s page: saved while typing, and no typing is lost when a save fails. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { AM, ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { addPost, actsEnded } from '../../backend/people/test-directory.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
afterEach(() => opened.close());

async function openPerson(name: string) {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Personnes/ }));
  const column = await screen.findByRole('region', { name: 'Liste' });
  await user.click(await within(column).findByText(name));
  await screen.findByRole('heading', { level: 1, name });
  return user;
}
const edit = async (user: ReturnType<typeof userEvent.setup>) =>
  user.click(await screen.findByRole('button', { name: 'Modifier' }));
const box = (name: string) => screen.findByRole('textbox', { name });

it('saves edits by itself, and keeps what cannot be saved until it is, on another page too', async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    addPost(backend, postWithAnswers('Un', ANNE));
    addPost(backend, postWithAnswers('Deux', KARIM));
  });
  const user = await openPerson('Anne Martin');
  await edit(user);
  await user.type(await box('Remarques'), 'Préfère le matin.');
  await screen.findByText('Fiche enregistrée.');
  const anne = () => opened.backend.call('people.get', { id: 'anne' });
  expect((await anne()).note).toBe('Préfère le matin.');

  opened.refuse('people.save', { code: 'disk.full' });
  await user.type(await box('Téléphone'), '01 02 03');
  await screen.findByText(/La fiche n’est pas encore enregistrée/);
  const column = screen.getByRole('region', { name: 'Liste' });
  await user.click(within(column).getByText('Karim Benali'));
  await screen.findByText(/La fiche d’Anne Martin n’est pas encore enregistrée/);
  await user.click(within(column).getByText('Anne Martin'));
  await waitFor(async () => expect(await box('Téléphone')).toHaveProperty('value', '01 02 03'));
  opened.accept('people.save');
  await user.click(await screen.findByRole('button', { name: 'Réessayer' }));
  await waitFor(async () => expect((await anne()).phone).toBe('01 02 03'));
});

it('refuses an invalid address at its field, and saves the rest', async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    addPost(backend, postWithAnswers('Un', ANNE));
  });
  const user = await openPerson('Anne Martin');
  await edit(user);
  await user.click(await screen.findByRole('button', { name: 'Ajouter un lien' }));
  await user.type(await box('Adresse 1'), 'javascript:alert(1)');
  await screen.findByText(/Une adresse commence par/);
  await user.clear(await box('Adresse 1'));
  await user.type(await box('Adresse 1'), 'exemple.fr/anne');
  await user.type(await box('Intitulé 1 (facultatif)'), 'Son site');
  await user.tab();
  await waitFor(async () =>
    expect((await opened.backend.call('people.get', { id: 'anne' })).links).toEqual([
      { url: 'https://exemple.fr/anne', label: 'Son site' },
    ]),
  );
  await user.clear(await box('Nom'));
  await screen.findByText(/Saisissez un nom/);
  expect((await opened.backend.call('people.get', { id: 'anne' })).name).toBe('Anne Martin');
});

it('asks whether a new name applies to the posts too, by default not', async () => {
  let post = '';
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    post = addPost(backend, postWithAnswers('Un', ANNE));
  });
  const user = await openPerson('Anne Martin');
  await edit(user);
  await user.clear(await box('Nom'));
  await user.type(await box('Nom'), 'Anne Roux');
  await screen.findByText(/« Anne Martin » devient « Anne Roux »/);
  const name = async () =>
    (await opened.backend.call('posts.get', { id: post })).document.participants[0]?.name;
  expect(await name()).toBe('Anne Martin');
  await user.click(screen.getByRole('button', { name: 'Partout…' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText(/1 billet change ici/);
  await user.click(within(dialog).getByRole('button', { name: 'Changer le nom partout' }));
  await waitFor(async () => expect(await name()).toBe('Anne Roux'));
  await actsEnded(opened.backend);
  await user.click(await screen.findByRole('button', { name: 'Annuler' }));
  await waitFor(async () => expect(await name()).toBe('Anne Martin'));
});

it('proposes people of the same name, previews the result, and merges', async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    addPost(backend, postWithAnswers('Un', ANNE));
    addPost(backend, postWithAnswers('Deux', { ...AM, name: 'ANNE MARTIN', role: 'stagiaire' }));
    addPost(backend, postWithAnswers('Trois', { ...AM, name: 'ANNE MARTIN', role: 'stagiaire' }, ANNE));
  });
  const user = await openPerson('Anne Martin');
  await screen.findByText('ANNE MARTIN, 2 billets, porte le même nom.');
  await user.click(screen.getByRole('button', { name: 'Fusionner…' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText(/2 billets concernés/);
  within(dialog).getByText(/Les deux figurent dans 1 billet/);
  await user.click(
    within(within(dialog).getByRole('radiogroup', { name: 'Fonction' })).getByRole('radio', {
      name: 'stagiaire',
    }),
  );
  await user.click(within(dialog).getByRole('button', { name: 'Fusionner' }));
  await waitFor(async () => {
    const { items } = await opened.backend.call('participants.list', { query: '', limit: 10 });
    expect(items).toMatchObject([{ id: 'anne', role: 'stagiaire', posts: 3 }]);
  });
  await screen.findByText(/2 billets à mettre à jour ici/);
});

it('shows a person’s answers before their details, and leads there', async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    addPost(backend, postWithAnswers('Un', { ...ANNE, organisation: 'Mairie' }, KARIM));
    addPost(backend, postWithAnswers('Deux', ANNE));
  });
  const user = await openPerson('Anne Martin');
  const words = await screen.findByRole('region', { name: 'Quelques mots' });
  expect(within(words).getAllByText('Ce que dit Anne Martin.')).toHaveLength(2);
  expect(screen.queryByRole('textbox', { name: 'Nom' })).toBeNull();
  const line = screen.getByRole('toolbar', { name: 'Ses billets dans le temps' });
  expect(
    within(line)
      .getAllByRole('button')
      .map((post) => post.getAttribute('aria-label')),
  ).toEqual([
    expect.stringMatching(/^Un, .*, pas en ligne, 1\u00a0réponse$/),
    expect.stringMatching(/^Deux, .*, pas en ligne, 1\u00a0réponse$/),
  ]);
  await user.click(screen.getByRole('button', { name: 'Voir en tableau\u00a0: Ses billets dans le temps' }));
  const table = screen.getByRole('table');
  expect(within(table).getByRole('row', { name: /^Deux / })).toBeTruthy();
  expect(within(table).getAllByRole('columnheader')).toHaveLength(5);
  await user.click(within(words).getByRole('button', { name: 'Lire dans «\u00a0Deux\u00a0»' }));
  await screen.findByDisplayValue('Deux');
});
