import { beforeEach, expect, test, vi } from 'vitest';
import { openTestHost, outcomeOf } from '../test-host.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test('queues requests before the backend is ready, then sends them in order', async () => {
  const { host, last } = openTestHost();
  const first = host.callFromPage('posts.get', { id: 'a' });
  const second = host.callFromPage('posts.counts', {});
  expect(last().messages).toEqual([]);
  last().ready();
  expect(last().messages).toEqual([
    { type: 'request', id: 1, from: 'page', name: 'posts.get', input: { id: 'a' } },
    { type: 'request', id: 2, from: 'page', name: 'posts.counts', input: {} },
  ]);
  last().say({ type: 'reply', id: 2, envelope: { ok: true, value: 2 } });
  last().say({ type: 'reply', id: 1, envelope: { ok: true, value: 1 } });
  expect([await first, await second]).toEqual([
    { ok: true, value: 1 },
    { ok: true, value: 2 },
  ]);
});

test('rejects pending requests when the backend dies, tells the page, and restarts it', async () => {
  const { host, children, emit, last } = openTestHost();
  last().ready();
  const saving = host.callFromPage('posts.save', {});
  last().die();
  expect(outcomeOf(await saving)).toBe('backend.unavailable');
  expect(emit.mock.calls).toEqual([['backend.lost', {}]]);
  const waiting = host.callFromPage('posts.save', {});
  await vi.advanceTimersByTimeAsync(250);
  expect(children).toHaveLength(2);
  last().ready();
  last().reply({ ok: true, value: 'saved' });
  expect(await waiting).toEqual({ ok: true, value: 'saved' });
  expect(emit.mock.calls.at(-1)).toEqual(['backend.restarted', {}]);
});

test('gives up after three starts in a row, and retries once on a later request', async () => {
  const { host, children, last } = openTestHost();
  const request = host.callFromPage('posts.counts', {});
  for (const delay of [250, 1_000, 4_000]) {
    last().die();
    await vi.advanceTimersByTimeAsync(delay);
  }
  expect(children).toHaveLength(4);
  last().die();
  expect(outcomeOf(await request)).toBe('backend.unavailable');
  expect(outcomeOf(await host.callFromPage('posts.counts', {}))).toBe('backend.unavailable');
  expect(children).toHaveLength(4);
  await vi.advanceTimersByTimeAsync(1_000);
  const again = host.callFromPage('posts.counts', {});
  expect(children).toHaveLength(5);
  last().ready();
  last().reply({ ok: true, value: 1 });
  expect(outcomeOf(await again)).toBe('ok');
});

test('answers every request with the library’s failure, until it opens', async () => {
  const { host, children, last, emit } = openTestHost();
  const request = host.callFromPage('settings.get', {});
  last().fail({ code: 'library.in-use', params: {}, incident: 'abc' });
  last().die();
  expect(await request).toEqual({
    ok: false,
    failure: { code: 'library.in-use', params: {}, incident: 'abc' },
  });
  expect(outcomeOf(await host.callFromPage('settings.get', {}))).toBe('library.in-use');
  await vi.advanceTimersByTimeAsync(1_000);
  const again = host.callFromPage('settings.get', {});
  expect(children).toHaveLength(2);
  last().ready();
  last().reply({ ok: true, value: {} });
  expect(outcomeOf(await again)).toBe('ok');
  expect(emit).not.toHaveBeenCalled();
});

test('a backend without a library answers for itself, and reports the opening', async () => {
  const { host, children, last, emit } = openTestHost();
  const request = host.callFromPage('settings.get', {});
  last().fail({ code: 'library.corrupt', params: {}, incident: 'abc' });
  expect(last().requests()).toHaveLength(1);
  last().reply({ ok: false, failure: { code: 'library.corrupt', params: {}, incident: 'abc' } });
  expect(outcomeOf(await request)).toBe('library.corrupt');
  const looked = host.callFromPage('rescue.situation', {});
  last().reply({ ok: true, value: { readable: true } });
  expect(await looked).toEqual({ ok: true, value: { readable: true } });
  last().ready();
  // Nothing was lost: a page without pending requests is not told of the restart.
  expect(emit).not.toHaveBeenCalled();
  last().fail({ code: 'library.corrupt', params: {}, incident: 'def' });
  last().ready();
  expect(emit.mock.calls).toEqual([['backend.restarted', {}]]);
  expect(children).toHaveLength(1);
});

