// @vitest-environment happy-dom
/** The person of received answers is proposed with its evidence, and the author’s choice comes first. */
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { afterEach, beforeEach, expect, it, vi, type Mock } from 'vitest';
import type { Post } from '#interview/document.ts';
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

type Add = ComponentProps<typeof AddAnswers>['onAdd'];

/** Opens the dialog; returns the mock that adds the answers. */
async function openDialog(text: string, name?: string, into: Post = post): Promise<Mock<Add>> {
  const add = vi.fn<Add>(() => Promise.resolve());
  const dropped = { blocks: textToBlocks(text), colours: [], notes: [], warnings: [] };
  render(
    <NoticesProvider>
      <AddAnswers
        postId="p"
        read={() => into}
        dropped={{ ...dropped, ...(name === undefined ? {} : { name }) }}
        onAdd={add}
        renderReview={() => undefined}
        onClose={() => undefined}
      />
    </NoticesProvider>,
  );
  await act(() => Promise.resolve());
  return add;
}

it('chooses the person who signs, gives the reason, and offers another choice', async () => {
  await openDialog('1. Où donc ?\n\nAu port.\n\nBien cordialement,\n\nKarim Benali');
  screen.getByText('Karim Benali', { selector: 'span' });
  screen.getByText('D’après la signature');
  await userEvent.click(screen.getByRole('button', { name: 'Changer de personne' }));
  expect(screen.queryByText('D’après la signature')).toBeNull();
  expect(screen.getByRole('combobox', { name: 'Nom de la personne' })).toHaveProperty('value', '');
});

it.each([
  [
    'of the name of the file',
    '1. Où donc ?\n\nAu port.',
    'Réponses de Léa Morel.docx',
    'D’après le nom du fichier',
  ],
  [
    'of the signature',
    '1. Où donc ?\n\nAu port.\n\nCordialement,\n\nLéa Morel',
    undefined,
    'D’après la signature',
  ],
])('accepts a name %s that is new here, so that one click adds the answers', async (_, text, file, why) => {
  const added = await openDialog(text, file);
  screen.getByText('Léa Morel', { selector: 'span' });
  screen.getByText(why);
  await userEvent.click(screen.getByRole('button', { name: /^Ajouter/ }));
  expect(added.mock.lastCall?.[0]).toEqual({ name: 'Léa Morel', label: 'Léa Morel' });
});

it('asks for the new name before the answers', async () => {
  const text = (name: string): string =>
    `1. Où donc ?\n\n${name} : Au port.\n\n2. Et où encore ?\n\n${name} : Plus loin.`;
  const asking = buildInterview().asking('Où donc ?').asking('Et où encore ?').post;
  const added = await openDialog(text('Léa Morel'), undefined, asking);
  await userEvent.click(screen.getByRole('button', { name: /^Ajouter/ }));
  expect(added.mock.lastCall?.[0]).toEqual({ name: 'Léa Morel', label: 'Léa Morel' });
});

it('proposes a single word before the answers, which may match the directory', async () => {
  const asking = buildInterview().asking('Où donc ?').asking('Et où encore ?').post;
  await openDialog(
    '1. Où donc ?\n\nLéa : Au port.\n\n2. Et où encore ?\n\nLéa : Plus loin.',
    undefined,
    asking,
  );
  expect(screen.getByRole('combobox', { name: 'Nom de la personne' })).toHaveProperty('value', 'Léa');
  screen.getByText('Indiquez de qui sont ces réponses.');
});
