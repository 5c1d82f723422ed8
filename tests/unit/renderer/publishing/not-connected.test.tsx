// @vitest-environment happy-dom
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { largeBackup, LARGE_BLOG, largeTitle } from '#tests/builders/large-backup.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

/** Opens an imported post. */
async function openImportedPost(backend: TestBackend): Promise<void> {
  const file = path.join(backend.folder, 'sauvegarde.atom');
  writeFileSync(file, largeBackup({ posts: 1, paragraphs: 2 }));
  const imports = importsOf(backend.backend);
  const id = imports.startFiles([file]);
  await imports.settled(id);
  imports.begin(id, { comments: false, partial: false });
  await imports.settled(id);
  const { items } = await backend.call('posts.list', { list: 'all', limit: 1 });
  await backend.call('settings.set', { welcomed: true });
  await backend.call('last-position.set', { postId: items[0]?.id ?? '', caret: '' });
}

const publish = async (): Promise<void> => {
  await screen.findByDisplayValue(largeTitle(1));
  opened.tell('menu.command', { command: 'publish' });
};

it('a post of a read-only blog asks for its account or for publishing by hand, and nothing else', async () => {
  opened = await openTestWindow(openImportedPost);
  await publish();
  await screen.findByText(new RegExp(`vient de « ${LARGE_BLOG.name} »`));
  expect(screen.getByRole('button', { name: 'Connecter un blog Blogger…' })).toBeTruthy();
  const sheet = within(screen.getByRole('dialog'));
  expect(sheet.getByRole('button', { name: 'Publier à la main sur ce blog' })).toBeTruthy();
  expect(sheet.queryByRole('button', { name: /^(Publier sur|Publier \(|Mettre à jour)/ })).toBeNull();
});

it('goes to another blog only at the author’s choice, with the focus', async () => {
  opened = await openTestWindow(async (backend) => {
    await openImportedPost(backend);
    backend.backend.db.exec(`
      INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
        VALUES ('account', 'blogger', 'i', 'b', '1', 'Anne', 1, 0, 0);
      INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
        VALUES ('other', 'account', 'blogger', '99', 'Autre blog', 'https://autre.example.org', 'Anne', 0);`);
  });
  await publish();
  const elsewhere = await screen.findByRole('button', { name: 'Publier plutôt sur un autre blog' });
  expect(screen.queryByText('Autre blog')).toBeNull();
  await userEvent.setup().click(elsewhere);
  const name = await screen.findByText('Autre blog');
  await waitFor(() => expect(document.activeElement?.contains(name)).toBe(true));
});

it('is published by hand at the author’s choice, without an account', async () => {
  opened = await openTestWindow(openImportedPost);
  await publish();
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Publier à la main sur ce blog' }));
  await screen.findByText(/^À la main/);
  expect(await screen.findByRole('button', { name: 'Publier à la main…' })).toBeTruthy();
});
