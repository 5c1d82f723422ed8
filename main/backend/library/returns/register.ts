/** The lines of the register of consents, in words: for its file, and for the file of a person's data. */
import type { Consent } from '#contract/consents.ts';
import { APP_LANGUAGE_FACTS, type AppLanguage } from '#interview/app-languages.ts';
import { type BackendWords, WORDS } from '../../core/words.ts';

export type RegisterRow = Readonly<Record<keyof BackendWords['register']['columns'], string>>;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** A day in the time zone of this computer: `2026-03-12`, or in words. */
export function registerDay(at: number, language: AppLanguage, style: 'iso' | 'words'): string {
  const date = new Date(at);
  return style === 'words'
    ? WORDS[language].register.day(
        new Intl.DateTimeFormat(APP_LANGUAGE_FACTS[language].locale, { dateStyle: 'long' }).format(date),
      )
    : `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

export function registerRow(consent: Consent, language: AppLanguage, style: 'iso' | 'words'): RegisterRow {
  const words = WORDS[language].register;
  const day = (at: number | undefined): string => (at === undefined ? '' : registerDay(at, language, style));
  return {
    person: consent.name,
    subject: words.subjects[consent.subject],
    state: words.states[consent.state],
    post: consent.post?.title ?? words.allPosts,
    places: consent.places,
    purpose: consent.purpose,
    given: day(consent.givenAt),
    manner: words.manners[consent.manner],
    until: day(consent.validUntil),
    withdrawn: day(consent.withdrawnAt),
    guardians: consent.guardians,
    note: consent.note,
  };
}
