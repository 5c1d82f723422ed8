import { fork, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { diagnosticFacts } from '#backend/app/diagnostic-file.ts';
import type { Envelope } from '#contract/failure.ts';
import type { PortMessage } from '#contract/host.ts';
import { openTestBackend, temporaryFolder } from '../../builders/test-backend.ts';
import { makePhoto } from '../../builders/photo.ts';
import { NODE_FLAGS } from '../node-flags.mts';

let folder: string;
let profile: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = temporaryFolder('private');
  profile = temporaryFolder('profile');
  // An existing folder, as many are: others can read it, which does not change.
  fs.chmodSync(folder, 0o755);
});
afterEach(() => {
  child?.kill('SIGKILL');
  for (const one of [folder, profile]) fs.rmSync(one, { recursive: true, force: true });
});

/** The backend’s own process with a system’s usual umask, and a session of work in it. */
async function session(): Promise<void> {
  const usual = process.umask(0o022);
  const started = fork(path.resolve('main/backend/app/process.ts'), [], {
    execArgv: [...NODE_FLAGS],
    env: { ...process.env, ESCALE_LIBRARY: folder, ESCALE_PROFILE: profile, ESCALE_DEVELOPMENT: '1' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  process.umask(usual);
  child = started;
  const waiting = new Map<number, (envelope: Envelope<unknown>) => void>();
  let ids = 0;
  await new Promise<void>((resolve, reject) => {
    started.on('message', (raw) => {
      const message = raw as PortMessage;
      if (message.type === 'reply') waiting.get(message.id)?.(message.envelope);
      else if (message.type === 'ready') resolve();
      else if (message.type === 'failed') reject(new Error('the backend did not start'));
    });
  });
  const call = async (
    from: 'page' | 'host',
    name: string,
    input: unknown,
  ): Promise<Record<string, string>> => {
    const id = (ids += 1);
    const envelope = await new Promise<Envelope<unknown>>((resolve) => {
      waiting.set(id, resolve);
      started.send({ type: 'request', id, from, name, input });
    });
    if (!envelope.ok) throw new Error(`${name}: ${envelope.failure.code}`);
    return envelope.value as Record<string, string>;
  };
  const { id } = await call('page', 'posts.create', { kind: 'interview', language: 'fr' });
  const { sha256 } = await call('host', 'assets.add', { name: 'quai.jpg', bytes: await makePhoto() });
  await call('host', 'assets.read', { sha256, width: 16 });
  await call('page', 'backups.make', {});
  const shared = path.join(folder, 'exports');
  fs.mkdirSync(shared, { mode: 0o755 });
  await call('host', 'destinations.grant', {
    token: 'token-of-a-place-00001',
    path: path.join(shared, 'b.escale-post'),
  });
  await call('page', 'post-files.give', {
    postId: id,
    destination: 'token-of-a-place-00001',
    notes: true,
    people: true,
  });
  const ended = new Promise((resolve) => started.once('exit', resolve));
  started.kill('SIGTERM');
  await ended;
}

it('creates no file that others can read, in a session with every kind of file', async () => {
  await session();
  const written = [folder, profile].flatMap((root) =>
    fs
      .readdirSync(root, { recursive: true, withFileTypes: true })
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  const names = written.map((file) => path.relative(folder, file)).join('\n');
  for (const kind of [
    /library\.sqlite$/m,
    /^assets\/\w\w\/\w{64}$/m,
    /^copies\/.*\.sqlite$/m,
    /^cache\//m,
    /escale-post$/m,
  ])
    expect(names).toMatch(kind);
  const open = written
    .map((file) => ({ file: path.relative(folder, file), mode: fs.statSync(file).mode & 0o077 }))
    .filter(({ file, mode }) => mode !== 0 && file !== 'exports');
  expect(open).toEqual([]);
  expect(fs.statSync(folder).mode & 0o777).toBe(0o755);
});

it('lists in the diagnostic file who has access to the folder, as far as the system shows', async () => {
  const desk = await openTestBackend({ publishing: false });
  try {
    fs.chmodSync(desk.folder, 0o750);
    fs.chmodSync(path.join(desk.folder, 'library.sqlite'), 0o640);
    expect(diagnosticFacts(desk.backend).rights).toEqual({ folder: '750', file: '640' });
    // On a system with access lists, which Node does not read, no rights are invented.
    expect(diagnosticFacts(desk.backend, 'win32').rights).toBe('inherited');
  } finally {
    await desk.dispose();
  }
});
