// @vitest-environment happy-dom
/** A corrected name and the published posts: nothing is sent without a request, and then only the name. */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { addPost, documentOf } from '../../backend/people/test-directory.ts';
import { type BlogWindow, openBlogWindow } from '../publishing/blog-window.ts';

let opened: BlogWindow;
let draft = '';
const user = userEvent.setup();
afterEach(async () => {
  cleanup();
  await opened.close();
});

/** « Corriger le nom partout… », after « Anne Martin » became « Anne Roux »: one post is online, and open. */
async function openRename(): Promise<HTMLElement> {
  opened = await openBlogWindow({
    post: postWithAnswers('La digue', ANNE, KARIM),
    online: true,
    prepare: async (backend) => {
      draft = addPost(backend, postWithAnswers('Le port', { ...ANNE, label: 'A. Martin' }));
      await backend.call('people.save', { id: 'anne', set: { name: 'Anne Roux' } });
    },
  });
  // The post stays open under the page of the person, with words that were just written.
  fireEvent.change(screen.getByDisplayValue('La digue'), { target: { value: 'La digue, encore' } });
  await user.click(await screen.findByRole('button', { name: /^Personnes/ }));
  await user.click(await within(screen.getByRole('region', { name: 'Liste' })).findByText('Anne Roux'));
  await user.click(await screen.findByRole('button', { name: 'Corriger le nom partout…' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText(/2 billets changent ici\./);
  return dialog;
}

const nameIn = async (id: string) => (await documentOf(opened.backend, id)).participants[0];
const readers = async (): Promise<string> => opened.blog.live()[0]?.content ?? '';

it('lists the name under which each post is read online, and proposes no change there', async () => {
  const dialog = await openRename();
  const [item] = within(dialog).getAllByRole('listitem');
  expect(item?.textContent).toContain('La digue');
  expect(item?.textContent).toMatch(/«\sAnne Martin\s», sur Le Labo/);
  expect(within(dialog).getByRole('radio', { name: /Ne rien changer en ligne/ })).toHaveProperty(
    'checked',
    true,
  );
  await user.click(within(dialog).getByRole('button', { name: 'Changer le nom partout' }));
  await waitFor(async () => expect((await nameIn(draft))?.name).toBe('Anne Roux'));
  await opened.quiet();
  expect(await readers()).toContain('Anne Martin');
});

it('prepares an update with only the name for readers, and keeps the current edit', async () => {
  const dialog = await openRename();
  await user.click(within(dialog).getByRole('radio', { name: /Préparer les mises à jour/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Changer le nom partout' }));
  await screen.findByText('1 mise à jour préparée, dans Envois.');
  await waitFor(async () =>
    expect(await nameIn(draft)).toMatchObject({ name: 'Anne Roux', label: 'A. Roux' }),
  );
  await waitFor(async () => expect((await nameIn(opened.postId))?.name).toBe('Anne Roux'));
  await opened.advance(3_600_000);
  await waitFor(async () => expect(await readers()).toContain('Anne Roux'));
  expect(opened.blog.live().map(({ title }) => title)).toEqual(['La digue']);
  expect((await documentOf(opened.backend, opened.postId)).title).toBe('La digue, encore');
});
