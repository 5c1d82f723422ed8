// @vitest-environment happy-dom
/** A send that waits for the network: the status line, « Envois », and the ways out. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import type { Fault } from '#tests/builders/practice-blog/faults.ts';
import {
  type BlogWindow,
  findAsked,
  findStatus,
  openBlogWindow,
  openSends,
  statusLine,
} from './blog-window.ts';

/** More than the outbox waits before another try. */
const LONG_MS = 600_000;
const PORTAL = { type: 'text/html', body: '<html><body>Bienvenue sur le réseau de la mairie</body></html>' };
const CUT: Fault = { method: '*', line: 'drop-before', times: 1_000 };

let opened: BlogWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

/** A publication with a failing Google. */
async function openWaiting(fault: Fault = CUT): Promise<void> {
  opened = await openBlogWindow();
  opened.blog.faults.add(fault);
  await opened.send();
  await findStatus('En attente du réseau');
}

const jobStates = async (): Promise<string[]> =>
  (await opened.backend.call('jobs.list', {})).items.map(({ state }) => state);

/** One post for readers, with its text; no draft left behind. */
function expectOnePost(): void {
  const [post, ...others] = opened.blog.live();
  expect([post?.title, others.length, opened.blog.drafts().length]).toEqual([gardenInterview.title, 0, 0]);
  expect(post?.content).toContain('un formulaire peut faire pleurer quelqu’un');
}

it('shows that it waits, and that the post is online once the blog answers', async () => {
  await openWaiting();
  expect(screen.getByRole('button', { name: /^Envois/ })).toBeTruthy();
  opened.blog.faults.clear();
  await opened.advance(LONG_MS);
  await findStatus('En ligne, à jour');
  expectOnePost();
  expect(await jobStates()).toEqual(['done']);
});

it('lists in « Envois » what is sent, and over time why it waits', async () => {
  await openWaiting();
  const sends = within(await openSends());
  expect((await sends.findByText(/Première publication/)).textContent).toContain('Première publication');
  await userEvent.click(sends.getByRole('button', { name: 'Détails' }));
  await sends.findByText('Pas de réseau : en attente');
  expect(sends.getByText('En attente du réseau. L’envoi se fera automatiquement.')).toBeTruthy();
});

it('is sent at once by « Réessayer », and leads back to its post', async () => {
  await openWaiting();
  const sends = within(await openSends());
  opened.blog.faults.clear();
  await userEvent.click(await sends.findByRole('button', { name: 'Réessayer' }));
  await sends.findByText('En ligne, vérifié.');
  // An ended send is one line; its details are shown on request.
  await waitFor(() => expect(sends.queryByRole('button', { name: 'Ouvrir le billet' })).toBeNull());
  expect(sends.queryByText(/Première publication/)).toBeNull();
  await userEvent.click(sends.getByRole('button', { name: 'Voir' }));
  sends.getByText(/Première publication/);
  await userEvent.click(sends.getByRole('button', { name: 'Ouvrir le billet' }));
  await screen.findByDisplayValue(gardenInterview.title);
  // Ended sends are listed for a while, without a count.
  expect(await screen.findByRole('button', { name: 'Envois' })).toBeTruthy();
  await findStatus('En ligne, à jour');
  expectOnePost();
  expect(await jobStates()).toEqual(['done']);
});

it('is never sent once it was cancelled, and can be sent again', async () => {
  await openWaiting();
  await userEvent.click(within(statusLine()).getByRole('button', { name: 'Annuler' }));
  await findStatus('Brouillon');
  await screen.findByText('Envoi annulé. Le billet est enregistré.');
  opened.blog.faults.clear();
  await opened.advance(LONG_MS);
  await opened.quiet();
  expect([await jobStates(), opened.blog.posts()]).toEqual([['cancelled'], []]);
  await opened.send();
  await findStatus('En ligne, à jour');
  expectOnePost();
});

it('is not repeated when an answer was lost after its effect', async () => {
  opened = await openBlogWindow();
  for (const method of ['posts.insert', 'posts.publish'])
    opened.blog.faults.add({ method, line: 'store-then-drop' });
  await opened.send();
  await findStatus('En attente du réseau');
  await opened.advance(LONG_MS);
  await opened.advance(LONG_MS);
  await findStatus('En ligne, à jour');
  expectOnePost();
  expect(opened.blog.faults.log().filter(({ method }) => method === 'posts.insert')).toHaveLength(1);
  expect(await jobStates()).toEqual(['done']);
});

it('gives the text for the IT service when a portal answers for Blogger, and signs nobody out', async () => {
  await openWaiting({ method: '*', times: 1_000, stranger: PORTAL });
  const sends = within(await openSends());
  // Its closed story has it too.
  await sends.findAllByText(/^Le réseau répond à la place du blog \(portail de connexion ou filtre\)\./);
  await userEvent.click(sends.getByRole('button', { name: 'Copier le texte pour le service informatique' }));
  await sends.findByText('Copié.');
  const { text } = await findAsked<{ text: string }>(opened, 'clipboard.write');
  expect(text.replaceAll('\u00a0', ' ')).toContain('statut HTTP 200, text/html');
  expect(text).toContain('blogger.googleapis.com');
  expect(text).not.toContain('Bearer');
  expect((await opened.backend.call('blogs.list', {})).items.map(({ state }) => state)).toEqual([
    'connected',
  ]);
  opened.blog.faults.clear();
  await opened.advance(LONG_MS);
  await sends.findByText('En ligne, vérifié.');
  expectOnePost();
});

it('is sent by itself after a redirect to a portal', async () => {
  const location = 'https://portail.mairie.example/login?session=12';
  await openWaiting({ method: '*', times: 2, status: 302, stranger: { ...PORTAL, location } });
  await opened.advance(LONG_MS);
  await opened.advance(LONG_MS);
  await findStatus('En ligne, à jour');
  expectOnePost();
  expect(await jobStates()).toEqual(['done']);
});

it('asks for the proxy’s password again when the author postponed it', async () => {
  await openWaiting();
  // Like the outbox’s record of a proxy’s refusal (tests/unit/backend/network/proxies.test.ts).
  opened.backend.backend.db
    .prepare("UPDATE jobs SET failure_code = 'network.proxy-password', failure_params = ?")
    .run(JSON.stringify({ proxy: 'proxy.mairie.example:3128' }));
  const sends = within(await openSends());
  await sends.findAllByText(/^Le proxy proxy\.mairie\.example:3128 demande un nom et un mot de passe\./);
  await userEvent.click(sends.getByRole('button', { name: 'Saisir le mot de passe du proxy…' }));
  expect(await findAsked(opened, 'proxy.ask-again')).toEqual({});
});