test('opens another library in another process, and tells a page that stays', async () => {
  const { host, children, last, emit } = openTestHost();
  last().ready();
  void host.restart(true);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(children).toHaveLength(2);
  last().ready();
  expect(emit.mock.calls).toEqual([['backend.restarted', {}]]);
});

test('fails a late answer, which then changes nothing', async () => {
  const { host, last } = openTestHost();
  last().ready();
  const request = host.callFromPage('posts.counts', {});
  const signIn = host.callFromPage('accounts.sign-in', {});
  await vi.advanceTimersByTimeAsync(30_000);
  expect(outcomeOf(await request)).toBe('backend.unavailable');
  last().say({ type: 'reply', id: 1, envelope: { ok: true, value: 1 } });
  await vi.advanceTimersByTimeAsync(270_000);
  last().say({ type: 'reply', id: 2, envelope: { ok: true, value: {} } });
  expect(outcomeOf(await signIn)).toBe('ok');
});

test('answers the backend, forwards only events of the contract, and logs a slow call by its name only', async () => {
  const { host, last, answer, emit, lines } = openTestHost();
  last().ready();
  last().say({
    type: 'request',
    id: 7,
    from: 'host',
    name: 'secrets.store',
    input: { key: 'k', value: 'secret' },
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(answer).toHaveBeenCalledWith('secrets.store', { key: 'k', value: 'secret' });
  expect(last().messages.at(-1)).toEqual({
    type: 'reply',
    id: 7,
    envelope: { ok: true, value: { kept: true } },
  });
  last().say({ type: 'event', event: 'posts.changed', payload: { ids: ['a1'] } });
  last().say({ type: 'event', event: '__proto__', payload: {} });
  last().say({ type: 'event', event: 'posts.changed', payload: { ids: 'all' } });
  await vi.dynamicImportSettled();
  expect(emit.mock.calls.map(([event]) => event as string)).toEqual(['posts.changed']);
  const slow = host.callFromPage('search.find', { query: 'private words' });
  await vi.advanceTimersByTimeAsync(60);
  last().reply({ ok: true, value: {} });
  await slow;
  expect(lines).toContain('slow');
  expect(lines.join()).not.toContain('private');
});

test('closes after the backend has answered, and kills one that does not within three seconds', async () => {
  const polite = openTestHost();
  polite.last().ready();
  const closed = polite.host.close();
  expect(polite.last().requests().at(-1)?.name).toBe('host.close');
  polite.last().reply({ ok: true, value: {} });
  await closed;
  expect(outcomeOf(await polite.host.callFromPage('posts.counts', {}))).toBe('backend.unavailable');

  const stuck = openTestHost();
  stuck.last().ready();
  let done = false;
  const closing = stuck.host.close().then(() => (done = true));
  await vi.advanceTimersByTimeAsync(2_999);
  expect(done).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await closing;
  expect(stuck.children).toHaveLength(1);
});

test('a start that copies a large library gets the time it announces', () => {
  const { children } = openTestHost();
  const [first] = children;
  for (let minute = 0; minute < 10; minute += 1) {
    vi.advanceTimersByTime(60_000);
    first!.say({ type: 'event', event: 'library.copying', payload: { share: minute / 10 } });
  }
  expect(children).toHaveLength(1);
  // Without a heartbeat it is ended, and another one starts.
  vi.advanceTimersByTime(180_000);
  vi.advanceTimersByTime(1_000);
  expect(children).toHaveLength(2);
});
