import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Reason } from '#backend/library/keeping/backups/kept-copies.ts';
import { BACKUP_REASONS } from '#contract/backups.ts';
import { surplusCopies } from '#backend/library/keeping/backups/make-copy.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const DAY = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 5, 30, 12);
const copy = (days: number, reason: Reason = 'daily', proved = true) => ({
  id: `${reason}-${days}`,
  madeAt: now - days * DAY,
  reason,
  slip: proved ? {} : undefined,
});
const keptIds = (copies: readonly ReturnType<typeof copy>[]): string[] => {
  const surplus = new Set(surplusCopies(copies, now));
  return copies.map(({ id }) => id).filter((id) => !surplus.has(id));
};

it('keeps one backup a day for seven days, one a week for four weeks, one a month for six months', () => {
  const copies = Array.from({ length: 300 }, (_, day) => copy(day));
  const ages = keptIds(copies).map((id) => Number(id.split('-')[1]));
  expect(ages.filter((age) => age < 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  // The current week and month have theirs among the days.
  expect(ages.filter((age) => age >= 7 && age < 28)).toEqual([13, 20, 27]);
  expect(ages.filter((age) => age >= 28)).toEqual([30, 61, 91, 122, 150, 181]);
  expect(Math.max(...ages)).toBeLessThan(6 * 31);
});

it('keeps requested backups, and those before an act, for at least thirty days', () => {
  const copies = [
    copy(0, 'asked'),
    copy(0.2, 'asked'),
    copy(0.3),
    copy(0.4, 'before-import'),
    copy(29, 'before-restore'),
    copy(29.5, 'asked'),
    copy(40, 'before-migration'),
    copy(40.1, 'asked'),
  ];
  // The day has its backup already; the month of the last two keeps one.
  expect(keptIds(copies)).toEqual([
    'asked-0',
    'asked-0.2',
    'before-import-0.4',
    'before-restore-29',
    'asked-29.5',
    'before-migration-40',
  ]);
});

it('keeps the newest verified backup for ever, and one that cannot be verified for a day', () => {
  expect(keptIds([copy(0.5, 'daily', false), copy(2, 'daily', false), copy(900)])).toEqual([
    'daily-0.5',
    'daily-900',
  ]);
});

it('deletes nothing because a clock is years ahead or Escale was not opened for years', () => {
  const copies = Array.from({ length: 100 }, (_, day) => copy(day));
  const before = keptIds(copies);
  const ahead = copy(-20_000);
  const surplus = new Set(surplusCopies([ahead, ...copies], ahead.madeAt));
  const left = [ahead, ...copies].map(({ id }) => id).filter((id) => !surplus.has(id));
  expect(left).toContain(ahead.id);
  // It adds one day, week and month.
  expect(before.filter((id) => !left.includes(id)).length).toBeLessThanOrEqual(3);
  // With the clock corrected, it displaces no other.
  expect(keptIds([ahead, ...copies])).toEqual(expect.arrayContaining(before));
});

it('is stable: keeps the same when run again, and always leaves a verified backup', () => {
  const arbitrary = fc
    .array(
      fc.record({
        days: fc.double({ min: 0, max: 400, noNaN: true }),
        reason: fc.constantFrom(...BACKUP_REASONS),
        proved: fc.boolean(),
      }),
      { minLength: 1, maxLength: 60 },
    )
    .map((list) =>
      list
        .map(({ days, reason, proved }, index) => ({
          ...copy(days, reason, proved),
          id: `c${index}`,
        }))
        .toSorted((one, other) => other.madeAt - one.madeAt),
    );
  checkProperty(
    fc.property(arbitrary, (copies) => {
      const surplus = new Set(surplusCopies(copies, now));
      const left = copies.filter(({ id }) => !surplus.has(id));
      expect(surplusCopies(left, now)).toEqual([]);
      const proved = (list: typeof copies): boolean => list.some(({ slip }) => slip !== undefined);
      expect(proved(left)).toBe(proved(copies));
    }),
  );
});
