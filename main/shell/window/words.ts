/** The shell's texts in the language of the page. Pure. */
import { menu as englishMenu, spelling as englishSpelling } from '#assets/messages/en/menu.ts';
import { menu, spelling, type MenuMessages } from '#assets/messages/fr/menu.ts';
import { appLanguageOf, type AppLanguage } from '#interview/app-languages.ts';

type ShellWords = Readonly<{ menu: MenuMessages; spelling: typeof spelling }>;

const WORDS: Readonly<Record<AppLanguage, ShellWords>> = {
  fr: { menu, spelling },
  en: { menu: englishMenu, spelling: englishSpelling },
};

export const wordsIn = (language: AppLanguage): MenuMessages => WORDS[language].menu;

export const spellingWordsIn = (language: AppLanguage): (typeof spelling)['menu'] =>
  WORDS[language].spelling.menu;

/** The language of `locale` (app.getLocale(): `fr`, `fr-CA`, `en-US`), or English if it is not supported. */
export const languageOf = (locale: string): AppLanguage => appLanguageOf(locale) ?? 'en';
