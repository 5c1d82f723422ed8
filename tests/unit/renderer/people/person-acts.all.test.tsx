// @vitest-environment happy-dom
/** A person’s page: their details in each post, a new name for later posts, a merge and a removal with undo. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { AM, ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { enterPerson } from '#tests/builders/person-builder.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { addPost, documentOf } from '../../backend/people/test-directory.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
let ids: string[] = [];
const user = userEvent.setup();
afterEach(() => opened.close());

/** The page of this person, on a library with these posts. */
async function openPersonOf(
  name: string,
  posts: readonly Post[],
  prepare?: (backend: TestBackend) => Promise<unknown>,
): Promise<void> {
  opened = await openTestWindow(
    async (backend) => {
      await backend.call('settings.set', { welcomed: true, noticesStay: true });
      ids = posts.map((post) => addPost(backend, post));
      await prepare?.(backend);
    },
    // Acts on people run in the background, and emit events.
    { backend: {} },
  );
  await user.click(await screen.findByRole('button', { name: /^Personnes/ }));
  await user.click(await within(await column()).findByText(name));
  await screen.findByRole('heading', { level: 1, name });
}

const column = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Liste' });
const press = async (name: string): Promise<void> => user.click(await screen.findByRole('button', { name }));
const findBox = (name: string): Promise<HTMLElement> => screen.findByRole('textbox', { name });
const participants = async (at: number) => (await documentOf(opened.backend, ids[at] ?? '')).participants;

it('shows the person’s former details at each post, only when they differ from today’s', async () => {
  const then = { ...ANNE, role: 'stagiaire', organisation: 'Mairie' };
  await openPersonOf(
    'Anne Martin',
    [postWithAnswers('La digue', then, KARIM), postWithAnswers('Le port', ANNE)],
    ({ call }) => call('people.save', { id: 'anne', set: { role: 'directrice', organisation: '' } }),
  );
  const posts = await screen.findByRole('grid', { name: 'Ses entretiens' });
  const row = (title: RegExp): HTMLElement => within(posts).getByRole('row', { name: title });
  await waitFor(() => {
    expect(row(/La digue/).textContent).toContain('1\u00a0réponse · alors stagiaire, Mairie');
    expect(row(/Le port/).textContent).toContain('1\u00a0réponse');
  });
  expect(row(/Le port/).textContent).not.toContain('alors');
});

it('saves the current edit when another person is opened, and puts nothing into a post', async () => {
  await openPersonOf('Anne Martin', [postWithAnswers('La digue', ANNE), postWithAnswers('Le phare', KARIM)]);
  await press('Modifier');
  await user.type(await findBox('Remarques'), 'Préfère le soir.');
  await user.click(within(await column()).getByText('Karim Benali'));
  await waitFor(async () =>
    expect((await opened.backend.call('people.get', { id: 'anne' })).note).toBe('Préfère le soir.'),
  );
  expect(JSON.stringify(await documentOf(opened.backend, ids[0] ?? ''))).not.toContain('soir');
});

it('keeps a new name for future posts on request, and changes no post', async () => {
  await openPersonOf('Anne Martin', [postWithAnswers('La digue', ANNE)]);
  await press('Modifier');
  await user.clear(await findBox('Nom'));
  await user.type(await findBox('Nom'), 'Anne Roux');
  await screen.findByText(/« Anne Martin » devient « Anne Roux »/);
  await press('À partir de maintenant');
  await waitFor(() => expect(screen.queryByText(/« Anne Martin » devient/)).toBeNull());
  await screen.findByText('Fiche enregistrée.');
  expect((await opened.backend.call('people.get', { id: 'anne' })).name).toBe('Anne Roux');
  expect((await participants(0))[0]?.name).toBe('Anne Martin');
});

it('merges with an entry that is searched by its details, and undoes that', async () => {
  const other = { ...AM, name: 'anne martin', role: 'stagiaire' };
  const posts = [
    postWithAnswers('La digue', ANNE),
    postWithAnswers('Le port', other),
    postWithAnswers('Le phare', ANNE, other),
  ];
  await openPersonOf('Anne Martin', posts);
  await press('Fusionner avec…');
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('combobox', { name: 'L’autre personne' }), 'mairie');
  await user.click(await screen.findByRole('option', { name: /^anne martin/ }));
  await dialog.findByText(/2 billets concernés/);
  dialog.getByText(/Les deux figurent dans 1 billet/);
  await user.click(
    within(dialog.getByRole('radiogroup', { name: 'Fonction' })).getByRole('radio', { name: 'stagiaire' }),
  );
  await user.click(dialog.getByRole('button', { name: 'Fusionner' }));
  await screen.findByText(/Fiches fusionnées/);
  await press('Modifier');
  expect(await screen.findByDisplayValue('stagiaire')).toBeTruthy();
  await waitFor(async () => expect((await participants(1))[0]?.id).toBe('anne'));
  const list = screen.getByRole('grid', { name: 'Ses entretiens' });
  await waitFor(() => expect(within(list).getAllByRole('row')).toHaveLength(3));

  await press('Annuler');
  await screen.findByText(/^Annulation en cours\./);
  await waitFor(async () => expect((await participants(1))[0]?.id).toBe('am'));
  expect(await screen.findByDisplayValue('directrice')).toBeTruthy();
});

it('removes a person of no post, and restores them', async () => {
  let id = '';
  await openPersonOf('Zoé Lenoir', [postWithAnswers('La digue', ANNE)], async (backend) => {
    ({ id } = await enterPerson(backend, { name: 'Zoé Lenoir' }));
  });
  await press('Retirer de l’annuaire');
  await screen.findByText('Zoé Lenoir n’est plus dans l’annuaire.');
  const list = within(await column());
  await waitFor(() => expect(list.queryByText('Zoé Lenoir')).toBeNull());
  await press('Annuler');
  await list.findByText('Zoé Lenoir');
  expect((await opened.backend.call('people.get', { id })).name).toBe('Zoé Lenoir');
});
