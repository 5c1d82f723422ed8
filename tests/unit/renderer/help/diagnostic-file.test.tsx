// @vitest-environment happy-dom
/** « Fichier de diagnostic… »: the written file equals the shown text, without any of the author’s text. */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { diagnosticFile as words } from '#assets/messages/fr/window.ts';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { addPosts, exportFolder } from '#tests/builders/export-library.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const SECRET = 'Quatrebarbes';
const LOG_LINE = '2026-03-12T09:00:00.000Z info Escale starts version=0.1.0';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

it('writes the shown text where its author chose, without a word of the library', async () => {
  const shell: Record<string, object> = {
    'log.lines': { lines: [LOG_LINE] },
    'updates.state': { able: 'none', mode: 'off', fixed: false, policy: 'none', ready: false },
  };
  const { participants } = gardenInterview;
  opened = await openTestWindow(
    async (backend) => {
      const [postId = ''] = addPosts(backend, [
        {
          ...gardenInterview,
          title: `Le secret de ${SECRET}`,
          labels: [SECRET],
          participants: participants.map((person) => ({ ...person, organisation: SECRET })),
        },
      ]);
      await backend.call('settings.set', {
        welcomed: true,
        equivalents: [[SECRET, `${SECRET} et fils`]],
      });
      await backend.call('last-position.set', { postId, caret: '' });
    },
    { shell, backend: { publishing: false } },
  );
  await screen.findByDisplayValue(`Le secret de ${SECRET}`);
  const folder = exportFolder();
  const file = path.join(folder, 'Diagnostic.txt');
  const token = randomUUID();
  exportsOf(opened.backend.backend).destinations.grant(token, file);
  shell['dialogs.choose-destination'] = { destination: { token, name: 'Diagnostic.txt' } };

  opened.tell('menu.command', { command: 'diagnostic-file' });
  const dialog = within(await screen.findByRole('dialog', { name: words.title }));
  const shownText = dialog.getByRole('region', { name: words.shown });
  await waitFor(() => expect(shownText.textContent).toContain('SQLite:'));
  expect(shownText.textContent).toContain(LOG_LINE);
  expect(shownText.textContent).toContain('posts: draft 1');
  await userEvent.click(dialog.getByRole('button', { name: words.choose }));
  await dialog.findByText(plainSpaces(words.done('Diagnostic.txt')));
  const written = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true });
  expect(written).toBe(shownText.textContent);
  expect(written).not.toContain(SECRET);
  for (const { name } of participants) expect(written).not.toContain(name);
  expect(written).not.toContain(opened.backend.folder);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
