/**
 * Every reading of what comes from outside, with the worst inputs known: each is read or refused by a name, in its thread; what
 * is just above a bound is refused by its code. docs/LIMITS.md shows them; UPDATE_LIMITS=1 measures and writes it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { jobsWorkedOn } from '#backend/core/threads/job-threads.ts';
import { isUnnamed } from '../fuzz/reading-fault.ts';
import { ANSWERS } from './answers.ts';
import { DOCUMENTS, removeDocuments } from './documents.ts';
import { folderFiles, removeFolder } from './folder-files.ts';
import { PAGE, pageOf, roundedTime, type Times, timesOn } from './limits-page.ts';
import { PICTURES } from './pictures.ts';
import type { Reading } from './reading.ts';
import { removePolicy, SHELL_FILES } from './shell-files.ts';

const readings: readonly Reading[] = [
  ...ANSWERS,
  ...(await folderFiles()),
  ...PICTURES,
  ...DOCUMENTS,
  ...SHELL_FILES,
];
afterAll(() => {
  removeFolder();
  removeDocuments();
  removePolicy();
});

/** The failure's code, or the message of what has none; undefined where it is read. */
const codeOf = (reading: Promise<unknown>): Promise<string | undefined> =>
  reading.then(
    () => undefined,
    (error: unknown) =>
      error instanceof Error && 'code' in error && typeof error.code === 'string'
        ? error.code
        : `no code: ${String(error)}`,
  );

const processorMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000;

type Measured = Readonly<{ code: string | undefined; usesThread: boolean; ms: number; turn: number }>;

async function measured(read: () => Promise<unknown>): Promise<Measured> {
  let [usesThread, turn, ended] = [false, 0, false];
  let used = process.threadCpuUsage();
  const look = (): void => {
    usesThread ||= jobsWorkedOn() > 0;
    turn = Math.max(turn, processorMs(process.threadCpuUsage(used)));
    if (ended) return;
    used = process.threadCpuUsage();
    setImmediate(look);
  };
  const [started, worked] = [performance.now(), process.cpuUsage()];
  setImmediate(look);
  const code = await codeOf(read());
  const ms = Math.min(performance.now() - started, processorMs(process.cpuUsage(worked)));
  ended = true;
  return { code, usesThread, ms, turn };
}

const times = new Map<string, Times>();

describe.each(readings.map((reading) => [reading.name, reading] as const))(
  '%s',
  (name, { where, bounds, worst }) => {
    test('is read or refused by a name, where the page says', async () => {
      const all: Measured[] = [];
      for (const [what, make] of Object.entries(worst)) {
        const one = await measured(make());
        expect(one.code ?? '', what).not.toMatch(/^no code/);
        expect(isUnnamed(one.code ?? ''), `${what}: ${one.code}`).toBe(false);
        all.push(one);
      }
      expect(all.some(({ usesThread }) => usesThread)).toBe(where.endsWith('thread'));
      times.set(name, {
        whole: roundedTime(Math.max(...all.map(({ ms }) => ms))),
        turn: roundedTime(Math.max(...all.map(({ turn }) => turn))),
      });
    });

    test.each(bounds.map((bound) => [bound.most, bound] as const))(
      'refuses more than %s',
      async (_, { above, code }) => {
        expect(await codeOf(above())).toBe(code);
      },
    );
  },
);

test('docs/LIMITS.md shows all of them (UPDATE_LIMITS=1 writes it)', () => {
  const before = timesOn(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '');
  const next = (measured: ReadonlyMap<string, Times>) =>
    pageOf(readings, (name) => measured.get(name) ?? before.get(name));
  const updates = process.env['UPDATE_LIMITS'] !== undefined;
  if (updates) writeFileSync(PAGE, next(times));
  expect(readFileSync(PAGE, 'utf8')).toBe(next(updates ? times : new Map()));
});
