import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';
import type { Messages } from '#assets/messages/fr.ts';

/** The languages the app speaks; a post may be in any other. */
export type AppLanguage = 'fr' | 'en';

type Words = Readonly<{ language: AppLanguage; messages: Messages }>;
const WordsContext = createContext<Words>({ language: 'fr', messages: fr });

type MessagesProviderProps = Readonly<{ language: AppLanguage; children: ReactNode }>;

/** Gives every word of the app, and react-aria's own announcements, one language. */
export function MessagesProvider({ language, children }: MessagesProviderProps): ReactNode {
  return (
    <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-US'}>
      <WordsContext value={{ language, messages: language === 'fr' ? fr : en }}>{children}</WordsContext>
    </I18nProvider>
  );
}

/** The words of the app in the author's language: `useMessages().window.newInterview`. */
export function useMessages(): Messages {
  return useContext(WordsContext).messages;
}

/** The language those words are in, for dates and numbers. */
export function useLanguage(): AppLanguage {
  return useContext(WordsContext).language;
}
