import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRevision, surplusRevisions, thinRevisions } from '#backend/library/posts/revisions.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { all, sql } from '#backend/core/sql.ts';
import { REVISION_REASONS } from '#contract/posts.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 2, 12, 9);

describe('thinning', () => {
  const ages = (
    reason: (typeof REVISION_REASONS)[number],
    ...list: number[]
  ): { rowid: number; reason: typeof reason; created_at: number }[] =>
    list.map((age, index) => ({ rowid: index + 1, reason, created_at: now - age }));
  const keptAges = (rows: ReturnType<typeof ages>): number[] => {
    const surplus = new Set(surplusRevisions(rows, now));
    return rows.filter(({ rowid }) => !surplus.has(rowid)).map(({ created_at }) => now - created_at);
  };

  it('keeps all of a day, then the last of each hour, then of each day, then none', () => {
    const rows = ages(
      'autosave',
      0,
      10 * MINUTE,
      20 * MINUTE,
      23 * HOUR,
      25 * HOUR,
      25 * HOUR + 10 * MINUTE,
      26 * HOUR,
      8 * DAY,
      8 * DAY + HOUR,
      9 * DAY,
      364 * DAY,
      366 * DAY,
    );
    // 25 h ago is 8:00 exactly: ten minutes before is in the hour from 7:00, with 26 h ago.
    expect(keptAges(rows)).toEqual([
      0,
      10 * MINUTE,
      20 * MINUTE,
      23 * HOUR,
      25 * HOUR,
      25 * HOUR + 10 * MINUTE,
      8 * DAY,
      9 * DAY,
      364 * DAY,
    ]);
  });

  it('never removes a named revision, nor the newest of all', () => {
    checkProperty(
      fc.property(
        fc.array(
          fc.record({
            reason: fc.constantFrom(...REVISION_REASONS),
            age: fc.integer({ min: 0, max: 800 * DAY }),
          }),
          { maxLength: 60 },
        ),
        (list) => {
          const rows = list
            .toSorted((a, b) => a.age - b.age)
            .map(({ reason, age }, index) => ({ rowid: index + 1, reason, created_at: now - age }));
          const surplus = new Set(surplusRevisions(rows, now));
          expect(
            rows.filter(
              (row) => surplus.has(row.rowid) && row.reason !== 'autosave' && row.reason !== 'left',
            ),
          ).toEqual([]);
          expect(surplus.has(1)).toBe(false);
          // Thinning again removes nothing more.
          expect(
            surplusRevisions(
              rows.filter(({ rowid }) => !surplus.has(rowid)),
              now,
            ),
          ).toEqual([]);
        },
      ),
    );
  });
});

it('leaves the last of each hour of a week and of each day of a year, and no other unnamed one', () => {
  checkProperty(
    fc.property(fc.array(fc.integer({ min: 0, max: 800 * DAY }), { maxLength: 120 }), (ages) => {
      const rows = ages
        .toSorted((one, other) => one - other)
        .map((age, index) => ({ rowid: index + 1, reason: 'autosave' as const, created_at: now - age }));
      const surplus = new Set(surplusRevisions(rows, now));
      const slotOf = (at: number): string => {
        const age = now - at;
        if (age < DAY) return `moment ${at}`;
        if (age < 7 * DAY) return `hour ${Math.floor(at / HOUR)}`;
        return age < 365 * DAY ? `day ${Math.floor(at / DAY)}` : 'old';
      };
      const lastOf = new Map<string, number>();
      for (const { created_at: at } of rows.toReversed()) lastOf.set(slotOf(at), at);
      lastOf.delete('old');
      const expected = new Set([...lastOf.values(), ...rows.slice(0, 1).map(({ created_at: at }) => at)]);
      const keptTimes = rows.filter(({ rowid }) => !surplus.has(rowid)).map(({ created_at: at }) => at);
      expect(new Set(keptTimes)).toEqual(expected);
    }),
  );
});

describe('in the library', () => {
  let backend: TestBackend;
  beforeEach(async () => {
    backend = await openTestBackend();
  });
  afterEach(() => backend.dispose());

  it('runs on a few posts at a time', () => {
    const { db } = backend.backend;
    for (let post = 0; post < 5; post += 1) {
      insertPost(db, buildInterview().post, { now, newId: () => `post-${post}` });
      const state = {
        postRowid: post + 1,
        title: '',
        words: 0,
        document: '{}',
        documentVersion: 1,
        documentHash: '',
      };
      for (let minute = 0; minute < 6; minute += 1)
        addRevision(db, `r-${post}-${minute}`, state, 'autosave', now - 2 * DAY + minute * MINUTE);
    }
    const first = thinRevisions(db, now, 0, 2);
    expect(first).toEqual({ removed: 10, next: 2 });
    const second = thinRevisions(db, now, first.next ?? 0, 2);
    expect(second).toEqual({ removed: 10, next: 4 });
    expect(thinRevisions(db, now, second.next ?? 0, 2)).toEqual({ removed: 5 });
    expect(all(db, sql`SELECT id FROM revisions ORDER BY rowid`)).toEqual(
      [0, 1, 2, 3, 4].map((post) => ({ id: `r-${post}-5` })),
    );
  });
});
