/** Texts written by the backend: pages in a browser, PDF forms, the example, the register of consents. */
import { consents as englishConsents } from '#assets/messages/en/consents.ts';
import { example as englishExample } from '#assets/messages/en/example.ts';
import { form as englishForm } from '#assets/messages/en/form.ts';
import { pages as englishPages } from '#assets/messages/en/pages.ts';
import { consents } from '#assets/messages/fr/consents.ts';
import { example } from '#assets/messages/fr/example.ts';
import { form } from '#assets/messages/fr/form.ts';
import { pages } from '#assets/messages/fr/pages.ts';
import type { AppLanguage } from '#interview/app-languages.ts';

const FRENCH = { example, form, pages, register: consents.register };
export type BackendWords = typeof FRENCH;

export const WORDS: Readonly<Record<AppLanguage, BackendWords>> = {
  fr: FRENCH,
  en: { example: englishExample, form: englishForm, pages: englishPages, register: englishConsents.register },
};
