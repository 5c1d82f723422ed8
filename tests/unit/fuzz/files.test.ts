/**
 * Every kind of file that is read, changed in every manner: it is read, or refused by a name, within ten seconds and a
 * gigabyte, and no process ends.
 */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#contract/failure.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '../../builders/test-backend.ts';
import { kindsOf, type Kind } from './kinds.ts';
import { KEPT } from './kept-seeds.ts';
import { randomOf } from './mutate.ts';
import { trySeeds } from '../../random/budget.ts';

const LONGEST_MS = 10_000;
const MOST_BYTES = 1024 ** 3;
const KINDS = [
  'docx',
  'odt',
  'html',
  'page',
  'markdown',
  'mail',
  'atom',
  'wordpress',
  'ghost',
  'substack',
  'zip',
  'post',
  'library',
  'sqlite',
  'svg',
  'picture',
];

let desk: TestBackend;
let folder = '';
let kinds: Readonly<Record<string, Kind>> = {};
beforeAll(async () => {
  folder = temporaryFolder('fuzz');
  desk = await openTestBackend({ publishing: false });
  kinds = await kindsOf(desk, folder);
});
afterAll(async () => {
  await desk.dispose();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** What is wrong with how one file was read; undefined where it was read, or refused by a name. */
async function fault(kind: Kind, bytes: Buffer): Promise<string | undefined> {
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const worked = process.cpuUsage();
  let unnamed: string | undefined;
  try {
    await kind.read(bytes);
  } catch (error) {
    if (!(error instanceof AppError) || ['unexpected', 'backend.unavailable'].includes(error.code))
      unnamed = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
  }
  // Of this process with its threads: others may have the computer meanwhile. What only waits is ended by its limit.
  const { user, system } = process.cpuUsage(worked);
  const ms = Math.round(Math.min(performance.now() - started, (user + system) / 1_000));
  const grown = process.memoryUsage.rss() - before;
  if (unnamed !== undefined) return `refused without a name: ${unnamed}`;
  if (ms > LONGEST_MS) return `${ms} ms`;
  return grown > MOST_BYTES ? `${Math.round(grown / 1024 / 1024)} MB` : undefined;
}

test.each(KINDS)('reads or refuses by name a changed file: %s', async (name) => {
  const kind = kinds[name] as Kind;
  const kept = KEPT.filter((one) => one.kind === name).map(({ seed }) => seed);
  const faults = await trySeeds({ kind: 'files', name, parts: 6, least: 5, kept }, async (seed) => {
    const bytes = kind.make(randomOf(seed));
    const found = await fault(kind, bytes);
    if (found === undefined) return undefined;
    // To look at it; its seed goes into kept-seeds.ts.
    const folder = path.resolve('.cache/fuzz');
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, `${name}-${seed}`), bytes);
    return `${bytes.length} bytes: ${found}`;
  });
  expect(faults).toEqual([]);
});
