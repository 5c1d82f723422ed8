// @vitest-environment happy-dom
/** Publishing on a WordPress: no text on the way or in the sheet mentions Blogger or Google. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import type { BoundFunctions, queries } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { BlogRights } from '#contract/blogs.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

/** An address without a server. */
const SITE = 'http://127.0.0.1:9';

/** Opens a post; with `signedIn` there is one WordPress blog. */
async function sheet(
  signedIn?: 0 | 1,
  { rights, isOnline = false }: Readonly<{ rights?: BlogRights; isOnline?: boolean }> = {},
): Promise<BoundFunctions<typeof queries>> {
  opened = await openTestWindow(
    async ({ call, backend }) => {
      await call('settings.set', { welcomed: true });
      if (signedIn !== undefined)
        backend.db.exec(`
        INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
          VALUES ('account', 'wordpress', '${SITE}', '${SITE}/wp-json/', '1', 'Lise Aubin', ${signedIn}, 0, 0);
        INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
          VALUES ('labo', 'account', 'wordpress', '1', 'Le Labo', '${SITE}', 'Lise Aubin', 0);`);
      const { id, saveNumber } = await call('posts.create', { kind: 'interview', language: 'fr' });
      await call('posts.save', { id, baseSave: saveNumber, saveId: 'save-1', document: gardenInterview });
      await call('last-position.set', { postId: id, caret: '' });
      if (rights !== undefined)
        backend.db.prepare("UPDATE blogs SET role = 'author', rights = ?").run(JSON.stringify(rights));
      if (isOnline)
        backend.db.exec(`
        INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, published_at, base_title, base_labels, base_content, created_at)
          VALUES ('here', '${id}', 'labo', '7', 'live', 1, 'Le jardin', '[]', '<p>x</p>', 0);`);
    },
    { publishing: true },
  );
  await screen.findByDisplayValue(gardenInterview.title);
  opened.tell('menu.command', { command: 'publish' });
  return within(await screen.findByRole('dialog', { name: isOnline ? 'Mettre à jour' : 'Publier' }));
}

const CONTRIBUTOR: BlogRights = {
  publishes: false,
  changesPublished: false,
  uploads: false,
  makesCategories: false,
};

it('a contributor is offered a submission to an editor, without a time or an address', async () => {
  const queries = await sheet(1, { rights: CONTRIBUTOR });
  const act = await queries.findByRole('button', { name: 'Proposer à un éditeur' });
  expect(await queries.findByRole('radio', { name: /^Proposer à un éditeur/ })).toBeTruthy();
  expect(queries.getByRole('radio', { name: /déposer en brouillon sur le blog/ })).toBeTruthy();
  expect(queries.queryByRole('radio', { name: /^(Maintenant|Demain|Autre date)/ })).toBeNull();
  expect(queries.queryByRole('button', { name: /^Adresse/ })).toBeNull();
  await userEvent.click(queries.getByRole('button', { name: /^Catégories/ }));
  expect(await queries.findByText('Votre compte ne peut choisir qu’une catégorie existante.')).toBeTruthy();
  await userEvent.click(act);
  await opened.quiet();
  expect(opened.backend.backend.db.prepare('SELECT intent FROM jobs').all()).toEqual([{ intent: 'propose' }]);
});

it('a contributor is told before a send that a published post is not theirs to change', async () => {
  const queries = await sheet(1, { rights: CONTRIBUTOR, isOnline: true });
  expect(await queries.findByText(/ne peut pas modifier un billet déjà en ligne/)).toBeTruthy();
  expect(queries.getByRole<HTMLButtonElement>('button', { name: 'Mettre à jour sur Le Labo' }).disabled).toBe(
    true,
  );
});

it('the sheet names the account and where a draft is left, in that blog’s words', async () => {
  const queries = await sheet(1);
  await queries.findByRole('radio', { name: /déposer en brouillon sur le blog/ });
  expect(screen.getByRole('dialog').textContent).not.toMatch(/Blogger|Google/);
  expect(queries.getByRole('region', { name: 'Étiquettes' })).toBeTruthy();
  expect(queries.getByText('Signé « Lise Aubin », nom de votre profil')).toBeTruthy();
});

it('without a connected blog, WordPress is offered too, and its screen opens', async () => {
  const queries = await sheet();
  await userEvent.click(await queries.findByRole('button', { name: 'Connecter un blog WordPress…' }));
  const connecting = within(await screen.findByRole('dialog', { name: 'Connecter un blog WordPress' }));
  expect(connecting.getByRole('textbox', { name: 'Adresse du blog' })).toBeTruthy();
});

it('an expired sign-in is renewed on its own site', async () => {
  const queries = await sheet(0);
  opened.refuse('publications.send', { code: 'destination.signed-out' });
  const act = await queries.findByRole<HTMLButtonElement>('button', { name: 'Publier sur Le Labo' });
  // It names the blog before the preview is loaded.
  await waitFor(() => expect(act.disabled).toBe(false));
  await userEvent.click(act);
  await userEvent.click(await queries.findByRole('button', { name: 'Se reconnecter' }));
  const connecting = within(await screen.findByRole('dialog', { name: 'Connecter un blog WordPress' }));
  expect(connecting.getByDisplayValue(SITE)).toBeTruthy();
});

it('details typed in the sheet are kept when it is opened again', async () => {
  const first = await sheet(1);
  await userEvent.click(await first.findByRole('button', { name: /^Extrait/ }));
  await userEvent.type(first.getByRole('textbox', { name: 'Extrait' }), 'Un an au jardin.');
  await userEvent.click(first.getByRole('button', { name: /^Adresse/ }));
  await userEvent.type(first.getByRole('textbox', { name: 'Mots de l’adresse' }), 'jardin du port');
  await userEvent.click(first.getByRole('button', { name: /^Commentaires/ }));
  await userEvent.click(first.getByRole('radio', { name: 'Fermés' }));
  await userEvent.keyboard('{Escape}');
  await opened.quiet();
  opened.tell('menu.command', { command: 'publish' });
  const again = within(await screen.findByRole('dialog', { name: 'Publier' }));
  expect(await again.findByRole('button', { name: 'Adresse jardin-du-port' })).toBeTruthy();
  // Open, so that the change is visible.
  expect(again.getByDisplayValue('Un an au jardin.')).toBeTruthy();
  expect(again.getByRole<HTMLInputElement>('radio', { name: 'Fermés' }).checked).toBe(true);
});

it('a detail that could not be saved is reported, and stays as typed', async () => {
  const queries = await sheet(1);
  opened.refuse('publications.choose', { code: 'disk.full' });
  await userEvent.click(await queries.findByRole('button', { name: /^Extrait/ }));
  await userEvent.type(queries.getByRole('textbox', { name: 'Extrait' }), 'Un');
  await queries.findByRole('alert');
  expect(queries.getByDisplayValue('Un')).toBeTruthy();
});
