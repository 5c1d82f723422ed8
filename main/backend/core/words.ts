/** Texts written by the backend: pages in a browser, the example. */
import { example as englishExample } from '#assets/messages/en/example.ts';
import { pages as englishPages } from '#assets/messages/en/pages.ts';
import { example } from '#assets/messages/fr/example.ts';
import { pages } from '#assets/messages/fr/pages.ts';
import type { AppLanguage } from '#interview/app-languages.ts';

const FRENCH = { example, pages };
export type BackendWords = typeof FRENCH;

export const WORDS: Readonly<Record<AppLanguage, BackendWords>> = {
  fr: FRENCH,
  en: { example: englishExample, pages: englishPages },
};
