// @vitest-environment happy-dom
/** What readers wrote, beside the post: what waits comes first, and what is done about it is asked of the blog. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { anne, answer, post, question } from '../editor/turn-editor.ts';

const document: Post = {
  ...post([anne], question('q1', 'Un ?', { to: ['anne'] }), answer('a1', 'anne', 'Oui.')),
  title: 'Le jardin',
};
let opened: TestWindow | undefined;
afterEach(async () => {
  cleanup();
  await opened?.close();
  opened = undefined;
});

async function withComments(): Promise<TestWindow> {
  const window = await openTestWindow(async (backend) => {
    const postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
    await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-1', document });
    await backend.call('settings.set', { welcomed: true, panelShown: true });
    await backend.call('last-position.set', { postId, caret: 't:a1:0:2' });
    const { db } = backend.backend;
    db.exec(`
      INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
        VALUES ('lise', 'blogger', 'https://accounts.google.com', 'https://blogger.googleapis.com', '12', 'Lise', 1, 1, 2);
      INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
        VALUES ('lab', 'lise', 'blogger', '1234567890123456789', 'LAB', 'https://lab.example/', 'Lise', 3);
      INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, created_at)
        VALUES ('p', '${postId}', 'lab', '77', 'live', 4);
      INSERT INTO comments (blog_id, remote_id, post_remote_id, author, html, published_at, status) VALUES
        ('lab', '1', '77', 'Awa', '<b>Bravo</b>', 5, 'LIVE'), ('lab', '2', '77', NULL, 'À voir', 6, 'PENDING')`);
  });
  opened = window;
  await screen.findByText('Oui.', {}, { timeout: 10_000 });
  const panel = screen.queryByRole('button', { name: 'Afficher le volet' });
  if (panel !== null) await userEvent.click(panel);
  await screen.findByText('À voir', {}, { timeout: 10_000 });
  return window;
}

const list = (): HTMLElement => screen.getByRole('list', { name: 'Commentaires' });

it('shows first what waits, each with what can be done about it', async () => {
  await withComments();
  expect(screen.getByRole('button', { name: /^Commentaires/, expanded: true }).textContent).toContain(
    '1 à valider',
  );
  const items = within(list()).getAllByRole('listitem');
  expect(
    items.map((item) =>
      within(item)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ),
  ).toEqual([
    ['Approuver', 'Indésirable', 'Supprimer'],
    ['Indésirable', 'Supprimer'],
  ]);
  expect(items.map((item) => item.textContent)).toEqual([
    expect.stringContaining('À voir'),
    expect.stringContaining('Bravo'),
  ]);
  expect(within(list()).getByRole('button', { name: /^Indésirable.*commentaire de Awa$/ })).toBeDefined();
});

it('says what the blog refused, and leaves the comment as it is', async () => {
  const window = await withComments();
  window.refuse('comments.moderate', { code: 'comment.offline' });
  await userEvent.click(within(list()).getByRole('button', { name: /^Approuver/ }));
  await screen.findByText(/rien n’a changé sur le blog/);
  expect(within(list()).getByRole('button', { name: /^Approuver/ })).toBeDefined();
});

it('deletes only once that was confirmed, and reads on where the comment was', async () => {
  const { backend, tell } = await withComments();
  const user = userEvent.setup();
  const remove = () => within(list()).getByRole('button', { name: /^Supprimer.*Anonyme$/ });
  await user.click(remove());
  const dialog = await screen.findByRole('alertdialog', { name: /Supprimer ce commentaire/ });
  await user.click(within(dialog).getByRole('button', { name: 'Annuler' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(opened?.called.has('comments.moderate')).toBe(false);
  // Somebody deleted it on the blog, and the mirror came by.
  backend.backend.db.exec("DELETE FROM comments WHERE remote_id = '2'");
  tell('publications.changed', { postIds: [] });
  await waitFor(() => expect(screen.queryByText('À voir')).toBeNull());
  expect(screen.getByText('Bravo')).toBeDefined();
});
