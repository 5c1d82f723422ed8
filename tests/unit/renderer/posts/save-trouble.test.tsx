// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow } from '../test-window.tsx';
import type { TestWindow } from '../test-window.tsx';

const TITLE = 'La criée au petit matin';
let opened: TestWindow;
let postId: string;

beforeEach(async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    const post = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
    postId = post.id;
    await backend.call('posts.save', {
      id: postId,
      baseSave: 0,
      saveId: 's-1',
      document: { ...gardenInterview, title: TITLE },
    });
  });
  await userEvent.click(await screen.findByText(TITLE));
  await screen.findByText(/Enregistré/);
});
afterEach(() => opened.close());

async function retitle(title: string): Promise<void> {
  const field = await screen.findByRole('textbox', { name: 'Titre' });
  fireEvent.change(field, { target: { value: title } });
}

const titles = async (): Promise<string[]> =>
  (await opened.backend.call('posts.list', { list: 'all', limit: 50 })).items.map((item) => item.title);

it('reports that a text cannot be saved, and offers to copy it elsewhere', async () => {
  opened.refuse('posts.save', { code: 'request.invalid' });
  await retitle('Trop long pour la bibliothèque');
  expect(await screen.findByText(/Ce texte ne peut pas être enregistré/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Copier mon texte' }));
  await screen.findByText('Votre texte est copié.');
  const copied = opened.requests.find(({ name }) => name === 'clipboard.write');
  expect(JSON.stringify(copied?.input)).toContain('Trop long pour la bibliothèque');
  // Once a save is possible again, it runs by itself.
  opened.accept('posts.save');
  await retitle('Coupé en deux');
  await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
  await waitFor(async () => expect(await titles()).toEqual(['Coupé en deux']));
});

it('duplicates and copies the text shown on the screen', async () => {
  opened.refuse('posts.save', { code: 'disk.full' });
  await retitle('Plus récent');
  await screen.findByText(/Le disque est plein/);
  opened.tell('menu.command', { command: 'copy-html' });
  opened.tell('menu.command', { command: 'duplicate-post' });
  // For the save, the copy and the duplicate, one at a time.
  for (const _said of ['save', 'copy', 'duplicate'])
    await userEvent.click(await screen.findByRole('button', { name: 'Fermer' }));
  expect(await titles()).toEqual([TITLE]);
  expect(opened.requests.some(({ name }) => name === 'clipboard.write')).toBe(false);
  // Or it would be tried again in the window of a later test.
  opened.accept('posts.save');
  await waitFor(async () => expect(await titles()).toEqual(['Plus récent']));
});

it('keeps a text that the library refuses in another post, even after the notice was closed', async () => {
  await opened.backend.call('posts.save', {
    id: postId,
    baseSave: 1,
    saveId: 's-elsewhere',
    document: { ...gardenInterview, title: 'Écrit ailleurs' },
  });
  await retitle('Écrit ici');
  await screen.findByText(/Ce billet a été modifié ailleurs/);
  await userEvent.click(screen.getByRole('button', { name: 'Fermer' }));
  await userEvent.click(screen.getByRole('button', { name: 'Garder mon texte dans un nouveau billet' }));
  await waitFor(async () =>
    expect((await titles()).toSorted()).toEqual(['Écrit ailleurs', 'Écrit ici (copie)']),
  );
});

it('saves further typing while the library lists pending sends at closing', async () => {
  const field = await screen.findByRole('textbox', { name: 'Titre' });
  const answer = opened.hold('jobs.list');
  opened.tell('window.closing', {});
  // At once: the window waits for the library no longer than a moment.
  fireEvent.change(field, { target: { value: 'Écrit en fermant' } });
  answer();
  await waitFor(() => expect(opened.requests.map(({ name }) => name)).toContain('window.flushed'));
  expect(opened.requests.find(({ name }) => name === 'window.flushed')?.input).toEqual({
    saved: true,
    waiting: 0,
  });
  expect(await titles()).toEqual(['Écrit en fermant']);
});

it('keeps what is typed while the copy is made', async () => {
  await opened.backend.call('posts.save', {
    id: postId,
    baseSave: 1,
    saveId: 's-elsewhere',
    document: { ...gardenInterview, title: 'Écrit ailleurs' },
  });
  await retitle('Écrit ici');
  const [button] = await screen.findAllByRole('button', { name: 'Garder mon texte dans un nouveau billet' });
  const field = screen.getByRole('textbox', { name: 'Titre' });
  if (button === undefined) throw new Error('no button');
  // No pause: the new post is requested, and not loaded yet.
  fireEvent.click(button);
  fireEvent.change(field, { target: { value: 'Écrit ici, puis plus loin' } });
  await waitFor(async () =>
    expect((await titles()).toSorted()).toEqual(['Écrit ailleurs', 'Écrit ici, puis plus loin (copie)']),
  );
});
