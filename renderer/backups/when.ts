import type { AppLanguage } from '../bridge/messages.tsx';
import { formatWhen } from '../ui/format.ts';

/** « aujourd’hui », « hier », « il y a 3 jours », then a date: a day is near enough for a backup. */
export function backupDay(at: number, now: number, language: AppLanguage): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return today
    ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'day')
    : formatWhen(at, now, language);
}
