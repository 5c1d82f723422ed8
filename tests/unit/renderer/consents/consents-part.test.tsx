// @vitest-environment happy-dom
/** Consents in the panel of a post and on a person’s page: recording, withdrawing, the checks and the file. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { addPost } from '../../backend/people/test-directory.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { expectDialog } from '../ui/open-dialog.ts';

const user = userEvent.setup();
let opened: TestWindow | undefined;
let postId = '';
afterEach(async () => {
  cleanup();
  await opened?.close();
  opened = undefined;
});

async function openWindow(): Promise<TestWindow> {
  opened = await openTestWindow(
    async (backend) => {
      addPost(backend, postWithAnswers('Le quai', ANNE));
      postId = addPost(backend, postWithAnswers('Le canal', { ...ANNE, portrait: 'a'.repeat(64) }, KARIM));
      await backend.call('settings.set', { welcomed: true, panelShown: true });
      await backend.call('last-position.set', { postId, caret: 't:a1:0:2' });
    },
    { shell: { 'dialogs.choose-destination': {} } },
  );
  await screen.findByText('Ce que dit Karim Benali.');
  const panel = screen.queryByRole('button', { name: 'Afficher le volet' });
  if (panel !== null) await user.click(panel);
  return opened;
}
const list = async (window: TestWindow) => (await window.backend.call('consents.list', {})).items;
const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const dialog = () => within(screen.getByRole('dialog'));
const withdrawFirst = async () => {
  await press('Retirer l’accord (Anne Martin\u00a0: image)');
  await expectDialog({
    title: 'Retirer un accord',
    focus: 'Enregistrer le retrait',
    act: 'Enregistrer le retrait',
  });
};

it('records a consent to words and picture by keyboard, and checks what is missing since', async () => {
  const window = await openWindow();
  await press(/^Accords/);
  await screen.findByText('Aucun accord enregistré.');
  await press('Enregistrer un accord…');
  await expectDialog({ title: 'Enregistrer un accord', focus: 'Qui', act: 'Enregistrer' });
  // Everything that is missing is said at its field.
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Indiquez la personne.');
  expect(dialog().getByRole('alert').textContent).toBe('Cochez ce que la personne autorise.');
  await user.keyboard('Anne Martin{Escape}{Tab} {Tab} ');
  await user.click(dialog().getByRole('checkbox', { name: 'La personne est mineure' }));
  await user.type(dialog().getByRole('textbox', { name: 'Où' }), 'le site');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Indiquez qui a signé pour la personne mineure.');
  expect(await list(window)).toEqual([]);
  await user.type(dialog().getByRole('textbox', { name: 'Ses deux parents' }), 'Lise et Paul Martin{Enter}');
  await screen.findByText('Anne Martin : paroles');
  expect(await list(window)).toMatchObject([
    { subject: 'picture', personId: 'anne', post: { id: postId }, places: 'le site', manner: 'paper' },
    { subject: 'words', isMinor: true, guardians: 'Lise et Paul Martin', state: 'given' },
  ]);
  // The register is in use now; the check leads to the consents.
  await press(/^Accords/);
  await user.click(await screen.findByText('Pas d’accord de Karim Benali pour ses paroles.'));
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Accords/, expanded: true })),
  );
});

const saveBoth = (window: TestWindow) =>
  window.backend.call('consents.save', {
    name: 'Anne Martin',
    personId: 'anne',
    subjects: ['words', 'picture'],
    places: '',
    purpose: 'une exposition',
    manner: 'oral',
    givenAt: Date.now() - 86_400_000,
    isMinor: false,
    guardians: '',
    note: '',
  });

it('withdraws a consent, lists its posts, and takes it back', async () => {
  const window = await openWindow();
  await saveBoth(window);
  await press(/^Accords/);
  await screen.findByText('Anne Martin : image');
  await withdrawFirst();
  const item = await dialog().findByRole('listitem');
  expect(item.textContent).toContain('Le canal1\u00a0image · dont son portrait · pas en ligne');
  await press('Enregistrer le retrait');
  await screen.findByText('Anne Martin a retiré ou refusé son accord pour son image.');
  expect((await list(window)).map(({ subject, state }) => [subject, state])).toEqual([
    ['picture', 'withdrawn'],
    ['words', 'given'],
  ]);
  // Nothing else has changed: the portrait leaves on request only.
  expect((await window.backend.call('posts.get', { id: postId })).document.participants[0]?.portrait).toBe(
    'a'.repeat(64),
  );
  await expectDialog({ title: 'Billets concernés par un accord', focus: 'Terminer', act: 'Terminer' });
  await press('Annuler le retrait');
  await waitFor(async () => expect((await list(window))[0]?.state).toBe('given'));
});

it('changes and deletes an entry on the page of its person, and opens a post of a withdrawal', async () => {
  const window = await openWindow();
  await saveBoth(window);
  await press('Personnes');
  await user.click(
    await within(await screen.findByRole('region', { name: 'Liste' })).findByText('Anne Martin'),
  );
  await press('Modifier l’accord (Anne Martin\u00a0: paroles)');
  await expectDialog({ title: 'Modifier un accord', focus: 'Qui', act: 'Enregistrer' });
  await user.type(dialog().getByRole('textbox', { name: 'Remarque' }), 'Classeur 3{Enter}');
  await waitFor(async () =>
    expect((await list(window)).find(({ subject }) => subject === 'words')).toMatchObject({
      note: 'Classeur 3',
      manner: 'oral',
      personId: 'anne',
    }),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await press('Modifier l’accord (Anne Martin\u00a0: image)');
  await press('Supprimer cette ligne');
  await press('Supprimer');
  await waitFor(async () => expect((await list(window)).map(({ subject }) => subject)).toEqual(['words']));
  await press('Retirer l’accord (Anne Martin\u00a0: paroles)');
  await press('Ouvrir «\u00a0Le quai\u00a0»');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await screen.findByText('Ce que dit Anne Martin.')).toBeDefined();
});

it('exports the register in the chosen format, of this post or all', async () => {
  const window = await openWindow();
  await saveBoth(window);
  await press(/^Accords/);
  await press('Exporter le registre…');
  await expectDialog({
    title: 'Exporter le registre des accords',
    focus: 'Ceux de ce billet',
    act: 'Choisir où enregistrer…',
  });
  await user.click(dialog().getByRole('radio', { name: 'Tableau (csv)' }));
  await press('Choisir où enregistrer…');
  await waitFor(() =>
    expect(window.requests.filter(({ name }) => name === 'dialogs.choose-destination')).toMatchObject([
      { input: { what: 'file', format: 'csv', name: 'Registre des accords' } },
    ]),
  );
});
