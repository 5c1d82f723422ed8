/** Jobs that never end, take all memory, or die: the caller continues, with a failure code. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createJobThreads, jobsWorkedOn, type JobThreads } from '#backend/core/threads/job-threads.ts';
import { scriptAt } from '#backend/core/threads/thread-script.ts';
import { AppError } from '#contract/failure.ts';

const script = scriptAt(path.join(import.meta.dirname, 'children/jobs.ts'));
const openThreads = (limits: { memory?: number; work?: number } = {}): JobThreads =>
  createJobThreads({
    script,
    limits: { memory: 64, work: 10_000, ...limits },
    exceeded: () => new AppError('document.too-complex'),
  });

describe('a job', () => {
  test('runs on an idle thread, and two at a time run on two threads', async () => {
    const threads = openThreads();
    expect(await threads.run({ name: 'count', input: undefined })).toBe(1);
    expect(await threads.run({ name: 'count', input: undefined })).toBe(2);
    const both = ['count', 'count'].map((name) => threads.run({ name, input: undefined }));
    expect(new Set(await Promise.all(both))).toEqual(new Set([1, 3]));
  });

  test('leaves two idle threads for later jobs, and no third', async () => {
    const threads = openThreads();
    const count = (jobs: number): Promise<unknown[]> =>
      Promise.all(Array.from({ length: jobs }, () => threads.run({ name: 'count', input: undefined })));
    expect(await count(3)).toEqual([1, 1, 1]);
    expect((await count(3)).filter((job) => job === 1)).toHaveLength(1);
  });

  test('fails with its own failure or an unexpected one, and its thread stays', async () => {
    const threads = openThreads();
    await expect(threads.run({ name: 'refused', input: undefined })).rejects.toMatchObject({
      code: 'document.damaged',
      params: { name: 'a' },
    });
    await expect(threads.run({ name: 'bug', input: undefined })).rejects.toThrow('TypeError: a bug');
    await expect(threads.run({ name: 'nothing', input: undefined })).rejects.toThrow(
      'nobody answers nothing',
    );
    expect(await threads.run({ name: 'count', input: undefined })).toBe(1);
  });

  test('receives what it requests; the failure of a request is its failure', async () => {
    const threads = openThreads();
    const give = ({ at }: { at: number }): Promise<number> => Promise.resolve(at * 10);
    expect(await threads.run({ name: 'asks', input: { times: 4 }, answers: { give } })).toBe(60);
    const refuse = (): never => {
      throw new AppError('disk.full');
    };
    await expect(
      threads.run({ name: 'asks', input: { times: 4 }, answers: { give: refuse } }),
    ).rejects.toMatchObject({ code: 'disk.full' });
  });
});

describe('working time', () => {
  test('counts while the thread works, not while it waits for a requested answer', async () => {
    const counts: number[] = [];
    const give = ({ at }: { at: number }): number => {
      counts.push(jobsWorkedOn());
      return at;
    };
    const progress = (): void => void counts.push(jobsWorkedOn());
    const threads = openThreads();
    await threads.run({ name: 'asks', input: { times: 1 }, answers: { give } });
    await threads.run({ name: 'tells', input: { times: 2, ms: 0 }, answers: { progress } });
    expect(counts).toEqual([0, 0, 0]);
    const spinning = openThreads({ work: 1_000 }).run({ name: 'spin', input: undefined });
    await expect.poll(jobsWorkedOn, { interval: 5, timeout: 20_000 }).toBe(1);
    await expect(spinning).rejects.toMatchObject({ code: 'document.too-complex' });
    expect(jobsWorkedOn()).toBe(0);
  });

  test('excludes an answer that arrives after the job was cancelled', async () => {
    const giving = new AbortController();
    let answer: ((value: number) => void) | undefined;
    const give = (): Promise<number> => new Promise((resolve) => (answer = resolve));
    const running = openThreads().run({
      name: 'asks',
      input: { times: 1 },
      answers: { give },
      signal: giving.signal,
    });
    await expect.poll(() => answer, { timeout: 20_000 }).toBeDefined();
    giving.abort(new AppError('backend.unavailable'));
    await expect(running).rejects.toMatchObject({ code: 'backend.unavailable' });
    answer?.(1);
    await new Promise(setImmediate);
    expect(jobsWorkedOn()).toBe(0);
  });
});

describe('limits of a job', () => {
  test('a job that never ends is stopped with its thread, and the next job gets a new thread', async () => {
    const threads = openThreads({ work: 300 });
    await expect(threads.run({ name: 'spin', input: undefined })).rejects.toMatchObject({
      code: 'document.too-complex',
    });
    expect(await threads.run({ name: 'count', input: undefined })).toBe(1);
  });

  test('a job that takes all memory is stopped', async () => {
    await expect(openThreads().run({ name: 'eat', input: undefined })).rejects.toMatchObject({
      code: 'document.too-complex',
    });
  });

  test('a job that reports progress or waits for a requested answer is not stopped', async () => {
    const threads = openThreads({ work: 2_000 });
    const progressSteps: number[] = [];
    const progress = ({ at }: { at: number }): void => void progressSteps.push(at);
    expect(await threads.run({ name: 'tells', input: { times: 6, ms: 500 }, answers: { progress } })).toBe(6);
    expect(progressSteps).toEqual([0, 1, 2, 3, 4, 5]);
    const threads2 = openThreads({ work: 200 });
    const give = (): Promise<number> => new Promise((resolve) => setTimeout(() => resolve(1), 1_500));
    expect(await threads2.run({ name: 'asks', input: { times: 1 }, answers: { give } })).toBe(1);
  });

  test('a thread that dies or throws outside of its job fails that job', async () => {
    const threads = openThreads();
    await expect(threads.run({ name: 'die', input: undefined })).rejects.toMatchObject({
      code: 'backend.unavailable',
    });
    await expect(threads.run({ name: 'throwLater', input: undefined })).rejects.toThrow(
      'outside of every promise',
    );
    expect(await threads.run({ name: 'count', input: undefined })).toBe(1);
  });

  test('a cancelled job is stopped', async () => {
    const giving = new AbortController();
    const spinning = openThreads().run({ name: 'spin', input: undefined, signal: giving.signal });
    giving.abort(new AppError('backend.unavailable'));
    await expect(spinning).rejects.toMatchObject({ code: 'backend.unavailable' });
  });
});
