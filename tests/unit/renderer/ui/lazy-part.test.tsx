// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { lazyPart, loadLazyParts } from '#renderer/ui/window/lazy-part.tsx';

afterEach(cleanup);

type CounterProps = Readonly<{ label: string }>;

function Counter({ label }: CounterProps): ReactNode {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {label} {count}
    </button>
  );
}

it('is empty until its file is loaded, then stays mounted while others load and its props change', async () => {
  let arrive: () => void = () => undefined;
  const Part = lazyPart<CounterProps>(() => new Promise((resolve) => void (arrive = () => resolve(Counter))));
  const { rerender } = render(<Part label="Vu" />);
  expect(screen.queryByRole('button')).toBeNull();
  arrive();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Vu 0' }));
  await loadLazyParts();
  rerender(<Part label="Lu" />);
  expect(screen.getByRole('button').textContent).toBe('Lu 1');
});

it('is rendered at once when its file was loaded before, and is loaded once', async () => {
  let times = 0;
  const Part = lazyPart<CounterProps>(() => {
    times += 1;
    return Promise.resolve(Counter);
  });
  await loadLazyParts();
  await loadLazyParts();
  render(<Part label="Vu" />);
  expect(screen.getByRole('button').textContent).toBe('Vu 0');
  expect(times).toBe(1);
});
