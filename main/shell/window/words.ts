/** The shell's words, in the language of the page. Pure. */
import { menu as englishMenu, spelling as englishSpelling } from '#assets/messages/en/menu.ts';
import { menu, spelling, type MenuMessages } from '#assets/messages/fr/menu.ts';
import { appLanguageOf, type AppLanguage } from '#interview/app-languages.ts';

type ShellWords = Readonly<{ menu: MenuMessages; spelling: typeof spelling }>;

const WORDS: Readonly<Record<AppLanguage, ShellWords>> = {
  fr: { menu, spelling },
  en: { menu: englishMenu, spelling: englishSpelling },
};

export const wordsIn = (language: AppLanguage): MenuMessages => WORDS[language].menu;

/** Of the menu of a word. */
export const spellingWordsIn = (language: AppLanguage): (typeof spelling)['menu'] =>
  WORDS[language].spelling.menu;

/** English where Escale does not speak the system's. `locale` as app.getLocale() gives it: `fr`, `fr-CA`, `en-US`. */
export const languageOf = (locale: string): AppLanguage => appLanguageOf(locale) ?? 'en';
