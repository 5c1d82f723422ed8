import type { AppLanguage } from '#interview/app-languages.ts';

type Formats = Readonly<{ rules: Intl.PluralRules; numbers: Intl.NumberFormat }>;

/** Made when a count is first said in the language: each costs a start some milliseconds. */
const formats: Partial<Record<AppLanguage, Formats>> = {};
const formatsOf = (language: AppLanguage): Formats =>
  (formats[language] ??= {
    rules: new Intl.PluralRules(language),
    numbers: new Intl.NumberFormat(language),
  });

/**
 * A count with its noun: `counted('fr', 1248, 'mot', 'mots')` is « 1 248 mots », with the no-break spaces of the
 * language in the number and between number and noun. Zero is singular in French, plural in English.
 */
export function counted(language: AppLanguage, count: number, one: string, other: string): string {
  const { rules, numbers } = formatsOf(language);
  return `${numbers.format(count)}\u00a0${rules.select(count) === 'one' ? one : other}`;
}

/** A number as the language writes it: « 1 248 ». */
export const number = (language: AppLanguage, value: number): string =>
  formatsOf(language).numbers.format(value);
