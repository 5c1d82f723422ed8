// @vitest-environment happy-dom
/** Keys faster than the answers: each step runs, and one question is answered once. */
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { NoticesProvider } from '#renderer/ui/window/notices.tsx';
import { PeopleProposals } from '#renderer/proposals/PeopleProposals.tsx';

afterEach(cleanup);

const side = (name: string) => ({ id: name, name, posts: 1, titles: [], inDirectory: false });
const question = (at: number) => ({
  id: `q${at}`,
  person: side(`A. Martin ${at}`),
  other: side('Anne Martin'),
  reasons: [],
  others: [],
});

type Asked = Readonly<{ id?: string; step: 'at' | 'next' }>;

it('moves by the number of keys typed, and answers each shown item once', async () => {
  const answered: unknown[] = [];
  const waiting: (() => void)[] = [];
  const bridge = {
    call: (name: string, input: Asked) =>
      new Promise((resolve) => {
        if (name === 'proposals.answer-people') answered.push(input);
        const at = Number(input.id?.slice(1) ?? 1) + (input.step === 'next' ? 1 : 0);
        const value = name === 'proposals.people' ? { question: question(at), position: at, total: 9 } : {};
        waiting.push(() => resolve({ ok: true, value }));
      }),
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  function Screen(): ReactNode {
    const [id, setId] = useState<string>();
    return (
      <NoticesProvider>
        <div data-proposals="">
          <PeopleProposals id={id} onGo={setId} mayUndo={false} onUndo={() => undefined} />
        </div>
      </NoticesProvider>
    );
  }
  const answerAll = async (): Promise<void> => {
    while (waiting.length > 0)
      await act(async () => {
        for (const answer of waiting.splice(0)) answer();
        await new Promise((resolve) => setTimeout(resolve));
      });
  };
  render(<Screen />);
  await answerAll();
  const user = userEvent.setup();
  await user.keyboard('{ArrowRight}{ArrowRight}');
  await waitFor(async () => {
    await answerAll();
    expect(screen.getByRole('region', { name: 'A. Martin 3' })).toBeTruthy();
  });
  await user.keyboard('nn');
  expect(answered).toEqual([{ id: 'q3', same: false }]);
});

it('asks once whether all people of a one-word name are one person', async () => {
  const escale = { ...side('Escale'), posts: 4, titles: ['Le port', 'La digue'] };
  const value = { question: { ...question(1), person: escale, other: escale }, position: 1, total: 1 };
  const bridge = { call: () => Promise.resolve({ ok: true, value }), subscribe: () => () => undefined };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  render(
    <NoticesProvider>
      <PeopleProposals id="q1" onGo={() => undefined} mayUndo={false} onUndo={() => undefined} />
    </NoticesProvider>,
  );
  await screen.findByRole('heading', {
    name: '«\u00a0Escale\u00a0», dans 4\u00a0billets\u00a0: une seule personne\u00a0?',
  });
  expect(screen.getAllByRole('region', { name: 'Escale' })).toHaveLength(1);
});
