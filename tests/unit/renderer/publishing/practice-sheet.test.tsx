// @vitest-environment happy-dom
/** The publish sheet of the practice blog: labels are written in it, and it mentions no other people. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
let postId = '';
afterEach(async () => {
  cleanup();
  await opened.close();
});

it('names no administrator, and shows labels where they can be set', async () => {
  opened = await openTestWindow(
    async (backend) => {
      backend.backend.db.exec(`
        INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
          VALUES ('account', 'practice', 'i', 'b', '1', 'Essai', 1, 0, 0);
        INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
          VALUES ('practice', 'account', 'practice', '99', 'Blog d’essai', 'http://127.0.0.1:1', 'Essai', 0);`);
      postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
      await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-1', document: gardenInterview });
      await backend.call('settings.set', { welcomed: true });
      await backend.call('last-position.set', { postId, caret: '' });
    },
    { publishing: true },
  );
  await screen.findByDisplayValue(gardenInterview.title);
  opened.tell('menu.command', { command: 'publish' });
  const sheet = within(await screen.findByRole('dialog', { name: 'Publier' }));
  await sheet.findByRole('radio', { name: /brouillon sur le blog d’essai$/ });
  expect(screen.getByRole('dialog').textContent).not.toMatch(/Blogger|administrateur/);
  const user = userEvent.setup();
  await user.type(sheet.getByRole('combobox', { name: 'Ajouter un libellé' }), 'Potager{Enter}');
  await sheet.findByText('Potager');
  await waitFor(async () =>
    expect((await opened.backend.call('posts.get', { id: postId })).document.labels).toContain('Potager'),
  );
  // The count of labels is shown only near the limit.
  expect(sheet.queryByText(/\/20$/)).toBeNull();
});
