/** By language: the formats needed before the words are loaded, and the loaders of words and guide. */
import type * as Guide from 'virtual:guide/fr';
import { formats as englishFormats } from '#assets/messages/en/formats.ts';
import { formats as frenchFormats, type Formats } from '#assets/messages/fr/formats.ts';
import { fr, type Messages } from '#assets/messages/fr.ts';
import type { AppLanguage } from '#interview/app-languages.ts';

type PageLanguage = Readonly<{
  formats: Formats;
  messages: () => Promise<Messages>;
  guide: () => Promise<typeof Guide>;
}>;

export const LANGUAGES: Readonly<Record<AppLanguage, PageLanguage>> = {
  // In the main bundle, since most starts are in French.
  fr: {
    formats: frenchFormats,
    messages: () => Promise.resolve(fr),
    guide: () => import('virtual:guide/fr'),
  },
  en: {
    formats: englishFormats,
    messages: () => import('#assets/messages/en.ts').then(({ en }) => en),
    guide: () => import('virtual:guide/en'),
  },
};
