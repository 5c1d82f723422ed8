// @vitest-environment happy-dom
/** A command of the menu that is given before the window is drawn. */
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Command } from '#contract/commands.ts';
import { keepEarlyCommand, useCommands } from '#renderer/ui/window/use-commands.ts';

afterEach(cleanup);

it('runs once, by the first component drawn; the last of several counts', () => {
  const listeners = new Set<(payload: { command: Command }) => void>();
  const bridge = {
    subscribe(_event: string, listener: (payload: { command: Command }) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  vi.stubGlobal('escale', bridge);
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  const give = (command: Command): void => listeners.forEach((listener) => listener({ command }));
  const run: Command[] = [];
  function Drawn() {
    useCommands((command) => run.push(command) > 0);
    return null;
  }

  keepEarlyCommand();
  give('settings');
  give('about');
  expect(run).toEqual([]);
  const { unmount } = render(<Drawn />);
  expect(run).toEqual(['about']);
  give('guide');
  expect(run).toEqual(['about', 'guide']);
  unmount();
  render(<Drawn />);
  expect(run).toEqual(['about', 'guide']);
});
