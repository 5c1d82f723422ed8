/** An uncaught exception outside of any request: it is logged, the process ends with a code, and no word is lost. */
import { fork, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../builders/test-backend.ts';
import { buildInterview } from '../../builders/interview-builder.ts';
import { NODE_FLAGS } from '../node-flags.mts';

let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = temporaryFolder('uncaught');
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Fails on command, uncaught. */
const FAILING = `data:text/javascript,process.on('message', (message) => {
  if (message.type === 'throw') throw new RangeError('thrown in a callback');
  if (message.type === 'reject') void Promise.reject(new TypeError('rejected, and never looked at'));
})`;

type Reply = { type: string; id: number; envelope: { ok: boolean; value: Record<string, unknown> } };

async function startBackendProcess() {
  const child = fork(path.resolve('main/backend/app/process.ts'), [], {
    execArgv: [...NODE_FLAGS, '--import', FAILING],
    env: { ...process.env, ESCALE_LIBRARY: folder },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  let log = '';
  child.stderr?.on('data', (data: Buffer) => (log += data.toString()));
  const exited = new Promise<number | null>((resolve) => void child.once('close', (code) => resolve(code)));
  const heard = (is: (message: Reply) => boolean): Promise<Reply> =>
    new Promise((resolve, reject) => {
      child.on('message', (message: Reply) => is(message) && resolve(message));
      void exited.then(() => reject(new Error(`the backend ended: ${log}`)));
    });
  await heard(({ type }) => type === 'ready');
  let lastId = 0;
  return {
    exited,
    log: () => log,
    send: (message: object) => child.send(message),
    async call(name: string, input: object): Promise<Record<string, unknown>> {
      lastId += 1;
      const id = lastId;
      const reply = heard((message) => message.type === 'reply' && message.id === id);
      child.send({ type: 'request', id, from: 'page', name, input });
      return (await reply).envelope.value;
    },
  };
}

test.each([
  ['throw', 'uncaught exception', 'thrown in a callback'],
  ['reject', 'unhandled rejection', 'rejected, and never looked at'],
])('%s', async (type, message, why) => {
  const first = await startBackendProcess();
  const { id } = await first.call('posts.create', { kind: 'interview', language: 'fr' });
  const document = buildInterview().titled('Avant l’exception').post;
  await first.call('posts.save', { id, baseSave: 0, saveId: 'one', document });
  first.send({ type });
  expect(await first.exited).toBe(70);
  const logged = first
    .log()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { message: string; error?: { message: string; stack: string[] } })
    .find((line) => line.message === message);
  expect(logged?.error?.message).toBe(why);
  // The shell starts another: acknowledged saves are there, and nothing locks its library.
  const second = await startBackendProcess();
  expect(await second.call('posts.get', { id })).toMatchObject({ document, saveNumber: 1 });
});
