// @vitest-environment happy-dom
/** The practice blog in the window: offered without a blog, and no longer the default once there is a real one. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import {
  BLOG,
  type BlogWindow,
  findAsked,
  findStatus,
  openBlogWindow,
  openSettings,
  openSheet,
  statusLine,
  press,
  closeCard,
} from './blog-window.ts';

let opened: BlogWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

const row = async (): Promise<HTMLElement> => screen.findByRole('row', { name: gardenInterview.title });

/** The post of the practice blog, from its public feed. */
async function publicTitles(): Promise<string[]> {
  const { items } = await opened.backend.call('blogs.list', {});
  const url = items.find(({ kind }) => kind === 'practice')?.url ?? '';
  const answer = await fetch(new URL('/feeds/posts/default?alt=json', url));
  const { feed } = (await answer.json()) as { feed: { entry?: { title: { $t: string } }[] } };
  return (feed.entry ?? []).map(({ title }) => title.$t);
}

it('is offered in the sheet without a connected blog, publishes there, and opens its page', async () => {
  opened = await openBlogWindow({ signedIn: false });
  const sheet = await openSheet('Publier…');
  await press(sheet, 'Essayer avec le blog d’essai');
  await waitFor(() => expect(sheet.textContent).toContain('Visible de vous seul, sur cet ordinateur'));
  await press(sheet, 'Publier (essai)');
  await findStatus('En ligne, à jour');
  expect(statusLine().textContent).toContain('Essai');
  expect(await publicTitles()).toEqual([gardenInterview.title]);
  await closeCard();
  await press(statusLine(), 'Voir');
  const { url } = await findAsked<{ url: string }>(opened, 'links.open');
  expect(await (await fetch(url)).text()).toContain('De prêter une clef.');

  await press(screen.getByRole('navigation', { name: 'Barre latérale' }), /^Tous/);
  await waitFor(async () => expect((await row()).textContent).toContain('En ligneEssai'));
});

it('is no longer the default once a real blog is connected, which is offered as a first publication', async () => {
  opened = await openBlogWindow({
    signedIn: false,
    prepare: async ({ call }, { postId }) => {
      const { id: blogId } = await call('blogs.start-practice', { language: 'fr' });
      await call('publications.send', { postId, blogId, saveNumber: 1, holdSeconds: 0 });
    },
  });
  await findStatus('En ligne, à jour');
  const settings = await openSettings(opened);
  expect((await within(settings).findByText(/^Blog d’essai/)).textContent).toContain('Essai');
  await userEvent.keyboard('{Escape}');
  const { call } = opened.backend;
  await call('accounts.use-client', opened.blog.client);
  const { accountId } = await call('accounts.sign-in', {});
  await call('blogs.add', { accountId, remoteId: opened.blog.blogRemoteId });

  await findStatus('Brouillon');
  expect(statusLine().textContent).toContain('Essai');
  await press(screen.getByRole('navigation', { name: 'Barre latérale' }), /^Tous/);
  await waitFor(async () => expect((await row()).textContent).toContain('BrouillonEssai'));

  // A first publication, not an update.
  await openSheet('Publier…');
  const sheet = screen.getByRole('dialog', { name: 'Publier' });
  await press(sheet, `Publier sur ${BLOG}`);
  await findStatus('En ligne, à jour');
  expect((await call('posts.get', { id: opened.postId })).status).toBe('published');
  expect(opened.blog.live().map(({ title }) => title)).toEqual([gardenInterview.title]);
  expect(await publicTitles()).toEqual([gardenInterview.title]);
});
