import type { ChildProcess } from 'node:child_process';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { getPost } from '#backend/library/posts/posts.ts';
import { silentLog } from '#backend/core/log.ts';
import type { Envelope } from '#contract/failure.ts';
import type { PortMessage } from '#contract/host.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { NODE_FLAGS } from '../../node-flags.mts';

let folder: string;
let children: ChildProcess[];
/** Process ids of children whose parent was killed. */
let orphans: number[];
beforeEach(() => {
  folder = temporaryFolder('process');
  children = [];
  orphans = [];
});
afterEach(() => {
  for (const pid of orphans) process.kill(pid, 'SIGKILL');
  for (const child of children) child.kill('SIGKILL');
  fs.rmSync(folder, { recursive: true, force: true });
});

type Child = {
  process: ChildProcess;
  first: Promise<PortMessage>;
  exited: Promise<number | string | null>;
  call(from: 'page' | 'host', name: string, input: unknown): Promise<Envelope<unknown>>;
  log(): string;
  /** Its messages, in order. */
  signs: PortMessage[];
};

/** Starts it like the shell on an old Electron: a Node child with a channel. */
function startBackendProcess(env: Record<string, string> = {}): Child {
  const child = fork(path.resolve('main/backend/app/process.ts'), [], {
    execArgv: [...NODE_FLAGS, '--import', `data:text/javascript,globalThis.__ESCALE_TEST_HOOKS__=true`],
    env: { ...process.env, ESCALE_LIBRARY: folder, ...env },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  let log = '';
  child.stderr?.on('data', (data: Buffer) => (log += data.toString()));
  const pending = new Map<number, (envelope: Envelope<unknown>) => void>();
  let ids = 0;
  const signs: PortMessage[] = [];
  const first = new Promise<PortMessage>((resolve, reject) => {
    child.on('message', (raw) => {
      const message = raw as PortMessage;
      if (message.type === 'pong' || message.type === 'works') signs.push(message);
      if (message.type === 'reply') pending.get(message.id)?.(message.envelope);
      if (message.type === 'ready' || message.type === 'failed') resolve(message);
    });
    child.once('exit', () => reject(new Error(`ended before it was ready: ${log}`)));
  });
  return {
    process: child,
    first,
    exited: new Promise((resolve) => void child.once('exit', (code, signal) => resolve(signal ?? code))),
    call: (from, name, input) =>
      new Promise((resolve) => {
        pending.set((ids += 1), resolve);
        child.send({ type: 'request', id: ids, from, name, input });
      }),
    log: () => log,
    signs,
  };
}

function valueOf(envelope: Envelope<unknown>): unknown {
  if (!envelope.ok) throw new Error(envelope.failure.code);
  return envelope.value;
}

describe('the backend’s process', () => {
  it('delays the answers that a test names', async () => {
    const backend = startBackendProcess({ ESCALE_TEST_SLOW: 'settings.get=200,search-thread.titles=400' });
    await backend.first;
    const order: string[] = [];
    const ask = async (name: string, input: unknown): Promise<void> => {
      valueOf(await backend.call('page', name, input));
      order.push(name);
    };
    await Promise.all([
      ask('search.titles', { query: 'a', limit: 1 }),
      ask('settings.get', {}),
      ask('labels.list', {}),
    ]);
    expect(order).toEqual(['labels.list', 'settings.get', 'search.titles']);
  });

  it('reports ready, answers, and closes the library on request', async () => {
    const backend = startBackendProcess();
    expect(await backend.first).toEqual({
      type: 'ready',
      node: process.versions.node,
      sqlite: expect.stringMatching(/^3\./) as unknown,
    });
    const { id } = valueOf(
      await backend.call('page', 'posts.create', { kind: 'interview', language: 'fr' }),
    ) as { id: string };
    const document = buildInterview().titled('Une escale').post;
    expect(
      await backend.call('page', 'posts.save', { id, baseSave: 0, saveId: 's', document }),
    ).toMatchObject({ ok: true, value: { saveNumber: 1 } });
    expect(await backend.call('host', 'host.close', {})).toEqual({ ok: true, value: {} });
    const library = await openLibrary({ folder, log: silentLog });
    expect(getPost(library.db, id).document).toEqual(document);
    library.close();
    for (const line of backend
      .log()
      .trim()
      .split('\n')
      .filter((line) => line !== ''))
      expect(JSON.parse(line)).toMatchObject({ from: 'backend' });
  });

  it('reports progress while it opens, and sends heartbeats from then on', async () => {
    const backend = startBackendProcess();
    await backend.first;
    expect(backend.signs).toEqual([
      { type: 'works', ms: 180_000 },
      { type: 'works', ms: 0 },
    ]);
    backend.process.send({ type: 'ping' });
    await expect.poll(() => backend.signs.at(-1)).toEqual({ type: 'pong' });
  });

  it('accepts pictures as bytes', async () => {
    const backend = startBackendProcess();
    await backend.first;
    const { default: sharp } = await import('sharp');
    const bytes = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#2a6' } })
      .png()
      .toBuffer();
    const asset = valueOf(
      await backend.call('host', 'assets.add', { name: 'vert.png', bytes: new Uint8Array(bytes) }),
    ) as { sha256: string };
    const read = valueOf(await backend.call('host', 'assets.read', { sha256: asset.sha256 })) as {
      mime: string;
      bytes: Uint8Array;
    };
    expect(read.mime).toBe('image/png');
    expect(Buffer.from(read.bytes).equals(bytes)).toBe(true);
  });

  it('ends with its parent and releases the library', async () => {
    const backend = startBackendProcess();
    await backend.first;
    backend.process.disconnect();
    expect(await backend.exited).toBe(0);
    (await openLibrary({ folder, log: silentLog })).close();
  });

  it('does not survive a killed parent', async () => {
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `
      const child = require('node:child_process').fork(${JSON.stringify(path.resolve('main/backend/app/process.ts'))}, [], { execArgv: ${JSON.stringify(NODE_FLAGS)}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      child.on('message', (message) => { if (message.type === 'ready') console.log(child.pid); });`,
      ],
      { env: { ...process.env, ESCALE_LIBRARY: folder }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    children.push(parent);
    await new Promise<void>((resolve) => parent.stdout.once('data', () => resolve()));
    parent.kill('SIGKILL');
    // The lock is free only once the backend has ended: the second opening waits for that.
    const library = await openLibrary({ folder, log: silentLog });
    expect(library.db.open).toBe(true);
    library.close();
  });

  it('does not open the library when its parent was killed during loading', async () => {
    // Runs before the backend’s own code: writes its process id, kills the parent, waits until the channel has
    // closed.
    const before = `
      import fs from 'node:fs';
      fs.writeSync(1, String(process.pid));
      process.kill(process.ppid, 'SIGKILL');
      await new Promise((resolve) => process.once('disconnect', resolve));`;
    const flags = [...NODE_FLAGS, '--import', `data:text/javascript,${encodeURIComponent(before)}`];
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `require('node:child_process').fork(${JSON.stringify(path.resolve('main/backend/app/process.ts'))}, [], { execArgv: ${JSON.stringify(flags)}, stdio: ['ignore', 'inherit', 'ignore', 'ipc'] });`,
      ],
      { env: { ...process.env, ESCALE_LIBRARY: folder }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    children.push(parent);
    parent.stdout.once('data', (pid: Buffer) => orphans.push(Number(pid)));
    // Both processes write to this pipe: it closes with the last of them.
    await once(parent, 'close');
    expect(parent.signalCode).toBe('SIGKILL');
    expect(fs.readdirSync(folder)).toEqual([]);
    orphans = [];
  });

  it('reports the code that keeps the library shut, keeps running, and opens it once it can', async () => {
    const holder = startBackendProcess();
    await holder.first;
    const second = startBackendProcess();
    const refusal = await second.first;
    expect(refusal).toMatchObject({
      type: 'failed',
      envelope: { ok: false, failure: { code: 'library.in-use', params: { process: holder.process.pid } } },
    });
    // The answer goes to the page, which learns no path.
    expect(JSON.stringify(refusal)).not.toContain(folder);
    const readSettings = () => second.call('page', 'settings.get', {});
    expect(await readSettings()).toMatchObject({ ok: false, failure: { code: 'library.in-use' } });
    await holder.call('host', 'host.close', {});
    await expect.poll(readSettings, { interval: 300, timeout: 20_000 }).toMatchObject({ ok: true });
    second.process.disconnect();
    expect(await second.exited).toBe(0);
  });

  it('dies where a test asks it to, after the commit, with the save on disk', async () => {
    const marker = path.join(folder, 'died');
    const env = { ESCALE_TEST_DIE_AT: 'posts.save:committed', ESCALE_TEST_DIE_MARKER: marker };
    const first = startBackendProcess(env);
    await first.first;
    const { id } = valueOf(
      await first.call('page', 'posts.create', { kind: 'interview', language: 'fr' }),
    ) as { id: string };
    const document = buildInterview().titled('Avant la chute').post;
    void first.call('page', 'posts.save', { id, baseSave: 0, saveId: 'same', document });
    expect(await first.exited).toBe('SIGKILL');
    const second = startBackendProcess(env);
    await second.first;
    // The page repeats the save with the same saveId: no false conflict.
    expect(
      await second.call('page', 'posts.save', { id, baseSave: 0, saveId: 'same', document }),
    ).toMatchObject({ ok: true, value: { saveNumber: 1 } });
  });

  it('answers without SQLite, behind the test hooks', async () => {
    const backend = startBackendProcess({ ESCALE_BACKEND_ECHO: '1' });
    expect(await backend.first).toMatchObject({ type: 'ready', sqlite: 'none' });
    expect(await backend.call('page', 'settings.get', {})).toMatchObject({
      ok: true,
      value: { language: 'system' },
    });
    expect(await backend.call('page', 'posts.create', { kind: 'interview', language: 'fr' })).toMatchObject({
      ok: false,
      failure: { code: 'request.invalid' },
    });
    expect(fs.readdirSync(folder)).toEqual([]);
    backend.process.disconnect();
    await backend.exited;
  });
});
