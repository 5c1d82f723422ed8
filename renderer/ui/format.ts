/** Formatting of instants. Pure: `now` and the language are arguments. */
import { APP_LANGUAGE_FACTS, type AppLanguage } from '#interview/app-languages.ts';
import { LANGUAGES } from '../bridge/languages.ts';

const NO_BREAK = '\u00a0';
const DAY = 86_400_000;

const made = new Map<string, Intl.DateTimeFormat>();

/**
 * Formats the day of an instant in the computer's time zone. Formatters are cached, since a list formats each row. They
 * get the day in UTC, so that a change of the computer's zone does not make them stale.
 */
function day(at: number, language: AppLanguage, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([language, options]);
  const formatter =
    made.get(key) ??
    new Intl.DateTimeFormat(APP_LANGUAGE_FACTS[language].locale, { ...options, timeZone: 'UTC' });
  made.set(key, formatter);
  const localDate = new Date(at);
  const sameDayInUtc = new Date(0).setUTCFullYear(
    localDate.getFullYear(),
    localDate.getMonth(),
    localDate.getDate(),
  );
  return written(formatter.format(sameDayInUtc), language);
}

/** « 14 h 02 » in French, “14:02” in English. `at` in ms since 1970, in the computer's time zone. */
export function formatTime(at: number, language: AppLanguage): string {
  const date = new Date(at);
  return LANGUAGES[language].formats.time(date.getHours(), date.getMinutes());
}

/** « 12 mars », or « 12 mars 2025 » in another year. */
export function formatDate(at: number, now: number, language: AppLanguage): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return day(at, language, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) });
}

/** Keeps a number and its word on one line. */
const withNoBreak = (text: string): string => text.replace(/(\d) (?=\p{L})/u, `$1${NO_BREAK}`);

/** Corrects a formatted date: in French the first of a month is « 1er ». */
export const written = (date: string, language: AppLanguage): string =>
  withNoBreak(LANGUAGES[language].formats.day(date)).replace(/(1er) (?=\p{L})/u, `$1${NO_BREAK}`);

/** A day with its year: « 1er avril 2025 »; `medium`: « 1er avr. 2025 ». */
export const formatDay = (at: number, language: AppLanguage, style: 'long' | 'medium' = 'long'): string =>
  day(at, language, { dateStyle: style });

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/**
 * The hour today, then « hier », « il y a 3 jours » up to a week, then the date
 * (docs/design/editor.md#words-of-the-window).
 */
export function formatWhen(at: number, now: number, language: AppLanguage): string {
  const days = daysBetween(at, now);
  if (days === 0) return formatTime(at, language);
  return days > 0 && days < 7 ? formatDaysAgo(at, now, language) : formatDate(at, now, language);
}

/** Days of the calendar from `from` to `to`. Rounded: a day may have 23 or 25 hours. */
export const daysBetween = (from: number, to: number): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / DAY);

/** « aujourd’hui », « hier », « il y a 8 jours ». */
export const formatDaysAgo = (at: number, now: number, language: AppLanguage): string =>
  withNoBreak(
    new Intl.RelativeTimeFormat(APP_LANGUAGE_FACTS[language].locale, { numeric: 'auto' }).format(
      -daysBetween(at, now),
      'day',
    ),
  );

/** A day and an hour: « 12 mars à 9 h 00 ». */
export function formatMoment(at: number, now: number, language: AppLanguage): string {
  return LANGUAGES[language].formats.moment(formatDate(at, now, language), formatTime(at, language));
}
