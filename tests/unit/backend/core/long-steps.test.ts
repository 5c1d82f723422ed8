import { fork } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { longestFor, longStep, onLongSteps } from '#backend/core/long-steps.ts';
import { NODE_FLAGS } from '../../node-flags.mts';

it('reports the longest announced silence of the steps under way, and the end of each', async () => {
  const announced: number[] = [];
  onLongSteps((ms) => void announced.push(ms));
  let open = (): void => undefined;
  const opening = longStep(100, () => new Promise<void>((resolve) => (open = resolve)));
  expect(longStep(500, () => 'written anew')).toBe('written anew');
  expect(() =>
    longStep(50, () => {
      throw new Error('disk');
    }),
  ).toThrow('disk');
  open();
  await opening;
  expect(announced).toEqual([100, 500, 100, 100, 100, 0]);
  onLongSteps(() => undefined);
});

it('reports the step before it blocks the process', async () => {
  const child = fork(path.resolve('tests/unit/backend/children/long-step.ts'), [], {
    execArgv: NODE_FLAGS,
  });
  const message = await new Promise((resolve) => void child.once('message', resolve));
  child.kill('SIGKILL');
  expect(message).toEqual({ type: 'works', ms: 60_000 });
});

it('allows some minutes for a file of a gigabyte', () => {
  expect(longestFor(2 ** 30) / 60_000).toBeCloseTo(9.9, 0);
});
