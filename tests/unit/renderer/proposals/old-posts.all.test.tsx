// @vitest-environment happy-dom
/** « Entretiens trouvés » on imported posts: people and posts decided by one key each, all sure ones at once, all undone. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { proposals as words } from '#assets/messages/fr/proposals.ts';
import type { ProposalPart } from '#contract/proposals.ts';
import { addImported, ARCHIVE } from '#tests/builders/imported-post.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const [GARDEN, THREE, CANAL, NIGHT] = ARCHIVE.map(({ title }) => title) as [string, string, string, string];
let opened: TestWindow;
const user = userEvent.setup();

beforeEach(async () => {
  opened = await openTestWindow(
    async (backend) => {
      const { db, newId } = backend.backend;
      for (const post of ARCHIVE) addImported(db, post, { now: backend.clock.now, newId });
      await backend.call('settings.set', { welcomed: true });
      await allRead(backend);
    },
    // The background work emits its events.
    { backend: {} },
  );
});
afterEach(() => opened.close());

/** Resolves once the background has read every post for interviews. */
async function allRead({ backend, call }: TestBackend): Promise<void> {
  backend.proposing?.wake();
  while ((await call('proposals.get', {})).reading) await new Promise((resolve) => setImmediate(resolve));
}

const sidebarItem = (): Promise<HTMLElement> => screen.findByRole('button', { name: /^Entretiens trouvés/ });
const findTitle = (text: string): Promise<HTMLElement> =>
  screen.findByRole('heading', { level: 3, name: text });
async function findPair(one: string, other: string): Promise<void> {
  const heading = await findTitle(words.samePersonLabel(one, other));
  expect(heading.textContent).toBe(words.samePerson(one, other));
}
const findCount = (part: ProposalPart, count: number): Promise<HTMLElement> =>
  screen.findByRole('radio', { name: words.partCount(words.parts[part], count) });
const proposal = (): Promise<HTMLElement> => screen.findByRole('group', { name: words.afterLabel });

async function openPart(part: ProposalPart): Promise<void> {
  await user.click(await sidebarItem());
  await screen.findByRole('heading', { level: 2, name: words.title });
  await user.click(await screen.findByRole('radio', { name: new RegExp(`^${words.parts[part]}, `) }));
  await screen.findByRole('heading', { level: 3 });
  // The arrows choose a part while the focus is on one.
  document.querySelector<HTMLElement>('[data-proposals]')?.focus();
}

it('counts pending proposals in the sidebar, and asks about people first', async () => {
  expect((await sidebarItem()).textContent).toContain('8');
  await user.click(await sidebarItem());
  await findPair('BENALI Karim', 'Karim Benali');
});

it('answers about people by one key each, undoes an answer by Ctrl+Z, and leads to the posts', async () => {
  await openPart('people');
  await findPair('BENALI Karim', 'Karim Benali');
  await user.keyboard('o');
  await findPair('A. Martin', 'Anne Martin');
  expect(screen.getByText(/même initiale du prénom/)).toBeTruthy();
  await user.keyboard('n');
  await screen.findByText(words.empty.people);
  await user.keyboard('{Control>}z{/Control}');
  await findPair('A. Martin', 'Anne Martin');
  await user.keyboard('o');
  await user.click(await screen.findByRole('button', { name: words.nextPart(words.parts.sure) }));
  await findTitle(GARDEN);
  // The name that was chosen, in every proposal.
  await user.keyboard('s');
  await findTitle(THREE);
  expect((await proposal()).textContent).toContain('Anne Martin');
  // The second key comes before the first answer is rendered.
  await user.keyboard('ss');
  await findTitle(NIGHT);
  expect((await proposal()).textContent).toContain('Karim Benali');
});

it('shows a proposal with its confidence, its questions and its speakers', async () => {
  await openPart('sure');
  await findTitle(GARDEN);
  expect((await proposal()).textContent).toContain('Qui êtes-vous ?');
  expect((await proposal()).textContent).toContain('Anne Martin');
  expect(screen.getByText('Sûr')).toBeTruthy();
});

it('names the blog over a post only when it is on one', async () => {
  await openPart('sure');
  await findTitle(GARDEN);
  expect(screen.getByRole('region', { name: 'Sur le blog' })).toBeTruthy();
  opened.backend.backend.db.exec('DELETE FROM publications');
  await user.keyboard('ss');
  await findTitle(CANAL);
  await user.keyboard('{ArrowLeft}');
  await findTitle(THREE);
  expect(await screen.findByRole('region', { name: 'Texte actuel' })).toBeTruthy();
});

