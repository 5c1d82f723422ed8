// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { asTypingRoot } from '#renderer/ui/window/typing-root.ts';

afterEach(cleanup);

test('React hears what is typed once, on its way up, and other keys on their way down too', () => {
  const root = document.createElement('div');
  document.body.append(root);
  const listen = vi.spyOn(root, 'addEventListener');
  const heard: string[] = [];
  render(
    <div
      onKeyDownCapture={() => heard.push('keydown, down')}
      onInputCapture={() => heard.push('input, down')}
    >
      <input
        onKeyDown={() => heard.push('keydown')}
        onChange={() => heard.push('change')}
        onInput={() => heard.push('input')}
      />
    </div>,
    { container: asTypingRoot(root) },
  );
  const field = root.querySelector('input');
  if (field === null) throw new Error('no field');
  fireEvent.keyDown(field, { key: 'a' });
  fireEvent.input(field, { target: { value: 'a' } });
  expect(heard).toEqual(['keydown, down', 'keydown', 'input', 'change']);
  const ways = (type: string): unknown[] =>
    listen.mock.calls.filter(([name]) => name === type).map(([, , down]) => down);
  expect(ways('input')).toEqual([false]);
  expect(ways('keypress')).toEqual([false]);
  expect(new Set(ways('keydown'))).toEqual(new Set([false, true]));
});
