// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

async function connecting(): Promise<HTMLElement> {
  opened = await openTestWindow((backend) =>
    backend.call('settings.set', { welcomed: true }).then(() => undefined),
  );
  await screen.findByRole('navigation', { name: 'Barre latérale' });
  opened.tell('menu.command', { command: 'settings' });
  await userEvent.click(await screen.findByRole('tab', { name: 'Blogs et comptes' }));
  await userEvent.click(screen.getByRole('button', { name: 'Connecter un blog Blogger…' }));
  return screen.findByRole('dialog', { name: 'Connecter un blog Blogger' });
}

it('lists first what a connection needs, and who can help', async () => {
  const screenOfItsOwn = within(await connecting());
  await screenOfItsOwn.findByRole('heading', { name: 'Ce qu’il faut, la première fois' });
  expect(screenOfItsOwn.getByText(/^Dix minutes\. Ensuite/)).toBeTruthy();
  const [first] = screenOfItsOwn.getAllByRole('listitem');
  expect(first?.textContent).toContain('compte Google');
  await userEvent.click(screenOfItsOwn.getByRole('button', { name: 'Copier une demande à lui envoyer' }));
  await screenOfItsOwn.findByText('Copié.');
  const text = JSON.stringify(opened.requests.findLast(({ name }) => name === 'clipboard.write')?.input);
  expect(text).toContain('1. Ouvrez la console Google');
  expect(text).toMatch(/5\. Dans «.Identifiants.»/);
  expect(text).not.toContain('Revenez ici');
});

it('leads to publishing by hand, with the address as the next step', async () => {
  const screenOfItsOwn = within(await connecting());
  await userEvent.click(screenOfItsOwn.getByRole('button', { name: 'Publier à la main…' }));
  expect(screen.queryByRole('dialog', { name: 'Connecter un blog Blogger' })).toBeNull();
  const address = await screen.findByRole('textbox', { name: 'Adresse de votre blog' });
  expect(document.activeElement).toBe(address);
});