it('accepts, refuses and skips posts by one key each, and goes back by the left arrow', async () => {
  await openPart('sure');
  await findTitle(GARDEN);
  await user.keyboard('a');
  await findTitle(THREE);
  await findCount('sure', 5);
  await user.keyboard('r');
  await findTitle(CANAL);
  await findCount('sure', 4);
  await user.keyboard('s');
  await findTitle(NIGHT);
  expect((await proposal()).textContent).toContain('BENALI Karim');
  await user.keyboard('{ArrowLeft}');
  await findTitle(CANAL);
  await findCount('sure', 4);
});

it('undoes decisions by Ctrl+Z, the last one first', async () => {
  await openPart('sure');
  await findTitle(GARDEN);
  await user.keyboard('a');
  await findTitle(THREE);
  await user.keyboard('r');
  await findTitle(CANAL);
  await user.keyboard('{Control>}z{/Control}');
  await findTitle(THREE);
  await user.keyboard('{Control>}z{/Control}');
  await findTitle(GARDEN);
  await findCount('sure', 6);
  expect((await opened.backend.call('proposals.get', {})).mayUndo).toBe(false);
});

it('accepts all certain ones at once only after five were viewed, and undoes that as one', async () => {
  await openPart('sure');
  const all = (): HTMLElement | null => screen.queryByRole('button', { name: 'Accepter les 6\u00a0sûrs' });
  for (let left = 4; left > 0; left -= 1) {
    await screen.findByText(words.sampleFirst(left).replaceAll('\u00a0', ' '));
    expect(all()).toBeNull();
    await user.keyboard('s');
  }
  await waitFor(() => expect(all()).not.toBeNull());
  await user.click(all() as HTMLElement);
  await screen.findByText(words.acceptedAll(6).replaceAll('\u00a0', ' '));
  const counts = async () => opened.backend.call('posts.counts', {});
  expect(await counts()).toMatchObject({ changed: 0, published: 13, proposals: 2 });
  await user.click(screen.getByRole('button', { name: words.undoAll }));
  await findCount('sure', 6);
  expect(await counts()).toMatchObject({ changed: 0, published: 13, proposals: 8 });
});

it('makes a proposal for an excluded post on request', async () => {
  await openPart('none');
  await findTitle('Une cour d’école sans bitume');
  await user.keyboard('e');
  await waitFor(() =>
    expect(
      screen.getByRole('radio', { name: new RegExp(`^${words.parts.check}, `) }).getAttribute('aria-checked'),
    ).toBe('true'),
  );
  await findTitle('Une cour d’école sans bitume');
  expect((await proposal()).textContent).toContain('Pourquoi enlever le bitume ?');
  await findCount('none', 4);
});

it('opens a post by one key, and accepts it while it is open', async () => {
  await openPart('sure');
  await findTitle(GARDEN);
  await user.keyboard('o');
  await screen.findByDisplayValue(GARDEN);
  await user.click(await sidebarItem());
  await findTitle(GARDEN);
  await user.keyboard('a');
  await findTitle(THREE);
  const { items } = await opened.backend.call('posts.list', { list: 'published', limit: 20 });
  expect(items.find(({ title }) => title === GARDEN)?.kind).toBe('interview');
  // It is still up to date on its blog.
  expect((await opened.backend.call('posts.counts', {})).changed).toBe(0);
});

it('marks a passage as suggested in the search, until its post is accepted', async () => {
  await user.click(await screen.findByRole('button', { name: 'Rechercher' }));
  await user.type(await screen.findByRole('searchbox'), 'citerne');
  const results = await screen.findByRole('listbox', { name: 'Résultats' });
  await waitFor(() => expect(results.textContent).toContain('Je voudrais une citerne'));
  expect(results.textContent).toContain('Anne Martin');
  expect(within(results).getByText('suggéré')).toBeTruthy();
  const { items } = await opened.backend.call('posts.list', { list: 'published', limit: 20 });
  await opened.backend.call('proposals.accept', {
    postId: items.find(({ title }) => title === GARDEN)?.id ?? '',
  });
  await waitFor(() => expect(within(results).queryByText('suggéré')).toBeNull());
});

it('opens a post from a suggested passage, its words selected', async () => {
  await user.click(await screen.findByRole('button', { name: 'Rechercher' }));
  await user.type(await screen.findByRole('searchbox'), 'citerne');
  const results = await screen.findByRole('listbox', { name: 'Résultats' });
  const passage = await within(results).findByRole('option', { name: /Je voudrais une citerne/ });
  await user.dblClick(passage);
  await screen.findByDisplayValue(GARDEN);
  await waitFor(() => expect(document.getSelection()?.toString()).toContain('citerne'));
});
