// @vitest-environment happy-dom
/** A post in its blog’s bin: restored from the window when the kind of blog can. */
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { expectDialog } from '../ui/open-dialog.ts';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

/** An address without a server. */
const SITE = 'http://127.0.0.1:9';

async function openBinned(kind: 'wordpress' | 'blogger', stopped: boolean) {
  opened = await openTestWindow(
    async ({ call, backend }) => {
      await call('settings.set', { welcomed: true });
      const { id, saveNumber } = await call('posts.create', { kind: 'interview', language: 'fr' });
      await call('posts.save', { id, baseSave: saveNumber, saveId: 'save-1', document: gardenInterview });
      await call('last-position.set', { postId: id, caret: '' });
      backend.db.exec(`
        INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
          VALUES ('account', '${kind}', '${SITE}', '${SITE}/wp-json/', '1', 'Lise Aubin', 1, 0, 0);
        INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
          VALUES ('labo', 'account', '${kind}', '1', 'Le Labo', '${SITE}', 'Lise Aubin', 0);
        INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, base_title, base_labels, base_content, created_at)
          VALUES ('here', '${id}', 'labo', '7', 'binned', 'Le jardin', '[]', '<p>x</p>', 0);`);
      if (stopped)
        backend.db.exec(`
        INSERT INTO jobs (id, publication_id, intent, state, step, sent_first, doubtful, document, document_version, document_hash,
            save_number, title, labels, content, due_at, attempts, failure_code, failure_params, failure_incident, created_at, updated_at)
          SELECT 'job', 'here', 'update', 'needs-author', 'committed', 0, 0, document, document_version, document_hash,
            save_number, title, '[]', '<p>x</p>', 0, 1, 'destination.not-found', '{"reason":"trashed"}', 'x', 0, 0 FROM posts;`);
    },
    { publishing: true },
  );
  await screen.findByDisplayValue(gardenInterview.title);
}

async function binnedOn(kind: 'wordpress' | 'blogger') {
  await openBinned(kind, true);
  await userEvent.click(await screen.findByRole('button', { name: /^Que faire/ }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText(/est dans la corbeille du blog/);
  return within(dialog);
}

it('restores a post of a WordPress; reports what keeps it in the bin, and does nothing else', async () => {
  const dialog = await binnedOn('wordpress');
  await expectDialog({
    title: 'Ce billet n’est plus en ligne',
    focus: 'Sortir de la corbeille du blog',
    act: 'Sortir de la corbeille du blog',
  });
  opened.refuse('publications.put-back', { code: 'network.offline' });
  await userEvent.click(dialog.getByRole('button', { name: 'Sortir de la corbeille du blog' }));
  await dialog.findByRole('alert');
  expect(dialog.getByRole('button', { name: /^Publier de nouveau/ })).toBeTruthy();
});

it('publishes anew when the kind of blog cannot restore', async () => {
  const dialog = await binnedOn('blogger');
  expect(dialog.queryByRole('button', { name: 'Sortir de la corbeille du blog' })).toBeNull();
  expect(dialog.getByRole('button', { name: /^Publier de nouveau/ })).toBeTruthy();
});

it('names the bin in the post and in the publish sheet without a send', async () => {
  await openBinned('wordpress', false);
  opened.refuse('publications.put-back', { code: 'network.offline' });
  await userEvent.click(await screen.findByRole('button', { name: 'Sortir de la corbeille du blog' }));
  await screen.findByRole('alert');
  opened.tell('menu.command', { command: 'publish' });
  const sheet = within(await screen.findByRole('dialog', { name: 'Publier' }));
  expect(await sheet.findByText(/^Ce billet est dans la corbeille de Le Labo/)).toBeTruthy();
  expect(sheet.getByRole('button', { name: 'Sortir de la corbeille du blog' })).toBeTruthy();
});

it('does not mention the bin when the kind of blog cannot restore', async () => {
  await openBinned('blogger', false);
  await opened.quiet();
  expect(screen.queryByText(/est dans la corbeille de/)).toBeNull();
});
