// @vitest-environment happy-dom
/** An author’s requests to a blog besides « now »: a draft there, an address, a withdrawal. */
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { BLOG, type BlogWindow, findStatus, openBlogWindow, openSheet, press } from './blog-window.ts';

let opened: BlogWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

const counts = () => ({ live: opened.blog.live().length, drafts: opened.blog.drafts().length });

it('leaves the text as a draft on the blog, where no reader sees it', async () => {
  opened = await openBlogWindow();
  const sheet = await openSheet('Publier…');
  await userEvent.click(
    await within(sheet).findByRole('radio', { name: /^Plus tard\s: déposer en brouillon sur le blog/ }),
  );
  expect(sheet.textContent).toContain('Les lecteurs ne l’y voient pas.');
  await press(sheet, `Déposer en brouillon sur ${BLOG}`);
  await findStatus('En brouillon sur le blog');
  expect(counts()).toEqual({ live: 0, drafts: 1 });
});

it('publishes a draft of the blog with the words chosen for its address', async () => {
  opened = await openBlogWindow({
    prepare: async ({ call }, { postId, blogId }) => {
      await call('publications.send', { postId, blogId, saveNumber: 1, holdSeconds: 0, act: 'deposit' });
    },
  });
  await findStatus('En brouillon sur le blog');
  const sheet = await openSheet('Publier…');
  await userEvent.click(await within(sheet).findByRole('button', { name: /^Adresse/ }));
  await userEvent.type(
    await within(sheet).findByRole('textbox', { name: 'Mots de l’adresse' }),
    'jardin partagé',
  );
  await within(sheet).findByText(/\/jardin-partage\.html/);
  await press(sheet, `Publier sur ${BLOG}`);
  await findStatus('En ligne, à jour');
  expect(opened.blog.live().map(({ title, path }) => [title, path?.split('/').at(-1)])).toEqual([
    [gardenInterview.title, 'jardin-partage.html'],
  ]);
});

/** « Retirer du blog », of a post that is online. */
async function openTakeDown(): Promise<HTMLElement> {
  opened = await openBlogWindow({ online: true });
  await findStatus('En ligne, à jour');
  await userEvent.click(screen.getByRole('button', { name: 'Autres actions' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Retirer du blog…' }));
  return screen.findByRole('dialog', { name: 'Retirer du blog' });
}

it('reverts a post to a draft, and publishes it again at the same address', async () => {
  const dialog = await openTakeDown();
  const [before] = opened.blog.live();
  const radio = await within(dialog).findByRole<HTMLInputElement>('radio', {
    name: /^Remettre en brouillon/,
  });
  expect(radio.checked).toBe(true);
  await press(dialog, 'Remettre en brouillon');
  await findStatus('Retiré du blog');
  expect(counts()).toEqual({ live: 0, drafts: 1 });

  await press(await openSheet('Publier…'), `Publier sur ${BLOG}`);
  await findStatus('En ligne, à jour');
  expect(opened.blog.live().map(({ path }) => path)).toEqual([before?.path]);
});

it('moves a post to the blog’s bin, and keeps its text here', async () => {
  const dialog = await openTakeDown();
  await userEvent.click(await within(dialog).findByRole('radio', { name: /^Mettre à la corbeille du blog/ }));
  await press(dialog, 'Mettre à la corbeille du blog');
  await findStatus('Retiré du blog');
  expect(counts()).toEqual({ live: 0, drafts: 0 });
  expect(screen.getByText('De prêter une clef.')).toBeTruthy();
});

it('shows the changes of an update, then replaces the page at the same address', async () => {
  const longer = 'De prêter une clef. Une seule, la première.';
  opened = await openBlogWindow({
    online: true,
    prepare: async ({ call }, { postId }) => {
      const { document, saveNumber } = await call('posts.get', { id: postId });
      const text = JSON.stringify(document).replace('De prêter une clef.', longer);
      const changed = JSON.parse(text) as typeof document;
      await call('posts.save', { id: postId, baseSave: saveNumber, saveId: 'save-2', document: changed });
    },
  });
  const [before] = opened.blog.live();
  await findStatus('En ligne, à mettre à jour');
  const sheet = await openSheet('Mettre à jour…');
  await within(sheet).findByText('1 changement');
  const change = (await within(sheet).findAllByRole('listitem')).find(({ textContent }) =>
    textContent.includes('De prêter une clef.'),
  );
  expect(change?.textContent).toMatch(/^Question \d+\. /);
  expect(change?.querySelectorAll('del')).toHaveLength(0);
  expect(change?.querySelector('ins')?.textContent).toMatch(/Une seule, la première\.$/);
  await press(sheet, `Mettre à jour sur ${BLOG}`);
  await findStatus('En ligne, à jour');
  expect(before?.content).not.toContain('Une seule, la première.');
  const after = opened.blog.live();
  expect(after.map(({ path }) => path)).toEqual([before?.path]);
  expect(after[0]?.content).toContain(longer);
  expect(counts()).toEqual({ live: 1, drafts: 0 });
});
