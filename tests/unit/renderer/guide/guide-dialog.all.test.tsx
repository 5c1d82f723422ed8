// @vitest-environment happy-dom
/**
 * « Guide d’Escale » in the window: subjects, search, links, and its last page. Its scrolling and keys:
 * guide-reading.spec.ts.
 */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { guide as words } from '#assets/messages/fr/window.ts';
import { guide as englishWords } from '#assets/messages/en/window.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { addPosts } from '#tests/builders/export-library.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

async function openWindow(language: 'fr' | 'en' = 'fr'): Promise<void> {
  opened = await openTestWindow(
    async (backend) => {
      const [postId = ''] = addPosts(backend, [gardenInterview]);
      await backend.call('settings.set', { welcomed: true, language });
      await backend.call('last-position.set', { postId, caret: '' });
    },
    { backend: { publishing: false } },
  );
  await screen.findByDisplayValue(gardenInterview.title);
}

/** Opens the dialog at this subject; it would open at another test’s last page. */
async function openGuide(subject: string): Promise<HTMLElement> {
  opened.tell('menu.command', { command: 'guide' });
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(await within(dialog).findByRole('option', { name: subject }));
  await findTitle(subject);
  return dialog;
}

const findTitle = (title: string): Promise<HTMLElement> =>
  screen.findByRole('heading', { level: 3, name: title });
const text = (): HTMLElement => within(screen.getByRole('dialog')).getByRole('region');

async function search(query: string): Promise<void> {
  await userEvent.type(screen.getByRole('searchbox', { name: words.search }), query);
}

it('shows the next subject by the arrow keys of the list', async () => {
  await openWindow();
  await openGuide('Un premier entretien');
  await userEvent.keyboard('{ArrowDown}');
  expect(await findTitle('Les réponses par courriel')).toBeTruthy();
});

it('counts the passages of a search, and Enter leads to the first under its heading', async () => {
  await openWindow();
  const dialog = await openGuide('Un premier entretien');
  await search('restaurer');
  await waitFor(() => expect(within(dialog).getByRole('status').textContent).toMatch(/passages? trouvés?/));
  await userEvent.keyboard('{Enter}');
  await findTitle('Les sauvegardes');
  within(dialog).getByRole('heading', { name: 'Restaurer' });
  expect(document.activeElement).toBe(text());
});

it('follows a link to a heading of another page, and back', async () => {
  await openWindow();
  const dialog = await openGuide('Les sauvegardes');
  await userEvent.click(within(dialog).getByRole('link', { name: 'Un premier entretien' }));
  await within(dialog).findByRole('heading', { name: 'Si cela ne va pas' });
  expect(document.activeElement).toBe(text());
  await userEvent.click(within(dialog).getByRole('button', { name: words.back('Les sauvegardes') }));
  await findTitle('Les sauvegardes');
});

it('reports a search without results; Escape clears the box before it closes the guide', async () => {
  await openWindow();
  const dialog = await openGuide('Les sauvegardes');
  await search('hippopotame');
  await within(dialog).findByText(words.none);
  await userEvent.keyboard('{Escape}');
  await within(dialog).findByRole('listbox', { name: words.subjects });
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('opens again at the page that was read last', async () => {
  await openWindow();
  await openGuide('Les sauvegardes');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await userEvent.keyboard('{Shift>}{F1}{/Shift}');
  expect(await findTitle('Les sauvegardes')).toBeTruthy();
});

it('opens over the welcome screen, and restores the focus', async () => {
  opened = await openTestWindow(undefined, { backend: { publishing: false } });
  const start = await screen.findByRole('button', { name: /blog d’essai/ });
  await waitFor(() => expect(document.activeElement).toBe(start));
  await openGuide('Un premier entretien');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(start));
});

it('has the language of the window', async () => {
  await openWindow('en');
  const dialog = await openGuide('A first interview');
  expect(within(dialog).getByRole('searchbox', { name: englishWords.search })).toBeTruthy();
});
