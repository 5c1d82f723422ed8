// @vitest-environment happy-dom
/** « Historique »: the state that it opens on, and in which direction it compares. */
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { HistoryDialog } from '#renderer/history/HistoryDialog.tsx';
import { NoticesProvider } from '#renderer/ui/window/notices.tsx';
import { buildArticle } from '#tests/builders/interview-builder.ts';

afterEach(cleanup);

const article = (words: string): Post => buildArticle().titled('Le jardin').saying(words).post;

/** Opens on the revisions, the latest first, one day apart. */
async function open(current: string, ...revisionTexts: readonly string[]): Promise<HTMLElement> {
  const states = revisionTexts.map((words, index) => ({
    id: `r-${index}`,
    postId: 'p',
    reason: 'manual',
    title: 'Le jardin',
    words: 2,
    createdAt: Date.UTC(2026, 0, 20 - index, 12),
    document: article(words),
  }));
  const bridge = {
    call: (name: string, { id }: { id: string }) =>
      Promise.resolve({
        ok: true,
        value:
          name === 'revisions.list' ? { items: states } : (states.find((state) => state.id === id) ?? {}),
      }),
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  render(
    <NoticesProvider>
      <HistoryDialog
        postId="p"
        read={() => article(current)}
        save={save}
        onClose={() => undefined}
        onReplaced={() => undefined}
        onApprove={() => undefined}
      />
    </NoticesProvider>,
  );
  await screen.findByRole('listbox', { name: 'Versions' });
  return await screen.findByRole('dialog', { name: 'Historique' });
}

const save = (): Promise<number> => Promise.resolve(1);

it('opens on the latest revision that differs, and names the older text', async () => {
  const dialog = await open('La serre neuve.', 'La serre neuve.', 'La serre.', 'Le jardin.');
  const states = within(dialog).getAllByRole('option');
  expect(states.map((state) => state.getAttribute('aria-selected'))).toEqual(['false', 'true', 'false']);
  await within(dialog).findByText(/^Avant\s: .*19 janvier.*\. Après\s: le texte actuel\./u);
  within(dialog).getByText(/^1\sdifférence$/u);
});

it('reports that no revision differs', async () => {
  const dialog = await open('La serre.', 'La serre.', 'La serre.');
  await within(dialog).findByText('Aucune version gardée n’est différente du texte actuel.');
  expect(within(dialog).getAllByRole('option')[0]?.getAttribute('aria-selected')).toBe('true');
});
