// @vitest-environment happy-dom
/** Readers’ comments beside the post: pending ones first, moderated on the blog. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { Post } from '#interview/document.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { expectDialog } from '../ui/open-dialog.ts';
import { anne, answer, post, question } from '../editor/turn-editor.ts';

const garden: Post = {
  ...post([anne], question('q1', 'Un ?', { to: ['anne'] }), answer('a1', 'anne', 'Oui.')),
  title: 'Le jardin',
};
let opened: TestWindow | undefined;
afterEach(async () => {
  cleanup();
  await opened?.close();
  opened = undefined;
});

const TWO = `
  ('lab', '1', '77', 'Awa', '<b>Bravo</b>', 5, 'LIVE'), ('lab', '2', '77', NULL, 'À voir', 6, 'PENDING')`;

async function withComments(rows = TWO): Promise<TestWindow> {
  const window = await openTestWindow(async (backend) => {
    const postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
    await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-1', document: garden });
    await backend.call('settings.set', { welcomed: true, panelShown: true });
    await backend.call('last-position.set', { postId, caret: 't:a1:0:2' });
    const { db } = backend.backend;
    db.exec(`
      INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
        VALUES ('lise', 'blogger', 'https://accounts.google.com', 'https://blogger.googleapis.com', '12', 'Lise', 1, 1, 2);
      INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
        VALUES ('lab', 'lise', 'blogger', '1234567890123456789', 'LAB', 'https://lab.example/', 'Lise', 3),
          ('old', NULL, 'blogger', '2', 'Ancien', 'https://old.example/', '', 3);
      INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, created_at)
        VALUES ('p', '${postId}', 'lab', '77', 'live', 4), ('q', '${postId}', 'old', '88', 'live', 4);
      INSERT INTO comments (blog_id, remote_id, post_remote_id, author, html, published_at, status) VALUES ${rows}`);
  });
  opened = window;
  await screen.findByText('Oui.');
  const panel = screen.queryByRole('button', { name: 'Afficher le volet' });
  if (panel !== null) await userEvent.click(panel);
  await screen.findByRole('button', { name: /^Commentaires/ });
  return window;
}

const list = (): HTMLElement => screen.getByRole('list', { name: 'Commentaires' });

it('shows pending comments first, each with its actions', async () => {
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
  expect(within(list()).getByRole('button', { name: /^Indésirable.*commentaire d’Awa$/ })).toBeDefined();
});

it('shows the blog’s refusal, and leaves the comment unchanged', async () => {
  const window = await withComments();
  window.refuse('comments.moderate', { code: 'comment.offline' });
  await userEvent.click(within(list()).getByRole('button', { name: /^Approuver/ }));
  await screen.findByText(/rien n’a changé sur le blog/);
  expect(within(list()).getByRole('button', { name: /^Approuver/ })).toBeDefined();
});

it('deletes only after a confirmation, and continues at the next comment', async () => {
  const { backend, tell } = await withComments();
  const user = userEvent.setup();
  const remove = () => within(list()).getByRole('button', { name: /^Supprimer.*Anonyme$/ });
  await user.click(remove());
  const dialog = await screen.findByRole('alertdialog', { name: /Supprimer ce commentaire/ });
  await user.click(within(dialog).getByRole('button', { name: 'Annuler' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(opened?.called.has('comments.moderate')).toBe(false);
  // Deleted on the blog, and mirrored.
  backend.backend.db.exec("DELETE FROM comments WHERE remote_id = '2'");
  tell('publications.changed', { postIds: [] });
  await waitFor(() => expect(screen.queryByText('À voir')).toBeNull());
  expect(screen.getByText('Bravo')).toBeDefined();
});

/** Inserts `count` comments named « N° 1 » and so on, the oldest first, on a blog without moderation. */
const many = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `('old', 'n${at + 1}', '88', 'Awa', 'N° ${at + 1}', ${at}, 'LIVE')`,
  ).join();
