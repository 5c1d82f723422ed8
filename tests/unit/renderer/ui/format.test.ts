/** Dates as they are written in each language. ~ is a no-break space. */
import { expect, it } from 'vitest';
import { formatDate, formatDay, formatMoment } from '#renderer/ui/format.ts';
import { momentIn } from '#renderer/ui/hours.ts';

const timeOf = (day: number, month: number, year = 2025): number =>
  new Date(year, month - 1, day, 9, 5).getTime();
const now = timeOf(20, 6);
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, '~');

it('writes the first of a month « 1er » in French, and no other day', () => {
  expect(plain(formatDate(timeOf(1, 4), now, 'fr'))).toBe('1er~avril');
  expect(plain(formatDate(timeOf(1, 4, 2024), now, 'fr'))).toBe('1er~avril 2024');
  expect(plain(formatDate(timeOf(11, 4), now, 'fr'))).toBe('11~avril');
  expect(plain(formatDate(timeOf(21, 4), now, 'fr'))).toBe('21~avril');
  expect(plain(formatDate(timeOf(1, 4), now, 'en'))).toBe('1~April');
  expect(plain(formatMoment(timeOf(1, 4), now, 'fr'))).toBe('1er~avril à 9~h~05');
  expect(plain(formatDay(timeOf(1, 4), 'fr'))).toBe('1er~avril 2025');
  expect(plain(formatDay(timeOf(1, 4), 'fr', 'medium'))).toBe('1er~avr. 2025');
  expect(plain(formatDay(timeOf(1, 4), 'en'))).toBe('1~April 2025');
});

it('writes « 1er » in a date with time and zone too', () => {
  const noon = Date.UTC(2025, 3, 1, 12);
  expect(plain(momentIn(noon, 'UTC', noon, 'fr'))).toBe('mardi 1er~avril à 12~h~00');
  expect(plain(momentIn(noon, 'UTC', noon, 'en'))).toBe('Tuesday 1~April at 12:00');
});
