// @vitest-environment happy-dom
/** Whose answers came is proposed, with what it is guessed from, and never in the way of what the author says. */
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { textToBlocks } from '#interview/plain.ts';
import { AddAnswers } from '#renderer/answers/AddAnswers.tsx';
import { NoticesProvider } from '#renderer/ui/window/notices.tsx';
import { buildInterview } from '#tests/builders/interview-builder.ts';

beforeEach(() => {
  const bridge = {
    call: () => Promise.resolve({ ok: true, value: { items: [] } }),
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
});
afterEach(cleanup);

const { post } = buildInterview()
  .withPerson('Anne Martin')
  .withPerson('Karim Benali')
  .asking('Où donc ?')
  .answering('Anne Martin', 'Ici.');

async function shown(text: string, name?: string): Promise<void> {
  const dropped = { blocks: textToBlocks(text), colours: [], notes: [], warnings: [] };
  render(
    <NoticesProvider>
      <AddAnswers
        postId="p"
        read={() => post}
        dropped={{ ...dropped, ...(name === undefined ? {} : { name }) }}
        onAdd={() => Promise.resolve()}
        onClose={() => undefined}
      />
    </NoticesProvider>,
  );
  await act(() => Promise.resolve());
}

it('chooses the person who signs, says why, and lets another be chosen', async () => {
  await shown('1. Où donc ?\n\nAu port.\n\nBien cordialement,\n\nKarim Benali');
  screen.getByText('Karim Benali', { selector: 'span' });
  screen.getByText('D’après la signature');
  await userEvent.click(screen.getByRole('button', { name: 'Changer de personne' }));
  expect(screen.queryByText('D’après la signature')).toBeNull();
  expect(screen.getByRole('combobox', { name: 'Nom de la personne' })).toHaveProperty('value', '');
});

it('proposes a name that nobody has here yet, from the name of the file', async () => {
  await shown('1. Où donc ?\n\nAu port.', 'Réponses de Léa Morel.docx');
  expect(screen.getByRole('combobox', { name: 'Nom de la personne' })).toHaveProperty('value', 'Léa Morel');
  screen.getByText('D’après le nom du fichier');
});
