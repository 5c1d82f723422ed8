// @vitest-environment happy-dom
/** The list and status line of a post on the practice blog. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { refreshStatus } from '#backend/library/publications/shown-publications.ts';
import { run, sql, transaction } from '#backend/core/sql.ts';
import { addImported } from '#tests/builders/imported-post.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const TITLE = 'La criée au petit matin';
let opened: TestWindow;
afterEach(() => opened.close());

it('shows its state as of any blog, with the badge of the practice blog', async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    const { db, newId } = backend.backend;
    const id = addImported(
      db,
      { title: TITLE, html: '<p>Le bac part.</p>' },
      { now: backend.clock.now, newId },
    );
    transaction(db, () => {
      run(db, sql`UPDATE blogs SET kind = 'practice'`);
      refreshStatus(db, id);
    });
  });
  await userEvent.click(await screen.findByRole('button', { name: /^Tous/ }));
  const row = await screen.findByRole('row', { name: TITLE });
  expect(within(row).getByText('En ligne')).toBeTruthy();
  expect(within(row).getByText('Essai')).toBeTruthy();
  await userEvent.click(row);
  const line = await screen.findByRole('contentinfo', { name: 'État' });
  expect(await within(line).findByText('En ligne, à jour')).toBeTruthy();
  expect(within(line).getByText('Essai').parentElement?.title).toMatch(/visible de vous seul$/);
  // It can be withdrawn from that blog, as the shell’s menu is told.
  const statusCalls = opened.requests.filter(({ name }) => name === 'window.post-on-blog');
  expect(statusCalls.map(({ input }) => input)).toEqual([{ is: false }, { is: true }]);
});
