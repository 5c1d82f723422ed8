/** The sentence about active content that is left out, from the text of a check: `script:1 form:2`. */
import type { AppLanguage } from '#interview/app-languages.ts';
import type { ActiveKind } from '#interview/markup/active-content.ts';
import { counted } from './plural.ts';

/** The noun of each kind, for one and for several. */
export type KindNouns = Readonly<Record<ActiveKind, readonly [one: string, several: string]>>;

/** « un script et 2 formulaires »; `article`: before the noun of one. */
export function leftOutList(
  language: AppLanguage,
  parts: string,
  { nouns, article }: Readonly<{ nouns: KindNouns; article: (noun: string) => string }>,
): string {
  const items = parts.split(' ').flatMap((part) => {
    const [kind = '', count = ''] = part.split(':');
    if (!Object.hasOwn(nouns, kind)) return [];
    const [one, several] = nouns[kind as ActiveKind];
    return [count === '1' ? `${article(one)} ${one}` : counted(language, Number(count), one, several)];
  });
  return new Intl.ListFormat(language).format(items);
}

export const startCapital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
