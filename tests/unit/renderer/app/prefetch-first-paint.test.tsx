// @vitest-environment happy-dom
/** Requests for the first frame are sent before it is rendered: once, and again when the answer may be old. */
import { screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { EventName } from '#contract/events.ts';
import { prefetch, takePrefetched, dropPrefetched } from '#renderer/bridge/prefetch.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

const FIRST = ['settings.get', 'app.about', 'posts.list', 'posts.counts'];

it('asks once', async () => {
  const called: string[] = [];
  opened = await openTestWindow(
    async (backend) => {
      await backend.call('settings.set', { welcomed: true });
    },
    {
      async first() {
        const { call } = window.escale;
        const counted = (name: string, input: unknown): unknown => {
          called.push(name);
          return call(name as never, input as never);
        };
        Object.assign(window.escale, { call: counted });
        await import('#renderer/app/prefetch-first-paint.ts');
        expect(called).toEqual(FIRST);
      },
    },
  );
  await screen.findByRole('region', { name: 'Liste' });
  await opened.quiet();
  expect(called.filter((name) => FIRST.includes(name))).toEqual(FIRST);
});

it('asks again after an event, for another question, and after another render', () => {
  const heard = new Map<EventName, () => void>();
  const bridge = {
    call: () => Promise.resolve({ ok: true, value: {} }),
    subscribe(event: EventName, listener: () => void) {
      heard.set(event, listener);
      return () => heard.delete(event);
    },
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  const ask = (): void => prefetch('posts.counts', {}, ['posts.changed']);
  ask();
  expect(takePrefetched('settings.get', {})).toBeUndefined();
  expect(takePrefetched('posts.counts', {})).toBeInstanceOf(Promise);
  expect(takePrefetched('posts.counts', {})).toBeUndefined();
  expect(heard.size).toBe(0);
  for (const event of ['posts.changed', 'backend.restarted'] as const) {
    ask();
    heard.get(event)?.();
    expect(takePrefetched('posts.counts', {})).toBeUndefined();
  }
  ask();
  dropPrefetched();
  expect(takePrefetched('posts.counts', {})).toBeUndefined();
});
