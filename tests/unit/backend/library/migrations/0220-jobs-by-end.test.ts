import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { jobsByEnd } from '#backend/library/migrations/0220-jobs-by-end.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('finds what is open, and what ended lately, without reading through every job', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < jobsByEnd.number)) step.up(db);
  const plan = () =>
    (
      db
        .prepare('EXPLAIN QUERY PLAN SELECT 1 FROM jobs WHERE finished_at IS NULL OR finished_at > 5')
        .all() as { detail: string }[]
    ).map(({ detail }) => detail);
  expect(plan()).toEqual(['SCAN jobs']);
  jobsByEnd.up(db);
  expect(plan().filter((line) => line.startsWith('SCAN'))).toEqual([]);
  expect(plan().join('\n')).toContain('jobs_by_end');
});
