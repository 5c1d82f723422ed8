// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef, type ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { usePostPreload } from '#renderer/lists/use-post-preload.ts';

/** The requested ids, in order. */
let read: string[] = [];

function List({ openId }: Readonly<{ openId: string | null }>): ReactNode {
  const grid = useRef<HTMLDivElement>(null);
  usePostPreload(grid, openId);
  return (
    <div ref={grid} role="grid">
      {['a', 'b', 'c'].map((id) => (
        <div key={id} data-key={id} tabIndex={-1}>
          <span>{id}</span>
        </div>
      ))}
      <p>between</p>
    </div>
  );
}

const hoverOver = (text: string): boolean => fireEvent.pointerOver(screen.getByText(text));
const aMoment = (): unknown => vi.advanceTimersByTime(1_000);

beforeEach(() => {
  vi.useFakeTimers();
  read = [];
  vi.stubGlobal('escale', {
    call: async (_name: string, { id }: { id: string }) => {
      read.push(id);
      return { ok: false, failure: { code: 'post.not-found', params: {} } };
    },
    subscribe: () => () => undefined,
  });
  render(<List openId="c" />);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('reads the row that the pointer rests on, not those it passes', () => {
  hoverOver('a');
  hoverOver('b');
  aMoment();
  expect(read).toEqual(['b']);
});

it('reads the row that keeps the focus', () => {
  fireEvent.focusIn(screen.getByText('a'));
  aMoment();
  expect(read).toEqual(['a']);
});

it('reads nothing while scrolling, outside, or between rows, nor the open post', () => {
  hoverOver('a');
  fireEvent.scroll(screen.getByRole('grid'));
  hoverOver('b');
  fireEvent.pointerLeave(screen.getByRole('grid'));
  hoverOver('a');
  hoverOver('between');
  hoverOver('c');
  aMoment();
  expect(read).toEqual([]);
});
