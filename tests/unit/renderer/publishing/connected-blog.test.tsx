// @vitest-environment happy-dom
/** A blog and its account in the settings: refreshed, stopped, signed in by a given client. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { BLOG, type BlogWindow, openBlogWindow, openSettings, press } from './blog-window.ts';

let opened: BlogWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

/** The row of the blog in the settings. */
async function findRow(settings: HTMLElement): Promise<HTMLElement> {
  const row = (await within(settings).findByText(BLOG)).closest('li');
  if (row === null) throw new Error('the blog has no row');
  return row;
}

const REFRESH = `Actualiser depuis le blog ${BLOG}`;

it('shows why a refresh failed, next to its button', async () => {
  opened = await openBlogWindow();
  const row = await findRow(await openSettings(opened));
  opened.blog.faults.add({ method: 'posts.list', status: 403, reason: 'forbidden', times: 9 });
  await press(row, REFRESH);
  const status = await within(row).findByText(/^L’actualisation n’a pas abouti\./);
  expect(status.getAttribute('role')).toBe('status');
});

it('stops a refresh, and resumes it at the next', async () => {
  opened = await openBlogWindow();
  const row = await findRow(await openSettings(opened));
  opened.blog.faults.add({ method: 'posts.list', latency: 60_000 });
  await press(row, REFRESH);
  await within(row).findByRole('progressbar');
  await press(row, `Arrêter l’actualisation de ${BLOG}`);
  await waitFor(() => expect(within(row).queryByRole('progressbar')).toBeNull());
  await press(row, REFRESH);
  await within(row).findByText(/^Actualisé/);
});

const CLIENT = { clientId: '12-ab.apps.googleusercontent.com', clientSecret: 'GOCSPX-x' };

async function openConnecting(): Promise<HTMLElement> {
  await press(await openSettings(opened), 'Connecter un blog Blogger…');
  return screen.findByRole('dialog', { name: 'Connecter un blog Blogger' });
}

it('connects a blog by the client of the IT service: connect, sign in, choose', async () => {
  opened = await openBlogWindow({ signedIn: false, clientsOf: (blog) => ({ policy: blog.client }) });
  const connecting = await openConnecting();
  await within(connecting).findByText('Client Google : celui de votre service informatique');
  await press(connecting, 'Se connecter');
  await press(connecting, `Connecter ${BLOG}`);
  const settings = screen.getByRole('dialog', { name: 'Réglages' });
  await within(settings).findByText(/celui de votre service informatique/);
  expect((await findRow(settings)).textContent).toContain('Connecté');
});

it('prefers one’s own client to the IT service’s, and removes it again', async () => {
  opened = await openBlogWindow({ signedIn: false, clientsOf: () => ({ policy: CLIENT }) });
  const connecting = await openConnecting();
  await press(connecting, 'Changer de client');
  await press(connecting, 'Ou saisir ses deux valeurs');
  const { clientId, clientSecret } = opened.blog.client;
  await userEvent.click(within(connecting).getByRole('textbox', { name: 'Identifiant du client' }));
  await userEvent.paste(clientId);
  await userEvent.click(within(connecting).getByLabelText('Code secret du client'));
  await userEvent.paste(clientSecret);
  await press(connecting, 'Utiliser ce client');
  await within(connecting).findByText(`Client Google : le vôtre (${clientId})`);
  await press(connecting, 'Reprendre le client fourni');
  await within(connecting).findByText('Client Google : celui de votre service informatique');
  expect(await opened.backend.call('accounts.client', {})).toMatchObject({ origin: 'policy' });
});
