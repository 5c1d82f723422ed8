// @vitest-environment happy-dom
/** A proxy asks for the author’s password: over any screen, answered or postponed. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { ProxyPassword } from '#renderer/app/ProxyPassword.tsx';
import { SettingsGate } from '#renderer/app/SettingsGate.tsx';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { expectDialog } from '../ui/open-dialog.ts';

const PROXY = 'proxy.mairie.example:3128';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

/** The shell’s question to the author; empty once it is settled. */
async function openAsked(again = false): Promise<HTMLElement> {
  const shell: Record<string, object> = {};
  opened = await openTestWindow(async ({ call }) => void (await call('settings.set', { welcomed: true })), {
    shell,
  });
  await screen.findByRole('navigation', { name: 'Barre latérale' });
  // Next to the app, as in main.tsx.
  render(
    <SettingsGate>
      <ProxyPassword />
    </SettingsGate>,
  );
  await waitFor(() => expect(inputsOf('proxy.asked')).toHaveLength(1));
  shell['proxy.asked'] = { question: { proxy: PROXY, realm: 'Mairie', again } };
  opened.tell('proxy.changed', {});
  const dialog = await screen.findByRole('dialog', { name: 'Mot de passe du proxy' });
  delete shell['proxy.asked'];
  return dialog;
}

const inputsOf = (name: string) =>
  opened.requests.filter((one) => one.name === name).map(({ input }) => input);

it('names the proxy and its realm, and sends it the name and the password', async () => {
  const dialog = await openAsked();
  expect(dialog.textContent).toContain(`Le proxy ${PROXY} demande qui vous êtes`);
  expect(dialog.textContent.replaceAll('\u00a0', ' ')).toContain('« Mairie »');
  expect(dialog.textContent).not.toContain('ont été refusés');
  const user = within(dialog).getByRole('textbox', { name: 'Nom d’utilisateur' });
  await expectDialog({ title: 'Mot de passe du proxy', focus: 'Nom d’utilisateur', act: 'Continuer' });
  await userEvent.type(user, 'marie');
  await userEvent.type(within(dialog).getByLabelText('Mot de passe'), 'sésame');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Continuer' }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Mot de passe du proxy' })).toBeNull());
  expect(inputsOf('proxy.answer')).toEqual([{ proxy: PROXY, user: 'marie', password: 'sésame' }]);
});

it('reports that the former password was refused', async () => {
  const dialog = await openAsked(true);
  expect(dialog.textContent).toContain('Ce nom et ce mot de passe ont été refusés');
});

it('is postponed by « Plus tard »', async () => {
  const dialog = await openAsked();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Plus tard' }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Mot de passe du proxy' })).toBeNull());
  expect(inputsOf('proxy.decline')).toEqual([{ proxy: PROXY }]);
  expect(inputsOf('proxy.answer')).toEqual([]);
});
