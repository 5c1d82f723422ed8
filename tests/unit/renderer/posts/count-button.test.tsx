// @vitest-environment happy-dom
/** Each person’s share of words: in total and by question, as bars and as tables. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { CountButton } from '#renderer/posts/CountButton.tsx';
import { buildInterview } from '#tests/builders/interview-builder.ts';

afterEach(cleanup);

it('shows each person’s share, over the whole and by question', async () => {
  const user = userEvent.setup();
  const { post } = buildInterview()
    .asking('Où donc ?')
    .answering('Anne Martin', 'Trois mots ici.')
    .answering('Karim Benali', 'Un.')
    .asking('Et demain ?')
    .answering('Karim Benali', 'Quatre mots en tout.');
  render(<CountButton post={post} />);
  await user.click(screen.getByRole('button', { name: /mots/ }));
  const people = screen.getByRole('region', { name: 'Mots par personne' });
  expect(
    within(people)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([expect.stringContaining('3 (38\u00a0%)'), expect.stringContaining('5 (63\u00a0%)')]);
  const questions = screen.getByRole('region', { name: 'Mots par personne, question par question' });
  expect(
    within(questions)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    expect.stringContaining('Anne Martin 75\u00a0%, Karim Benali 25\u00a0%'),
    expect.stringContaining('Karim Benali 100\u00a0%'),
  ]);
  await user.click(within(questions).getByRole('button', { name: /^Voir en tableau/ }));
  expect(
    within(questions)
      .getAllByRole('row')
      .map((row) => row.textContent),
  ).toEqual(['QuestionAnne MartinKarim Benali', '1. Où donc ?31', '2. Et demain ?04']);
});
