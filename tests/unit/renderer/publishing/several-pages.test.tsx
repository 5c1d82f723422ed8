// @vitest-environment happy-dom
/** « Publier… » of a selection: the checks of each post before, the pages after. */
import { randomUUID } from 'node:crypto';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { several as words } from '#assets/messages/fr/several.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { ANNE, postWithAnswers } from '#tests/builders/three-people.ts';
import { addPost } from '../../backend/people/test-directory.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

it('lists the posts with checks, then each page with a button that opens it, over any list', async () => {
  const user = userEvent.setup();
  const unnamed = { ...gardenInterview, title: '' };
  opened = await openTestWindow(
    async (backend) => {
      const token = 'a'.repeat(32);
      backend.backend.granted.grant(token, temporaryFolder('site'));
      await backend.call('folder.connect', { token, name: 'Le Labo', address: '', language: 'fr' });
      await backend.call('settings.set', { welcomed: true, holdSeconds: 0 });
      addPost(backend, postWithAnswers('Le bac', ANNE));
      addPost(backend, unnamed);
    },
    { publishing: true, backend: { newId: randomUUID } },
  );
  const list = await screen.findByRole('grid', { name: 'Brouillons' });
  // The list follows the open post to the published ones.
  (await within(list).findByRole('row', { name: 'Le bac' })).focus();
  await user.keyboard('{Enter}');
  await screen.findByDisplayValue('Le bac');
  within(list).getByRole('row', { name: 'Le bac' }).focus();
  await user.keyboard('{Control>}a{/Control}');
  const bar = await screen.findByRole('toolbar', { name: words.bar });
  await user.click(within(bar).getByRole('button', { name: words.send }));
  const dialog = within(await screen.findByRole('dialog', { name: words.sending.title(2) }));
  const checks = await dialog.findByRole('region', { name: /points à vérifier$/ });
  within(checks).getByText('Sans titre');
  within(checks).getByText(/titre/, { selector: '[class*=hint]' });
  await user.click(await dialog.findByRole('button', { name: 'Publier 2\u00a0billets' }));
  await dialog.findByText(/^Les 2\sbillets sont publiés\.$/);
  await screen.findByRole('grid', { name: /^(En ligne|Publiés)$/, hidden: true });
  const pages = await dialog.findByRole('region', { name: words.sending.pages });
  await within(pages).findByRole('button', { name: /Le bac$/ });
  await within(pages).findByRole('button', { name: /Sans titre$/ });
  // No pending send is left.
  expect(dialog.queryByRole('button', { name: words.sending.undo })).toBeNull();
});
