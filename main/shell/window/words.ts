/** The shell's words, in the language of the page. Pure. */
import { menu as english, spelling as englishSpelling } from '#assets/messages/en/menu.ts';
import { menu as french, spelling as frenchSpelling } from '#assets/messages/fr/menu.ts';
import type { MenuMessages } from '#assets/messages/fr/menu.ts';

export type Language = 'fr' | 'en';

export const wordsIn = (language: Language): MenuMessages => (language === 'fr' ? french : english);

/** Of the menu of a word. */
export const spellingWordsIn = (language: Language): (typeof frenchSpelling)['menu'] =>
  (language === 'fr' ? frenchSpelling : englishSpelling).menu;

/** French where the system speaks it, English elsewhere. `locale` as app.getLocale() gives it: `fr`, `fr-CA`, `en-US`. */
export const languageOf = (locale: string): Language => (/^fr(-|_|$)/i.test(locale) ? 'fr' : 'en');
