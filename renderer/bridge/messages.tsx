import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { fr } from '#assets/messages/fr.ts';
import type { Messages } from '#assets/messages/fr.ts';
import { APP_LANGUAGE_FACTS, type AppLanguage } from '#interview/app-languages.ts';
import { capabilitiesOf, type DestinationKind } from '#interview/destinations.ts';
import { LANGUAGES } from './languages.ts';

type Words = Readonly<{ language: AppLanguage; messages: Messages }>;
const FRENCH: Words = { language: 'fr', messages: fr };
const WordsContext = createContext(FRENCH);

const loaded = new Map<AppLanguage, Words>([['fr', FRENCH]]);

/** Words lie in a file of each language, but French: a page compiles what it loads at each start, and most starts are French. */
export async function loadWords(language: AppLanguage): Promise<Words> {
  const messages = await LANGUAGES[language].messages();
  const words = loaded.get(language) ?? { language, messages };
  loaded.set(language, words);
  return words;
}

type MessagesProviderProps = Readonly<{ language: AppLanguage; children: ReactNode }>;

/**
 * Gives every word of the app, and react-aria's own announcements, one language. While the words of a language are on
 * their way those of before stay; nothing is shown before the first.
 */
export function MessagesProvider({ language, children }: MessagesProviderProps): ReactNode {
  const here = loaded.get(language);
  const [before, setBefore] = useState(here);
  if (here !== undefined && here !== before) setBefore(here);
  useEffect(() => {
    if (here === undefined) void loadWords(language).then(setBefore);
  }, [here, language]);
  const words = here ?? before;
  if (words === undefined) return null;
  return (
    <I18nProvider locale={APP_LANGUAGE_FACTS[words.language].controls}>
      <WordsContext value={words}>{children}</WordsContext>
    </I18nProvider>
  );
}

/** The words of the app in the author's language: `useMessages().window.newInterview`. */
export function useMessages(): Messages {
  return useContext(WordsContext).messages;
}

/** The words of the app about a destination of this kind: a site in a folder has no readers online, comments or bin. */
export function useMessagesFor(kind: DestinationKind | undefined): Messages {
  return messagesFor(useMessages(), kind);
}

type MessagesForProps = Readonly<{ kind: DestinationKind | undefined; children: ReactNode }>;

/** Gives the words about a destination of this kind to all that is drawn inside. */
export function MessagesFor({ kind, children }: MessagesForProps): ReactNode {
  const words = useContext(WordsContext);
  const messages = messagesFor(words.messages, kind);
  const value = useMemo(() => ({ language: words.language, messages }), [words.language, messages]);
  return <WordsContext value={value}>{children}</WordsContext>;
}

/** These words about a destination of this kind, where several are in one list. */
export const messagesFor = (messages: Messages, kind: DestinationKind | undefined): Messages =>
  kind !== undefined && capabilitiesOf(kind).hasLocalPages ? inFolder(messages) : messages;

const ofFolder = new WeakMap<Messages, Messages>();

/** Made once for each language: effects compare it. */
function inFolder(messages: Messages): Messages {
  const words = ofFolder.get(messages) ?? (override(messages, messages.folder.inFolder) as Messages);
  ofFolder.set(messages, words);
  return words;
}

/** The words, with those replaced that `changes` has under the same names. */
const override = (words: object, changes: object): object => ({
  ...words,
  ...Object.fromEntries(
    Object.entries(changes).map(([name, change]) => [
      name,
      typeof change === 'object' ? override(words[name as never], change as object) : (change as unknown),
    ]),
  ),
});

/** The language those words are in, for dates and numbers. */
export function useLanguage(): AppLanguage {
  return useContext(WordsContext).language;
}
