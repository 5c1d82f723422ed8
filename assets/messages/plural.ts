const rules = { fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') };
const numbers = { fr: new Intl.NumberFormat('fr'), en: new Intl.NumberFormat('en') };

/**
 * A count with its noun: `counted('fr', 1248, 'mot', 'mots')` is « 1 248 mots », with the no-break spaces of the
 * language in the number and between number and noun. Zero is singular in French, plural in English.
 */
export function counted(language: 'fr' | 'en', count: number, one: string, other: string): string {
  return `${numbers[language].format(count)}\u00a0${rules[language].select(count) === 'one' ? one : other}`;
}

/** A number as the language writes it: « 1 248 ». */
export const number = (language: 'fr' | 'en', value: number): string => numbers[language].format(value);
