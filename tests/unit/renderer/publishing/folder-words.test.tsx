// @vitest-environment happy-dom
/** A folder site: the window offers what a folder can do, without readers online, comments or profiles. */
import { randomUUID } from 'node:crypto';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { openSends, press, statusLine } from './blog-window.ts';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

const SITE = 'Le Labo';
/** Blogs and their readers, Blogger and WordPress among them. */
const OF_A_BLOG = /[Bb]log|WordPress|profil|En ligne|commentaire|[Aa]bonnés/u;

async function openFolderWindow(): Promise<void> {
  opened = await openTestWindow(
    async ({ call, backend }) => {
      const token = 'a'.repeat(32);
      backend.granted.grant(token, temporaryFolder('site'));
      await call('folder.connect', { token, name: SITE, address: '', language: 'fr' });
      const { id } = await call('posts.create', { kind: 'interview', language: 'fr' });
      await call('posts.save', { id, baseSave: 0, saveId: 'save-1', document: gardenInterview });
      await call('settings.set', { welcomed: true, holdSeconds: 0 });
      await call('last-position.set', { postId: id, caret: '' });
    },
    { publishing: true, backend: { newId: randomUUID } },
  );
  await screen.findByDisplayValue(gardenInterview.title);
}

/** The texts of a part of the window, or its names and hints, that mention a blog. */
function saidOfBlogs(part: HTMLElement): (string | null)[] {
  const names = [...part.querySelectorAll('[aria-label], [title]')].flatMap((element) => [
    element.getAttribute('aria-label'),
    element.getAttribute('title'),
  ]);
  return [part.textContent, ...names].filter((words) => OF_A_BLOG.test(words ?? ''));
}

it('publishes, withdraws and reports in the words of a folder', async () => {
  await openFolderWindow();
  await press(statusLine(), 'Publier…');
  const sheet = await screen.findByRole('dialog', { name: 'Publier' });
  await within(sheet).findByText('Dans un dossier de cet ordinateur');
  await within(sheet).findByText('Maintenant');
  for (const closed of within(sheet).queryAllByRole('button', { expanded: false }))
    await userEvent.click(closed);
  await within(sheet).findByText('Sans adresse publique du site, un lien partagé n’a pas d’image.');
  expect(saidOfBlogs(sheet)).toEqual([]);

  await press(sheet, `Publier sur ${SITE}`);
  const card = await screen.findByRole('dialog', { name: 'Publié' });
  await within(card).findByText(/^La page est dans le dossier de/);
  expect(saidOfBlogs(card)).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await within(statusLine()).findByText('Dans le dossier, à jour');

  const side = screen.getByRole('navigation', { name: 'Barre latérale' });
  const lists = await within(side).findByRole('button', { name: /^Publiés/ });
  expect(saidOfBlogs(side)).toEqual([]);
  await userEvent.click(lists);
  const column = screen.getByRole('region', { name: 'Liste' });
  await within(column).findByText('Publié');
  expect(saidOfBlogs(column)).toEqual([]);

  await userEvent.click(screen.getByRole('button', { name: 'Autres actions' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Retirer du site…/ }));
  const away = await screen.findByRole('dialog', { name: 'Retirer du site' });
  await within(away).findByRole('radio', { name: /^Supprimer du site/ });
  expect(saidOfBlogs(away)).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  const sends = within(await openSends());
  await sends.findByText('Dans le dossier, vérifié.');
});

it('is set up without the words of a blog', async () => {
  await openFolderWindow();
  opened.tell('menu.command', { command: 'settings' });
  await userEvent.click(await screen.findByRole('tab', { name: 'Blogs et comptes' }));
  const row = (await screen.findByText(SITE)).closest('li') as HTMLElement;
  await press(row, `Actualiser depuis le dossier de ${SITE}`);
  await within(row).findByText(/^Actualisé/);
  expect(saidOfBlogs(row)).toEqual([]);
  await press(row, `Régler ${SITE}`);
  const settings = await screen.findByRole('dialog', { name: `Réglages de «\u00a0${SITE}\u00a0»` });
  await within(settings).findByText('Dans le dossier du site.');
  expect(saidOfBlogs(settings)).toEqual([]);
});
