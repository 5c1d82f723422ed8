/** Hours in the author's and the blog's time zone. Pure: `now` and the zone are arguments. */
import { fromDate, isSameDay, toCalendarDateTime, toZoned } from '@internationalized/date';
import type { CalendarDateTime } from '@internationalized/date';
import { APP_LANGUAGE_FACTS, type AppLanguage } from '#interview/app-languages.ts';
import { LANGUAGES } from '../bridge/languages.ts';
import { written } from './format.ts';

export type ChosenHour = Readonly<{
  /** Milliseconds since 1970, UTC. */
  at: number;
  /** A change of clocks: the hour does not exist, or occurs twice. */
  change?: 'skipped' | 'twice';
}>;

/**
 * The instant of a day and hour in a zone (IANA name). A skipped hour is moved later; of a repeated hour the first is
 * used.
 */
export function chosenHour(dateTime: CalendarDateTime, zone: string): ChosenHour {
  const early = toZoned(dateTime, zone, 'earlier');
  const late = toZoned(dateTime, zone, 'later');
  if (early.compare(late) === 0) return { at: early.toDate().getTime() };
  return early.hour === late.hour && isSameDay(early, late)
    ? { at: early.toDate().getTime(), change: 'twice' }
    : { at: late.toDate().getTime(), change: 'skipped' };
}

/** Nine in the morning of the next day in this zone. */
export function tomorrowAtNine(now: number, zone: string): number {
  const today = toCalendarDateTime(fromDate(new Date(now), zone));
  return chosenHour(today.add({ days: 1 }).set({ hour: 9, minute: 0, second: 0, millisecond: 0 }), zone).at;
}

/** The day and hour of an instant in this zone, to the minute. */
export const hourIn = (at: number, zone: string): CalendarDateTime =>
  toCalendarDateTime(fromDate(new Date(at), zone)).set({ second: 0, millisecond: 0 });

/** The last minute of a day. */
export const endOfDay = (day: CalendarDateTime): CalendarDateTime => day.set({ hour: 23, minute: 59 });

/** The instant of a chosen day: `at` if that was not changed, since it also has seconds. */
export const instantOfDay = (day: CalendarDateTime, at: number, zone: string): number =>
  day.compare(hourIn(at, zone)) === 0 ? at : chosenHour(day, zone).at;

/** The zone, if it is valid; blogs may have an invalid one, which is ignored. */
export function knownZone(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** « jeudi 12 mars à 9 h 00 » in that zone, with the year if it is another. */
export function momentIn(at: number, zone: string, now: number, language: AppLanguage): string {
  const { year, hour, minute } = hourIn(at, zone);
  const date = new Intl.DateTimeFormat(APP_LANGUAGE_FACTS[language].locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(hourIn(now, zone).year === year ? {} : { year: 'numeric' }),
  }).format(at);
  const { formats } = LANGUAGES[language];
  return formats.moment(written(date, language), formats.time(hour, minute));
}

/** Whether two zones have the same hour at that instant, so that one is enough. */
export const sameHour = (at: number, one: string, other: string): boolean =>
  hourIn(at, one).compare(hourIn(at, other)) === 0;
