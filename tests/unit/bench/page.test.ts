import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { FELT } from '#bench/felt.ts';
import type { Result } from '#bench/harness.ts';
import { page, picture } from '#bench/page.ts';
import { type Records, readRecords, withResults } from '#bench/records.ts';

const NONE: Records = { rows: {}, archives: {} };
const times = (median: number) => ({ minimum: median, median, p95: median * 2, p99: median * 3 });
const result = (name: string, ours: number, reference: number): Result => ({
  name,
  what: 'this against that',
  rounds: 9,
  ours: times(ours),
  reference: times(reference),
  ratio: ours / reference,
  ratioP95: ours / reference,
});
const addRecord = (before: Records, day: string, ...results: Result[]): Records =>
  withResults(
    before,
    { day, commit: 'abcd1234', machine: 'one' },
    { results, archive: undefined, relevance: undefined },
    ['keys-1,000', 'keys-50,000', 'publish', 'idle-memory-large'],
  );

it('states for each row whether its aim was met, and its history', () => {
  const first = addRecord(NONE, '2026-11-01', result('keys-1,000', 5, 4), result('keys-50,000', 9, 4));
  const second = addRecord(first, '2026-11-02', result('keys-1,000', 4, 4));
  const text = page(second);
  expect(text).toContain('| 1.00× | 4.00 / 8.00 | 1.15× | met | 1.25× → 1.00× |');
  expect(text).toContain('| 2.25× | 9.00 / 18.0 | 1.20× | **missed**, 1.88 times the aim | 2.25× |');
  expect(text).toContain('* Measured on 2026-11-02 at abcd1234, on one. keys-1,000');
  expect(text).toContain('* Measured on 2026-11-01 at abcd1234, on one. keys-50,000');
  expect(picture(second)).toContain('1.88 – missed');
});

it('shows memory in MiB', () => {
  const text = page(addRecord(NONE, '2026-11-01', result('idle-memory-large', 420, 400)));
  expect(text).toContain('| 1.05× | 420.0 / 840.0 | 350 MiB | **missed**, 1.20 times the aim |');
});

it('shows six runs, and omits what was never measured', () => {
  let records = NONE;
  for (let day = 1; day <= 9; day += 1)
    records = addRecord(records, `2026-11-0${day}`, result('publish', day, 1));
  expect(records.rows['publish']?.trend.map(({ ratio }) => ratio)).toEqual([4, 5, 6, 7, 8, 9]);
  expect(page(records)).not.toContain('Opening a post');
});

it('has the rows that an author feels, and is made from the stored runs', () => {
  const records = readRecords();
  const names = new Set([
    ...Object.keys(records.rows),
    ...Object.entries(records.archives).flatMap(
      ([
        posts,
        {
          result: { rows: benchRows },
        },
      ]) => benchRows.map(({ name }) => `archive ${posts}: ${name}`),
    ),
  ]);
  const felt = Object.values(FELT).flat();
  expect(felt.filter(({ row }) => !names.has(row))).toEqual([]);
  expect(readFileSync(resolve('docs/BENCH.md'), 'utf8')).toBe(`${page(records)}\n`);
  expect(readFileSync(resolve('docs/bench.svg'), 'utf8')).toBe(picture(records));
});
