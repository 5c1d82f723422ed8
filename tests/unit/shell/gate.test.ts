import { expect, test, vi } from 'vitest';
import { type Asker, createGate, INPUT_LIMIT, measureInput } from '#shell/gate.ts';

const ours: Asker = { sender: { id: 1 }, senderFrame: { url: 'app://escale/', parent: null } };

function openGate() {
  const answer = vi.fn((input: unknown) => Promise.resolve({ ok: true as const, value: input }));
  const warn = vi.fn();
  return {
    answer,
    warn,
    gate: createGate({
      isTrusted: (id) => id === 1,
      routes: new Map([['posts.get', answer]]),
      log: { warn },
    }),
  };
}

const frame = (url: string, parent: unknown = null): Asker => ({
  sender: { id: 1 },
  senderFrame: { url, parent },
});

test.each<[string, Asker, unknown, unknown, string]>([
  [
    'another window',
    { sender: { id: 2 }, senderFrame: { url: 'app://escale/', parent: null } },
    'posts.get',
    {},
    'request.forbidden',
  ],
  ['a missing frame', { sender: { id: 1 }, senderFrame: null }, 'posts.get', {}, 'request.forbidden'],
  ['a detached frame', { sender: { id: 1 } }, 'posts.get', {}, 'request.forbidden'],
  ['a child frame', frame('app://escale/', {}), 'posts.get', {}, 'request.forbidden'],
  ['another host', frame('app://preview/post/1'), 'posts.get', {}, 'request.forbidden'],
  ['a longer host', frame('app://escale.evil/'), 'posts.get', {}, 'request.forbidden'],
  ['our host with a port', frame('app://escale:80/'), 'posts.get', {}, 'request.forbidden'],
  ['our host over https', frame('https://escale/'), 'posts.get', {}, 'request.forbidden'],
  ['about:blank', frame('about:blank'), 'posts.get', {}, 'request.forbidden'],
  ['an empty address', frame(''), 'posts.get', {}, 'request.forbidden'],
  ['an unknown name', ours, 'posts.destroy', {}, 'request.forbidden'],
  ['__proto__', ours, '__proto__', {}, 'request.forbidden'],
  ['a missing name', ours, undefined, {}, 'request.forbidden'],
  ['10 MB', ours, 'posts.get', { id: 'x'.repeat(INPUT_LIMIT) }, 'request.too-large'],
  ['a Map', ours, 'posts.get', new Map(), 'request.invalid'],
])('refuses %s', async (_what, asker, name, input, code) => {
  const { gate, answer, warn } = openGate();
  const envelope = await gate(asker, name, input);
  expect(envelope.ok ? 'ok' : envelope.failure.code).toBe(code);
  expect(answer).not.toHaveBeenCalled();
  expect(warn).toHaveBeenCalledOnce();
});

test('passes valid input unchanged', async () => {
  const { gate, warn } = openGate();
  expect(await gate(ours, 'posts.get', { id: 'a' })).toEqual({ ok: true, value: { id: 'a' } });
  expect(warn).not.toHaveBeenCalled();
});

test('measures inputs with a bound', () => {
  const loop: unknown[] = [];
  loop.push(loop);
  expect(measureInput(loop)).toBe('not-json');
  expect(measureInput({ a: [1, null, true, undefined, 'é'] })).toBe('fine');
  expect(measureInput({ ['x'.repeat(INPUT_LIMIT)]: 1 })).toBe('too-large');
  expect(measureInput(Array.from({ length: 2_000_000 }, () => 0))).toBe('too-large');
  for (const odd of [new Date(), new Uint8Array(1), 1n, new Set(), /x/])
    expect(measureInput({ odd })).toBe('not-json');
});
