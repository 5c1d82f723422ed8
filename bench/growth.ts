/** Memory growth of the backend's process during writing: thousands of saves, each with new words. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { V8_FLAGS } from '#shell/backend-process/v8-flags.ts';
import type { Envelope } from '#contract/failure.ts';
import type { PortMessage } from '#contract/host.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import type { Row } from './harness.ts';

const SAVES = 10_000;
/** Saves between two measurements. */
const EVERY = 1_000;
/** MiB. */
const MOST = 300;
const ANSWERS = 5;
const WORDS = 100;
const LETTERS = 'abcdefghijklmnopqrstuvwxyzéèà';

/** As the shell starts it: the built backend in a process of its own. */
function aBackendProcess() {
  const child = fork(path.resolve('out/main/backend.cjs'), [], {
    execArgv: [...V8_FLAGS],
    env: { ...process.env, ESCALE_LIBRARY: temporaryFolder('bench-growth'), ESCALE_DEVELOPMENT: '1' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const pending = new Map<number, (envelope: Envelope<unknown>) => void>();
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the backend ended')));
    child.on('message', (raw) => {
      const message = raw as PortMessage;
      if (message.type === 'ready') resolve();
      if (message.type !== 'reply') return;
      pending.get(message.id)?.(message.envelope);
      pending.delete(message.id);
    });
  });
  let ids = 0;
  return {
    ready,
    async call(name: string, input: unknown): Promise<unknown> {
      const envelope = await new Promise<Envelope<unknown>>((resolve) => {
        ids += 1;
        pending.set(ids, resolve);
        child.send({ type: 'request', id: ids, from: 'page', name, input });
      });
      if (!envelope.ok) throw new Error(envelope.failure.code);
      return envelope.value;
    },
    /** MiB. */
    heapUsed: (): number =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    end: () => void child.kill('SIGKILL'),
  };
}

/** The same words in each run, none of them twice but by chance. */
function strangeWords(): (count: number) => string {
  let state = 1;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const word = (): string =>
    Array.from(
      { length: 4 + Math.floor(next() * 9) },
      () => LETTERS[Math.floor(next() * LETTERS.length)],
    ).join('');
  return (count) => Array.from({ length: count }, word).join(' ');
}

async function heapWhileSaving(): Promise<number[]> {
  const backend = aBackendProcess();
  try {
    await backend.ready;
    const words = strangeWords();
    const { id } = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })) as {
      id: string;
    };
    const answers = Array.from({ length: ANSWERS }, () => words(WORDS));
    const used: number[] = [];
    let last: unknown;
    for (let save = 0; save < SAVES; save += 1) {
      answers[save % ANSWERS] = words(WORDS);
      let interview = buildInterview().titled('Le guichet du quartier').labelled('Design public');
      for (const answer of answers)
        interview = interview.asking('Et depuis ?').answering('Anne Martin', answer);
      last = interview.post;
      await backend.call('posts.save', {
        id,
        baseSave: save,
        saveId: `save-${save}`,
        document: interview.post,
      });
      if ((save + 1) % EVERY !== 0) continue;
      used.push(backend.heapUsed());
      process.stderr.write(`escale: ${save + 1} saves, ${Math.round(backend.heapUsed())} MiB\n`);
    }
    const { document } = (await backend.call('posts.get', { id })) as { document: unknown };
    assert.deepEqual(document, last);
    return used;
  } finally {
    backend.end();
  }
}

export const growth: Row = {
  name: 'growth',
  what: `in MiB instead of ms: what the backend holds after each ${EVERY} of ${SAVES} saves of one interview, ${WORDS} words never said before in each, against the ${MOST} that it may hold; one after the other`,
  curve: true,
  rounds: 1,
  warmUp: 0,
  prepare: () =>
    Promise.resolve({
      ours: () => heapWhileSaving(),
      reference: () => [MOST],
      verify: () => undefined,
      close: () => undefined,
    }),
};
