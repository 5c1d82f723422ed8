/**
 * The languages of Escale: of its window, menus, guide and command line, and of the pages it makes. Posts may be in any
 * language of `languageSchema` (document.ts).
 *
 * A new one needs a row here and in the table of each process, its words in assets/messages/, and its pages in
 * docs/guide/.
 */
type Facts = Readonly<{
  /** In the language itself. */
  name: string;
  /** For dates and numbers. */
  locale: string;
  /** For react-aria's words. */
  controls: string;
}>;

export const APP_LANGUAGE_FACTS = {
  fr: { name: 'Français', locale: 'fr-FR', controls: 'fr-FR' },
  en: { name: 'English', locale: 'en-GB', controls: 'en-US' },
} as const satisfies Readonly<Record<string, Facts>>;

export type AppLanguage = keyof typeof APP_LANGUAGE_FACTS;
export const APP_LANGUAGES = Object.keys(APP_LANGUAGE_FACTS) as AppLanguage[];

/** The app language of a web tag (`fr-CA`) or a system locale (`en_GB.UTF-8`); undefined if not supported. */
export function appLanguageOf(tag: string): AppLanguage | undefined {
  const [primary] = tag.toLowerCase().split(/[^a-z]/);
  return APP_LANGUAGES.find((language) => language === primary);
}
