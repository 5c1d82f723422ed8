// @vitest-environment happy-dom
/** A copied library: its pending sends are held until the blog is compared. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { type BlogWindow, openBlogWindow, openSends } from './blog-window.ts';

let opened: BlogWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

it('shows instead of the comparison that the sign-in has ended, and keeps sends on hold', async () => {
  opened = await openBlogWindow({
    prepare: async ({ call, backend }, { postId, blogId }) => {
      await call('publications.send', { postId, blogId, saveNumber: 1, holdSeconds: 30 });
      // Like claimLibrary, which pauses the blogs of a copy
      // (tests/unit/backend/publishing/jobs/paused-blogs.test.ts).
      backend.db.exec(`
        INSERT INTO blog_syncs (blog_id, paused_upto) VALUES ('${blogId}', (SELECT max(rowid) FROM jobs))
          ON CONFLICT DO UPDATE SET paused_upto = excluded.paused_upto, state = 'idle'`);
      backend.db.exec('UPDATE accounts SET signed_in = 0');
    },
  });
  const sends = await openSends();
  const heldSends = within(await within(sends).findByRole('region', { name: /^1\senvoi retenu/ }));
  await within(sends).findByText(/^Retenu\s: le blog sera d’abord vérifié\.$/);
  await userEvent.click(heldSends.getByRole('button', { name: 'Vérifier le blog' }));
  await heldSends.findByText(/connexion/i);
  expect(heldSends.getByRole('button', { name: 'Vérifier le blog' })).toBeTruthy();
  await opened.advance(600_000);
  expect(opened.blog.posts()).toEqual([]);
  await waitFor(() => expect(screen.getByRole('main', { name: 'Envois' })).toBeTruthy());
});
