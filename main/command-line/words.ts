/** In which language the command line speaks, and its sentences. */
import { commandHelp as englishHelp, commandLine as english } from '#assets/messages/en/command-line.ts';
import { failures as englishFailures } from '#assets/messages/en/failures.ts';
import { commandHelp as frenchHelp, commandLine as french } from '#assets/messages/fr/command-line.ts';
import { failures as frenchFailures } from '#assets/messages/fr/failures.ts';
import type { AppError } from '#contract/failure.ts';

export type Language = 'fr' | 'en';
export type Words = typeof french;
export type Help = typeof frenchHelp;

export const wordsOf = (language: Language): Words => (language === 'fr' ? french : english);
export const helpIn = (language: Language): Help => (language === 'fr' ? frenchHelp : englishHelp);

/** By LC_ALL, LC_MESSAGES, LANG: English for any language but French; French where they name none (`C`, `POSIX`). */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale =
    [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '') ?? '';
  return /^(C|POSIX)?([._@-].*)?$/i.test(locale) || /^fr/i.test(locale) ? 'fr' : 'en';
}

/** One sentence for an expected failure. */
export function sentenceOf(error: AppError, language: Language): string {
  const { failures } = wordsOf(language);
  const short: Readonly<Record<string, (what: string) => string>> = failures;
  const what = String(error.params.folder ?? error.params.id ?? error.params.name ?? '');
  if (Object.hasOwn(short, error.code)) return short[error.code]?.(what) ?? '';
  return (language === 'fr' ? frenchFailures : englishFailures)[error.code](error.params);
}
