/**
 * Every reader of outside input with the worst known inputs: each is read, or refused by a code, in its thread, in
 * linear time; an input just above a limit is refused by its code. docs/LIMITS.md lists them; UPDATE_LIMITS=1
 * measures full inputs and writes it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { jobsWorkedOn } from '#backend/core/threads/job-threads.ts';
import { isUnnamed } from '../fuzz/reading-fault.ts';
import { ANSWERS } from './answers.ts';
import { BACKUPS, removeBackups } from './backups.ts';
import { DOCUMENTS, removeDocuments } from './documents.ts';
import { folderFiles, removeFolder } from './folder-files.ts';
import { LIBRARY_FILES, removeLibraries } from './library-files.ts';
import { PAGE, pageOf, roundedTime, type Times, readTimes } from './limits-page.ts';
import { PASTES } from './pastes.ts';
import { PICTURES } from './pictures.ts';
import type { Reading, WorstInput } from './reading.ts';
import { removePolicy, SHELL_FILES } from './shell-files.ts';
import { WEB_ANSWERS } from './web-answers.ts';

const readings: readonly Reading[] = [
  ...ANSWERS,
  ...(await folderFiles()),
  ...PICTURES,
  ...DOCUMENTS,
  ...BACKUPS,
  ...LIBRARY_FILES,
  ...WEB_ANSWERS,
  ...SHELL_FILES,
  ...PASTES,
];
afterAll(() => {
  removeFolder();
  removeDocuments();
  removeBackups();
  removeLibraries();
  removePolicy();
});

/** The failure’s code, or the message of an error without one; undefined when it is read. */
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

async function measure(read: () => Promise<unknown>): Promise<Measured> {
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

/** Reads the input; rejects when it is refused without a code. */
async function measureNamed(what: string, read: () => Promise<unknown>): Promise<Measured> {
  const measured = await measure(read);
  expect(measured.code ?? '', what).not.toMatch(/^no code/);
  expect(isUnnamed(measured.code ?? ''), `${what}: ${measured.code}`).toBe(false);
  return measured;
}

const UPDATES = process.env['UPDATE_LIMITS'] !== undefined;
/** Share of the limits. The page shows times of full inputs; a run compares a tenth with a quarter of that. */
const SHARE = UPDATES ? 1 : 0.1;
const TIMES_LONGER = 4;
/**
 * Maximum cost of the longer input over that of the shorter: 16 is quadratic. Times below the floor count as the
 * floor.
 */
const MOST_GROWTH = 10;
const FLOOR_MS = 30;
/** Collections and other work of the machine count as well: the least of a few runs. */
const MOST_RUNS = 4;

async function checkGrowth(what: string, worst: WorstInput, longer: Measured): Promise<void> {
  let least = longer.ms;
  const shorter = await measureNamed(what, await worst(SHARE / TIMES_LONGER));
  const most = MOST_GROWTH * Math.max(FLOOR_MS, shorter.ms);
  for (let run = 1; least > most && run < MOST_RUNS; run += 1)
    least = Math.min(least, (await measureNamed(what, await worst(SHARE))).ms);
  expect(least, `${what}: milliseconds, where a quarter takes ${shorter.ms}`).toBeLessThanOrEqual(most);
}

const times = new Map<string, Times>();

describe.each(readings.map((reading) => [reading.name, reading] as const))(
  '%s',
  (name, { where, bounds, worst }) => {
    test('is read, or refused by a code, where documented, in linear time', async () => {
      const all: Measured[] = [];
      for (const [what, make] of Object.entries(worst)) {
        const measured = await measureNamed(what, await make(SHARE));
        if (!UPDATES) await checkGrowth(what, make, measured);
        all.push(measured);
      }
      expect(all.some(({ usesThread }) => usesThread)).toBe(where.endsWith('thread'));
      times.set(name, {
        totalMs: roundedTime(Math.max(...all.map(({ ms }) => ms))),
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

test('docs/LIMITS.md lists all of them (UPDATE_LIMITS=1 writes it)', () => {
  const before = readTimes(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '');
  const next = (measured: ReadonlyMap<string, Times>) =>
    pageOf(readings, (name) => measured.get(name) ?? before.get(name));
  if (UPDATES) writeFileSync(PAGE, next(times));
  expect(readFileSync(PAGE, 'utf8')).toBe(next(UPDATES ? times : new Map()));
});
