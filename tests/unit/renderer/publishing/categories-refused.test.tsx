// @vitest-environment happy-dom
/** A category that does not exist, for an account that may make none. */
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { fetchUntilAborted, useNodeRequests } from './blog-window.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { PASSWORD, startSmallSite } from '../../backend/publishing/destinations/wordpress/small-site.ts';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
  vi.unstubAllGlobals();
});

it('stays in its field with the reason, until it is edited', async () => {
  useNodeRequests();
  const { origin } = await startSmallSite({
    capabilities: { edit_posts: true },
    answer: (path) => (path.includes('/categories') ? { body: [{ id: 1, name: 'Vie du port' }] } : undefined),
  });
  opened = await openTestWindow(
    async ({ call }) => {
      await call('settings.set', { welcomed: true });
      await call('wordpress.sign-in', { address: origin, user: 'lise', password: PASSWORD });
      const { id, saveNumber } = await call('posts.create', { kind: 'interview', language: 'fr' });
      await call('posts.save', { id, baseSave: saveNumber, saveId: 'save-1', document: gardenInterview });
      await call('last-position.set', { postId: id, caret: '' });
    },
    { publishing: true, backend: { fetch: fetchUntilAborted } },
  );
  await screen.findByDisplayValue(gardenInterview.title);
  opened.tell('menu.command', { command: 'publish' });
  const sheet = within(await screen.findByRole('dialog', { name: 'Publier' }));
  await userEvent.click(await sheet.findByRole('button', { name: /^Catégories/ }));
  const field = sheet.getByRole('combobox', { name: 'Ajouter une catégorie' });
  await userEvent.type(field, 'Nouvelle{Enter}');
  expect((await sheet.findByRole('alert')).textContent).toContain(
    'La catégorie «\u00a0Nouvelle\u00a0» n’existe pas',
  );
  expect(sheet.getByDisplayValue('Nouvelle')).toBe(field);
  await userEvent.type(field, 's');
  expect(sheet.queryByRole('alert')).toBeNull();
});
