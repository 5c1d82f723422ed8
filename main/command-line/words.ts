/** The languages of the command line and their sentences. */
import * as english from '#assets/messages/en/command-line.ts';
import * as englishExchange from '#assets/messages/en/exchange.ts';
import { failures as englishFailures } from '#assets/messages/en/failures.ts';
import { rescue as englishRescue } from '#assets/messages/en/library.ts';
import { photos as englishPhotos } from '#assets/messages/en/pictures.ts';
import { commandHelp, commandLine } from '#assets/messages/fr/command-line.ts';
import { exports, imports, postFile } from '#assets/messages/fr/exchange.ts';
import { failures } from '#assets/messages/fr/failures.ts';
import { rescue } from '#assets/messages/fr/library.ts';
import { photos } from '#assets/messages/fr/pictures.ts';
import { appLanguageOf, type AppLanguage } from '#interview/app-languages.ts';
import type { AppError } from '#contract/failure.ts';

/** Its own sentences and those it shares with the window. */
const FRENCH = { commandHelp, commandLine, exports, failures, imports, photos, postFile, rescue };
export type AllWords = typeof FRENCH;

export const WORDS: Readonly<Record<AppLanguage, AllWords>> = {
  fr: FRENCH,
  en: {
    commandHelp: english.commandHelp,
    commandLine: english.commandLine,
    exports: englishExchange.exports,
    failures: englishFailures,
    imports: englishExchange.imports,
    photos: englishPhotos,
    postFile: englishExchange.postFile,
    rescue: englishRescue,
  },
};

export type Words = AllWords['commandLine'];
export type Help = AllWords['commandHelp'];

export const wordsOf = (language: AppLanguage): Words => WORDS[language].commandLine;
export const helpIn = (language: AppLanguage): Help => WORDS[language].commandHelp;

/**
 * The language of LC_ALL, LC_MESSAGES or LANG: English for an unsupported language, French if none is set (`C`,
 * `POSIX`).
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>): AppLanguage {
  const locale =
    [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '') ?? '';
  return /^(C|POSIX)?([._@-].*)?$/i.test(locale) ? 'fr' : (appLanguageOf(locale) ?? 'en');
}

export function sentenceOf(error: AppError, language: AppLanguage): string {
  const short: Readonly<Record<string, (what: string) => string>> = wordsOf(language).failures;
  const what = String(error.params.folder ?? error.params.id ?? error.params.name ?? '');
  if (Object.hasOwn(short, error.code)) return short[error.code]?.(what) ?? '';
  return WORDS[language].failures[error.code](error.params);
}
