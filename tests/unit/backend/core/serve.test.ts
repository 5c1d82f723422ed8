import { MessageChannel, Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '#backend/core/log.ts';
import type { Answerer, Served } from '#backend/core/serve.ts';
import { serve } from '#backend/core/serve.ts';
import type { Port, PortMessage } from '#contract/host.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { THREAD_FLAGS } from '../../node-flags.mts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The backend’s and the shell’s end of a real channel, which clones every message. */
function openChannel(): {
  served: Served;
  shell: { post(message: unknown): void; next(): Promise<PortMessage> };
} {
  const { port1, port2 } = new MessageChannel();
  closing.push(() => port1.close());
  const port: Port = {
    post: (message) => port1.postMessage(message),
    receive: (listener) => port1.on('message', listener),
  };
  const received: PortMessage[] = [];
  const waiting: ((message: PortMessage) => void)[] = [];
  port2.on('message', (message: PortMessage) => {
    const next = waiting.shift();
    if (next === undefined) received.push(message);
    else next(message);
  });
  return {
    served: serve(port, silentLog),
    shell: {
      post: (message) => port2.postMessage(message),
      next: () =>
        new Promise((resolve) => {
          const message = received.shift();
          if (message === undefined) waiting.push(resolve);
          else resolve(message);
        }),
    },
  };
}

const echo: Answerer = (from, name, input) => Promise.resolve({ ok: true, value: { from, name, input } });

describe('serve', () => {
  it('answers each request under its id, including those that came before it was ready', async () => {
    const { served, shell } = openChannel();
    shell.post({ type: 'request', id: 7, from: 'page', name: 'posts.get', input: { id: 'a' } });
    shell.post({ type: 'request', id: 8, from: 'host', name: 'host.online', input: { online: true } });
    await new Promise((resolve) => setImmediate(resolve));
    served.answerWith(echo);
    expect(await shell.next()).toEqual({
      type: 'reply',
      id: 7,
      envelope: { ok: true, value: { from: 'page', name: 'posts.get', input: { id: 'a' } } },
    });
    expect(await shell.next()).toMatchObject({ type: 'reply', id: 8 });
  });

  it('sends only events that the contract defines', async () => {
    const { served, shell } = openChannel();
    served.emit('posts.changed', { ids: ['a'] });
    expect(await shell.next()).toEqual({ type: 'event', event: 'posts.changed', payload: { ids: ['a'] } });
    expect(() => served.emit('posts.changed', { ids: ['../a'] })).toThrowError('ids');
  });

  it('asks the shell and returns its answer or its failure', async () => {
    const { served, shell } = openChannel();
    const proxy = served.host('proxy.resolve', { url: 'https://blogger.googleapis.com/' });
    const secret = served.host('secrets.store', { key: 'k', value: 'v' });
    const broken = served.host('secrets.load', { key: 'k' });
    const requests = [await shell.next(), await shell.next(), await shell.next()];
    expect(requests).toMatchObject([
      { type: 'request', from: 'host', name: 'proxy.resolve' },
      { name: 'secrets.store' },
      { name: 'secrets.load' },
    ]);
    const [first, second, third] = requests.map((message) => (message.type === 'request' ? message.id : 0));
    shell.post({
      type: 'reply',
      id: second,
      envelope: { ok: false, failure: { code: 'secrets.unavailable', params: {}, incident: 'abc' } },
    });
    shell.post({ type: 'reply', id: third, envelope: { ok: true, value: { value: 12 } } });
    shell.post({ type: 'reply', id: first, envelope: { ok: true, value: { proxy: 'DIRECT' } } });
    await expect(secret).rejects.toMatchObject({ code: 'secrets.unavailable', incident: 'abc' });
    await expect(broken).rejects.toMatchObject({ code: 'unexpected' });
    expect(await proxy).toEqual({ proxy: 'DIRECT' });
  });

  it('ignores answers to unknown requests and messages of unknown kinds', async () => {
    const { served, shell } = openChannel();
    served.answerWith(echo);
    shell.post({ type: 'reply', id: 99, envelope: { ok: true, value: 1 } });
    shell.post({ type: 'gossip' });
    shell.post({ type: 'request', id: 1, from: 'page', name: 'x', input: null });
    expect(await shell.next()).toMatchObject({ type: 'reply', id: 1 });
  });

  it('fails the pending requests to the shell once the port is closed', async () => {
    const { served } = openChannel();
    const waiting = served.host('browser.open', { url: 'https://accounts.google.com/' });
    served.ended();
    await expect(waiting).rejects.toMatchObject({ code: 'backend.unavailable' });
    await expect(served.host('secrets.load', { key: 'k' })).rejects.toMatchObject({
      code: 'backend.unavailable',
    });
    served.emit('posts.changed', { ids: [] });
  });
});

describe('over a worker thread', () => {
  it('a whole backend writes a post and emits its event', async () => {
    const folder = temporaryFolder('worker');
    const worker = new Worker(new URL('../children/backend-in-a-worker.ts', import.meta.url), {
      workerData: { folder },
      execArgv: THREAD_FLAGS,
    });
    closing.push(() => worker.terminate());
    const messages: PortMessage[] = [];
    const until = (enough: (message: PortMessage) => boolean): Promise<PortMessage> =>
      new Promise((resolve, reject) => {
        worker.once('error', reject);
        worker.on('message', (message: PortMessage) => {
          messages.push(message);
          if (enough(message)) resolve(message);
        });
      });
    await until((message) => message.type === 'ready');
    const input = { kind: 'interview', language: 'fr' };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    worker.postMessage({ type: 'request', id: 1, from: 'page', name: 'posts.create', input });
    const created = await until((message) => message.type === 'reply');
    expect(created).toMatchObject({
      id: 1,
      envelope: { ok: true, value: { saveNumber: 0, status: 'draft' } },
    });
    expect(messages).toContainEqual(expect.objectContaining({ type: 'event', event: 'posts.changed' }));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    worker.postMessage({ type: 'request', id: 2, from: 'host', name: 'host.close', input: {} });
    expect(await until((message) => message.type === 'reply')).toEqual({
      type: 'reply',
      id: 2,
      envelope: { ok: true, value: {} },
    });
  });
});
