/** Instants as the author reads them. Pure: `now` and the language are arguments. */
import { APP_LANGUAGE_FACTS, type AppLanguage } from '#interview/app-languages.ts';
import { LANGUAGES } from '../bridge/languages.ts';

const NO_BREAK = '\u00a0';
const DAY = 86_400_000;

const made = new Map<string, Intl.DateTimeFormat>();

/**
 * The day of an instant in the computer's zone, written. What writes it is made when first asked for, and kept: a list of
 * posts asks for each row. It is given the day in UTC, since what is kept would not hear of another zone of the computer.
 */
function day(at: number, language: AppLanguage, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([language, options]);
  const kept =
    made.get(key) ??
    new Intl.DateTimeFormat(APP_LANGUAGE_FACTS[language].locale, { ...options, timeZone: 'UTC' });
  made.set(key, kept);
  const here = new Date(at);
  const there = new Date(0).setUTCFullYear(here.getFullYear(), here.getMonth(), here.getDate());
  return written(kept.format(there), language);
}

/** « 14 h 02 » in French, “14:02” in English. `at` in ms since 1970, shown in the computer's time zone. */
export function formatTime(at: number, language: AppLanguage): string {
  const date = new Date(at);
  return LANGUAGES[language].formats.time(date.getHours(), date.getMinutes());
}

/** « 12 mars », « 12 mars 2025 » when the year is another one. */
export function formatDate(at: number, now: number, language: AppLanguage): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return day(at, language, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) });
}

/** A number does not part from its word at the end of a line. */
const withNoBreak = (text: string): string => text.replace(/(\d) (?=\p{L})/u, `$1${NO_BREAK}`);

/** A date as it is written: in French the first of a month is « 1er ». */
export const written = (date: string, language: AppLanguage): string =>
  withNoBreak(LANGUAGES[language].formats.day(date)).replace(/(1er) (?=\p{L})/u, `$1${NO_BREAK}`);

/** A day with its year: « 1er avril 2025 »; `medium` where room is short: « 1er avr. 2025 ». */
export const formatDay = (at: number, language: AppLanguage, style: 'long' | 'medium' = 'long'): string =>
  day(at, language, { dateStyle: style });

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** Today the hour, then « hier », « il y a 3 jours » up to a week, then the date (docs/design/editor.md#words-of-the-window). */
export function formatWhen(at: number, now: number, language: AppLanguage): string {
  // Rounded: a day may have 23 or 25 hours.
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY);
  if (days === 0) return formatTime(at, language);
  if (days > 0 && days < 7)
    return withNoBreak(
      new Intl.RelativeTimeFormat(APP_LANGUAGE_FACTS[language].locale, { numeric: 'auto' }).format(
        -days,
        'day',
      ),
    );
  return formatDate(at, now, language);
}

/** A day and an hour, for what must be exact: « 12 mars à 9 h 00 ». */
export function formatMoment(at: number, now: number, language: AppLanguage): string {
  return LANGUAGES[language].formats.moment(formatDate(at, now, language), formatTime(at, language));
}
