/** An author’s runs, one after the other. */
import { expect, it } from 'vitest';
import { silentLog } from '#backend/core/log.ts';
import { createLifecycle } from '#backend/core/lifecycle.ts';
import { createRunQueue, type RunQueue } from '#backend/core/run-queue.ts';
import { AppError } from '#contract/failure.ts';

type Report = { steps: string[] };

const lifecycle = createLifecycle();
let number = 0;
const newId = (): string => `run-${(number += 1)}`;

/** A promise that resolves when `open` is called. */
function createDoor(): Readonly<{ opened: Promise<void>; open(): void }> {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

function openQueue(ended: string[] = []): RunQueue<Report> {
  return createRunQueue<Report>(
    { newId, log: silentLog, lifecycle },
    { name: 'tests', notFound: 'export.not-found', onEnd: (id) => void ended.push(id) },
  );
}

it('starts a run after the one before has ended, and reports each end', async () => {
  const ended: string[] = [];
  const queue = openQueue(ended);
  const door = createDoor();
  const steps: string[] = [];
  const first = queue.add({ steps: [] }, async () => {
    steps.push('first');
    await door.opened;
    steps.push('first ended');
  });
  const second = queue.add({ steps: [] }, async () => void steps.push('second'));
  door.open();
  await queue.settled(second);
  expect(steps).toEqual(['first', 'first ended', 'second']);
  expect(ended).toEqual([first, second]);
  expect([first, second].map((id) => queue.get(id).state)).toEqual(['done', 'done']);
});

it('continues after a failed run and keeps its failure', async () => {
  const queue = openQueue();
  const failed = queue.add({ steps: [] }, () => Promise.reject(new AppError('disk.full')));
  const next = queue.add({ steps: [] }, () => Promise.resolve());
  await queue.settled(next);
  expect(queue.get(failed)).toMatchObject({ state: 'failed', failure: { code: 'disk.full' } });
  expect(queue.get(next).state).toBe('done');
});

it('cancels a queued run before its task begins', async () => {
  const queue = openQueue();
  const door = createDoor();
  queue.add({ steps: [] }, () => door.opened);
  const waiting = queue.add({ steps: [] }, async ({ report }) => void report.steps.push('begun'));
  queue.cancel(waiting);
  door.open();
  await queue.settled(waiting);
  expect(queue.get(waiting)).toMatchObject({ state: 'cancelled', report: { steps: [] } });
});

it('keeps the last twenty reports and every unfinished run', async () => {
  const queue = openQueue();
  const ids: string[] = [];
  for (let run = 0; run < 21; run += 1) {
    ids.push(queue.add({ steps: [] }, () => Promise.resolve()));
    await queue.settled(ids.at(-1) ?? '');
  }
  expect(() => queue.get(ids[0] ?? '')).toThrow('export.not-found');
  const waiting = Array.from({ length: 25 }, () => queue.add({ steps: [] }, () => Promise.resolve()));
  expect(waiting.map((id) => queue.get(id).state)).toEqual(Array.from({ length: 25 }, () => 'running'));
});

it('cancels its runs when the backend closes', async () => {
  const closing = createLifecycle();
  const queue = createRunQueue<Report>(
    { newId, log: silentLog, lifecycle: closing },
    { name: 'tests', notFound: 'export.not-found', onEnd: () => undefined },
  );
  const run = queue.add(
    { steps: [] },
    (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('ended')));
      }),
  );
  await Promise.resolve();
  await closing.close();
  expect(queue.get(run).state).toBe('cancelled');
});
