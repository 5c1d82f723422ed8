import { CalendarDateTime } from '@internationalized/date';
import { describe, expect, test } from 'vitest';
import { chosenHour, hourIn, knownZone, momentIn, sameHour, tomorrowAtNine } from '#renderer/ui/hours.ts';

const PARIS = 'Europe/Paris';
const wall = (year: number, month: number, day: number, hour: number, minute = 0) =>
  new CalendarDateTime(year, month, day, hour, minute);

describe('the instant of a chosen time', () => {
  test.each([
    ['winter', wall(2026, 12, 3, 9), PARIS, '2026-12-03T08:00:00.000Z'],
    ['summer', wall(2026, 7, 3, 9), PARIS, '2026-07-03T07:00:00.000Z'],
    ['just before the spring change', wall(2027, 3, 28, 1, 59), PARIS, '2027-03-28T00:59:00.000Z'],
    ['just after the spring change', wall(2027, 3, 28, 3), PARIS, '2027-03-28T01:00:00.000Z'],
    ['the day after the autumn change', wall(2026, 10, 26, 9), PARIS, '2026-10-26T08:00:00.000Z'],
    ['a zone without changes', wall(2026, 7, 3, 9), 'Indian/Reunion', '2026-07-03T05:00:00.000Z'],
    ['half an hour’s zone', wall(2026, 7, 3, 9), 'Asia/Kolkata', '2026-07-03T03:30:00.000Z'],
  ])('%s', (_, hour, zone, instant) => {
    expect(chosenHour(hour, zone)).toEqual({ at: Date.parse(instant) });
  });

  test('a time skipped by the clock change is as much later, with a notice', () => {
    const chosen = chosenHour(wall(2027, 3, 28, 2, 30), PARIS);
    expect(chosen).toEqual({ at: Date.parse('2027-03-28T01:30:00.000Z'), change: 'skipped' });
    expect(momentIn(chosen.at, PARIS, Date.UTC(2026, 10, 1), 'fr')).toBe(
      'dimanche 28\u00a0mars 2027 à 3\u00a0h\u00a030',
    );
  });

  test('a time that occurs twice is the first, with a notice', () => {
    expect(chosenHour(wall(2026, 10, 25, 2, 30), PARIS)).toEqual({
      at: Date.parse('2026-10-25T00:30:00.000Z'),
      change: 'twice',
    });
  });
});

test.each([
  ['an ordinary day', '2026-11-24T12:00:00Z', '2026-11-25T08:00:00.000Z'],
  ['the day before the spring change', '2027-03-27T12:00:00Z', '2027-03-28T07:00:00.000Z'],
  ['the day before the autumn change', '2026-10-24T12:00:00Z', '2026-10-25T08:00:00.000Z'],
  ['late in the evening, when UTC is still yesterday', '2026-07-01T22:30:00Z', '2026-07-03T07:00:00.000Z'],
])('tomorrow at nine: %s', (_, now, expected) => {
  expect(new Date(tomorrowAtNine(Date.parse(now), PARIS)).toISOString()).toBe(expected);
});

test('an instant has its time in each zone, written in words', () => {
  const at = Date.parse('2026-12-03T08:00:00Z');
  expect(hourIn(at, 'America/Martinique').toString()).toBe('2026-12-03T04:00:00');
  expect(momentIn(at, PARIS, at, 'fr')).toBe('jeudi 3\u00a0décembre à 9\u00a0h\u00a000');
  expect(momentIn(at, 'America/Martinique', at, 'en')).toBe('Thursday 3\u00a0December at 04:00');
  expect(sameHour(at, PARIS, 'Europe/Brussels')).toBe(true);
  expect(sameHour(at, PARIS, 'America/Martinique')).toBe(false);
});

test('an invalid zone is not mentioned', () => {
  expect(knownZone('Europe/Paris')).toBe('Europe/Paris');
  expect(knownZone('(GMT+01:00) Paris')).toBeUndefined();
  expect(knownZone('')).toBeUndefined();
  expect(knownZone(undefined)).toBeUndefined();
});
