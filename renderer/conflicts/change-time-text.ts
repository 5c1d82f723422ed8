import type { Publication } from '#contract/shapes.ts';
import type { Messages } from '#assets/messages/fr.ts';
import type { AppLanguage } from '#interview/app-languages.ts';
import { formatMoment, formatTime } from '../ui/format.ts';

type Words = Messages['conflicts']['changedWhen'];

/**
 * « Modifié sur le web à 1 h 16 »: the blog's time if known, else the time of reading; `now` decides between hour and
 * date.
 */
export function changeTimeText(
  { changedThereAt, readAt }: Pick<Publication, 'changedThereAt' | 'readAt'>,
  words: Words,
  now: number,
  language: AppLanguage,
): string {
  const at = changedThereAt ?? readAt;
  if (at === undefined) return words.some;
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  const time = today ? formatTime(at, language) : formatMoment(at, now, language);
  if (changedThereAt === undefined) return today ? words.readAt(time) : words.readOn(time);
  return today ? words.at(time) : words.on(time);
}
