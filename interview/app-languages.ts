/**
 * The languages Escale speaks: in its window, menus, guide and command line, and on the pages that it makes. The language of a
 * post is another thing: any tag of `languageSchema` (document.ts).
 *
 * A third one is a row here and in the table of each process, its words in assets/messages/, its pages in docs/guide/.
 */
type Facts = Readonly<{
  /** In the language itself. */
  name: string;
  /** Of dates and numbers. */
  locale: string;
  /** As react-aria names the words of its controls. */
  controls: string;
}>;

export const APP_LANGUAGE_FACTS = {
  fr: { name: 'Français', locale: 'fr-FR', controls: 'fr-FR' },
  en: { name: 'English', locale: 'en-GB', controls: 'en-US' },
} as const satisfies Readonly<Record<string, Facts>>;

export type AppLanguage = keyof typeof APP_LANGUAGE_FACTS;
export const APP_LANGUAGES = Object.keys(APP_LANGUAGE_FACTS) as AppLanguage[];

/** The language of a tag of the web (`fr-CA`) or of a system (`en_GB.UTF-8`); undefined where Escale does not speak it. */
export function appLanguageOf(tag: string): AppLanguage | undefined {
  const [primary] = tag.toLowerCase().split(/[^a-z]/);
  return APP_LANGUAGES.find((language) => language === primary);
}
