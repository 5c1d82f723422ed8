/** Measurements with their day and commit, stored in records.json; docs/BENCH.md is generated from it. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ArchiveResult } from './archive/measure-archive.ts';
import type { Result } from './harness.ts';

const FILE = path.join(import.meta.dirname, 'records.json');
/** Files written by a run itself do not count as changes. */
const OWN = [':!bench/records.json', ':!docs/BENCH.md', ':!docs/bench.svg'];
/** Number of runs in the trend of a row. */
const LAST = 6;

/** `day`: ISO, `commit`: its first eight digits, with a plus if files were changed since. */
export type When = Readonly<{ day: string; commit: string; machine: string }>;
export type Trend = readonly (Readonly<{ ratio: number }> & Pick<When, 'day' | 'commit'>)[];
export type Records = Readonly<{
  rows: Readonly<Record<string, Readonly<{ result: Result; trend: Trend }> & When>>;
  /** By number of posts. */
  archives: Readonly<
    Record<string, Readonly<{ result: ArchiveResult; trends: Readonly<Record<string, Trend>> }> & When>
  >;
  relevance?: Readonly<{ table: string }> & When;
}>;

export function now(): When {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const processor = os.cpus()[0]?.model.trim() ?? 'unknown processor';
  return {
    day: new Date().toISOString().slice(0, 10),
    commit:
      git('rev-parse', '--short=8', 'HEAD') +
      (git('status', '--porcelain', '--', '.', ...OWN) === '' ? '' : '+'),
    machine: `${os.cpus().length} × ${processor}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}, Node ${process.versions.node}`,
  };
}

const longer = (before: Trend | undefined, ratio: number, { day, commit }: When): Trend =>
  [...(before ?? []), { day, commit, ratio: Number(ratio.toFixed(3)) }].slice(-LAST);

/** Replaces older measurements by new ones. `order`: names of the existing rows, as in rows.ts. */
export function withResults(
  before: Records,
  when: When,
  measured: Readonly<{
    results: readonly Result[];
    archive: ArchiveResult | undefined;
    relevance: string | undefined;
  }>,
  order: readonly string[],
): Records {
  const rows: Record<string, Records['rows'][string]> = {};
  for (const name of order) {
    const previousRecord = before.rows[name];
    const result = measured.results.find((one) => one.name === name);
    if (result !== undefined)
      rows[name] = { ...when, result, trend: longer(previousRecord?.trend, result.ratio, when) };
    else if (previousRecord !== undefined) rows[name] = previousRecord;
  }
  const archives = { ...before.archives };
  const { archive, relevance } = measured;
  if (archive !== undefined) {
    const posts = archive.posts.toLocaleString('en');
    const trends = Object.fromEntries(
      archive.rows.map(({ name, ours, fts }) => [
        name,
        longer(archives[posts]?.trends[name], ours.p95 / fts.p95, when),
      ]),
    );
    archives[posts] = { ...when, result: archive, trends };
  }
  return {
    rows,
    archives,
    ...(relevance === undefined
      ? before.relevance && { relevance: before.relevance }
      : { relevance: { ...when, table: relevance } }),
  };
}

export const readRecords = (): Records =>
  fs.existsSync(FILE) ? (JSON.parse(fs.readFileSync(FILE, 'utf8')) as Records) : { rows: {}, archives: {} };

export const writeRecords = (records: Records): void =>
  fs.writeFileSync(FILE, `${JSON.stringify(records, null, 1)}\n`);
