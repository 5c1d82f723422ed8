// @vitest-environment happy-dom
/** Waiting posts: the search filters have the same names as their list, by keyboard and in both languages. */
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

const TITLES = ['Le phare', 'Le bac', 'La criée'] as const;

it.each([
  ['fr', fr, ['Proposé', 'À valider', 'Brouillon']],
  ['en', en, ['Submitted', 'Awaiting approval', 'Draft']],
] as const)('%s', async (language, words, names) => {
  opened = await openTestWindow(async ({ call, backend }) => {
    await call('settings.set', { welcomed: true, language });
    const ids: string[] = [];
    for (const title of TITLES) {
      const { id, saveNumber } = await call('posts.create', { kind: 'interview', language: 'fr' });
      await call('posts.save', {
        id,
        baseSave: saveNumber,
        saveId: `s-${id}`,
        document: { ...gardenInterview, title },
      });
      ids.push(id);
    }
    backend.db.exec(`
      INSERT INTO blogs (id, kind, remote_id, name, url, signature, created_at)
        VALUES ('labo', 'wordpress', 'labo.example', 'Le Labo', 'https://labo.example/', '', 0);
      INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, pending, created_at)
        VALUES ('p', '${ids[0]}', 'labo', '7', 'draft', 1, 0);`);
    await call('approvals.await', { postId: ids[1] ?? '', name: 'Karim Benali', awaited: true });
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: words.window.screens.search }));
  const box = await screen.findByRole('searchbox');
  const facet = async (name: string) =>
    within(await screen.findByRole('region', { name: words.search.facets.statuses })).findByRole('button', {
      name: words.search.filter(name, 1),
    });
  for (const [index, name] of names.entries()) {
    const button = await facet(name);
    button.focus();
    await user.keyboard('{Enter}');
    // The one post is found with its state, and the filter has the same word over the results.
    const list = await screen.findByRole('listbox');
    await within(list).findByText(TITLES[index] ?? '');
    expect(within(list).getByText(name).textContent).toBe(name);
    expect(screen.getByRole('grid', { name: words.search.active }).textContent).toContain(name);
    await user.clear(box);
    await facet(name);
  }
});
