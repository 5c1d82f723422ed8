// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { anne, answer, karim, lines, post, question } from '../editor/turn-editor.ts';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

it('explains what becomes of a removed person’s answers, then leaves them unnamed', async () => {
  const document = {
    ...post([anne, karim], question('q1', 'Un ?', { to: ['anne', 'karim'] }), answer('a1', 'anne', 'Oui.')),
    title: 'Le jardin',
  };
  let id = '';
  opened = await openTestWindow(async (backend) => {
    ({ id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' }));
    await backend.call('posts.save', { id, baseSave: 0, saveId: 'save-1', document });
    await backend.call('settings.set', { welcomed: true });
    await backend.call('last-position.set', { postId: id, caret: 't:a1:0:2' });
  });
  await screen.findByText('Oui.');
  const user = userEvent.setup();
  const panel = screen.queryByRole('button', { name: 'Afficher le volet' });
  if (panel !== null) await user.click(panel);
  await user.click(await screen.findByRole('button', { name: /Anne Lenoir/, expanded: false }));
  await user.click(await screen.findByRole('button', { name: 'Retirer Anne Lenoir' }));
  await user.click(await screen.findByRole('button', { name: 'Retirer quand même' }));
  await waitFor(async () =>
    expect(lines((await opened.backend.call('posts.get', { id })).document.body, ['q1', 'a1'])).toEqual([
      'q1 Un ? (à karim)',
      'a1 ?: Oui.',
    ]),
  );
});
