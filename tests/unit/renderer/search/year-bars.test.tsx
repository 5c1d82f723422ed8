// @vitest-environment happy-dom
/** The archive by year: bars that filter by year, and the same numbers as a table. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { YearBars } from '#renderer/search/YearBars.tsx';

afterEach(cleanup);

const years = [
  { value: '2024', count: 12 },
  { value: '2022', count: 3 },
  { value: '2021', count: 1 },
];
function renderBars(query: string): { queries: string[] } {
  const queries: string[] = [];
  render(<YearBars years={years} query={query} onQuery={(nextQuery) => queries.push(nextQuery)} />);
  return { queries };
}
const bars = () => within(screen.getByRole('toolbar', { name: 'Billets par année' })).getAllByRole('button');

it('draws every year from the first to the last, and writes the clicked one into the search', async () => {
  const { queries } = renderBars('port');
  expect(bars().map((bar) => bar.getAttribute('aria-label'))).toEqual([
    '2021, 1\u00a0billet',
    '2022, 3\u00a0billets',
    '2023, 0\u00a0billet',
    '2024, 12\u00a0billets',
  ]);
  expect(bars()[2]).toHaveProperty('disabled', true);
  await userEvent.click(bars()[3] as HTMLElement);
  expect(queries).toEqual(['port année:2024']);
});

it('shows the chosen years, adds another, and removes one', async () => {
  const { queries } = renderBars('port année:2024');
  expect(bars().map((bar) => bar.getAttribute('aria-pressed'))).toEqual(['false', 'false', 'false', 'true']);
  await userEvent.click(bars()[0] as HTMLElement);
  await userEvent.click(bars()[3] as HTMLElement);
  expect(queries).toEqual(['port année:2024 année:2021', 'port']);
});

it('moves between bars by the arrow keys', async () => {
  const { queries } = renderBars('');
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(queries).toEqual(['année:2022']);
});

it('shows the numbers as a table', async () => {
  renderBars('');
  await userEvent.click(screen.getByRole('button', { name: 'Voir en tableau\u00a0: Billets par année' }));
  expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual([
    'AnnéeBillets',
    '20211',
    '20223',
    '20230',
    '202412',
  ]);
});
