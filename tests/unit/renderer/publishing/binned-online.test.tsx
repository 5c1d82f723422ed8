// @vitest-environment happy-dom
/** A published post is put into the bin. */
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { type BlogWindow, openBlogWindow } from './blog-window.ts';

let opened: BlogWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

it('reports that it stays online on its blog, without asking', async () => {
  opened = await openBlogWindow({ online: true });
  await userEvent.click(await screen.findByRole('button', { name: 'Autres actions' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Mettre à la corbeille' }));
  await screen.findByText(/Il reste en ligne sur Le Labo/);
  expect((await opened.backend.call('posts.counts', {})).bin).toBe(1);
  expect(opened.blog.live()).toHaveLength(1);
});