const texts = (): (string | undefined)[] =>
  Array.from(list().children, (item) => /N° \d+/.exec(item.textContent)?.[0]);

it('shows a hundred, then a hundred more, with the focus at the first of those', async () => {
  const { backend, tell } = await withComments(many(230));
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Commentaires\s*230$/, expanded: false }));
  expect(texts()).toHaveLength(100);
  const status = screen.getByText(/commentaires affichés/);
  expect(status.getAttribute('role')).toBe('status');
  expect(status.textContent).toBe('100\u00a0commentaires affichés sur 230');

  await user.click(screen.getByRole('button', { name: 'Afficher 100 autres' }));
  await waitFor(() => expect(texts()).toHaveLength(200));
  expect(document.activeElement?.textContent).toContain('N° 101');
  expect(status.textContent).toBe('200\u00a0commentaires affichés sur 230');

  // Changes on the blog meanwhile: the shown list follows, and the focus stays.
  backend.backend.db.exec("DELETE FROM comments WHERE remote_id IN ('n2', 'n150')");
  tell('publications.changed', { postIds: [] });
  await waitFor(() => expect(status.textContent).toBe('200\u00a0commentaires affichés sur 228'));
  expect(texts()).toEqual([1, ...numbers(3, 149), ...numbers(151, 202)].map((at) => `N° ${at}`));
  expect(document.activeElement?.textContent).toContain('N° 101');

  await user.click(screen.getByRole('button', { name: 'Afficher 28 autres' }));
  await waitFor(() => expect(texts()).toHaveLength(228));
  expect(document.activeElement?.textContent).toContain('N° 203');
  expect(status.textContent).toBe('228\u00a0commentaires affichés sur 228');
  expect(screen.queryByRole('button', { name: /^Afficher \d/ })).toBeNull();
});

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

it('keeps those shown when the next cannot be loaded, and loads them at the next click', async () => {
  const window = await withComments(many(101));
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Commentaires/ }));
  window.refuse('comments.list', { code: 'backend.unavailable' });
  await user.click(screen.getByRole('button', { name: 'Afficher 1 autre' }));
  await screen.findByRole('alert');
  expect(texts()).toHaveLength(100);
  window.accept('comments.list');
  await user.click(screen.getByRole('button', { name: 'Afficher 1 autre' }));
  await waitFor(() => expect(document.activeElement?.textContent).toContain('N° 101'));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('shows the beginning of a long comment, and all of it on request', async () => {
  await withComments(`('lab', '1', '77', 'Awa', '${'mot '.repeat(1_000)}fin', 5, 'PENDING')`);
  const user = userEvent.setup();
  const item = () => within(list()).getByRole('listitem').textContent;
  expect(item()).toMatch(/mot…/);
  const button = within(list()).getByRole('button', { name: /^Afficher en entier.*commentaire d’Awa$/ });
  await user.click(button);
  await waitFor(() => expect(item()).toContain('mot fin'));
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  const scrolled = vi.spyOn(button, 'scrollIntoView');
  await user.click(within(list()).getByRole('button', { name: /^Réduire.*commentaire d’Awa$/ }));
  expect(item()).not.toContain('fin');
  expect(scrolled).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(button);
});

it('reports a long comment that was deleted since', async () => {
  const { backend } = await withComments(
    `('lab', '1', '77', 'Awa', '${'mot '.repeat(1_000)}', 5, 'PENDING')`,
  );
  backend.backend.db.exec('DELETE FROM comments');
  await userEvent.click(within(list()).getByRole('button', { name: /^Afficher en entier/ }));
  expect((await within(list()).findByRole('alert')).textContent).toContain('n’est plus sur le blog');
});

it('asks before it deletes a comment, with the focus on the harmless button', async () => {
  await withComments();
  await userEvent.click(within(list()).getAllByRole('button', { name: /^Supprimer/ })[0]!);
  await expectDialog({ title: 'Supprimer ce commentaire du blog', focus: 'Annuler', act: 'Supprimer' });
  expect(screen.getByRole('alertdialog')).toBeDefined();
});
