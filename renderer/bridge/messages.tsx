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

/**
 * Loads the words of a language. French is in the main bundle; the others are separate files, to keep the start fast.
 */
export async function loadWords(language: AppLanguage): Promise<Words> {
  const messages = await LANGUAGES[language].messages();
  const words = loaded.get(language) ?? { language, messages };
  loaded.set(language, words);
  return words;
}

type MessagesProviderProps = Readonly<{ language: AppLanguage; children: ReactNode }>;

/**
 * Provides the words of the app, and react-aria's announcements, in one language. The previous words stay while others
 * load; nothing is rendered before the first.
 */
export function MessagesProvider({ language, children }: MessagesProviderProps): ReactNode {
  const loadedWords = loaded.get(language);
  const [shownWords, setShownWords] = useState(loadedWords);
  if (loadedWords !== undefined && loadedWords !== shownWords) setShownWords(loadedWords);
  useEffect(() => {
    if (loadedWords === undefined) void loadWords(language).then(setShownWords);
  }, [loadedWords, language]);
  const words = loadedWords ?? shownWords;
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

/** The words about this kind of destination: a site in a folder has no online readers, comments or bin. */
export function useMessagesFor(kind: DestinationKind | undefined): Messages {
  return messagesFor(useMessages(), kind);
}

type MessagesForProps = Readonly<{ kind: DestinationKind | undefined; children: ReactNode }>;

/** The words about pages on this computer, of a blog with local pages. */
export const useLocalPageWords = (): Messages['folder'] => useMessages().folder;

/** Provides the words about this kind of destination to its children. */
export function MessagesFor({ kind, children }: MessagesForProps): ReactNode {
  const words = useContext(WordsContext);
  const messages = messagesFor(words.messages, kind);
  const value = useMemo(() => ({ language: words.language, messages }), [words.language, messages]);
  return <WordsContext value={value}>{children}</WordsContext>;
}

/** The words about this kind of destination, for lists of several kinds. */
export const messagesFor = (messages: Messages, kind: DestinationKind | undefined): Messages =>
  kind !== undefined && capabilitiesOf(kind).hasLocalPages ? inFolder(messages) : messages;

const ofFolder = new WeakMap<Messages, Messages>();

/** Cached per language, since effects compare it. */
function inFolder(messages: Messages): Messages {
  const words = ofFolder.get(messages) ?? (override(messages, messages.folder.inFolder) as Messages);
  ofFolder.set(messages, words);
  return words;
}

/** The words, with those of `changes` replaced. */
const override = (words: object, changes: object): object => ({
  ...words,
  ...Object.fromEntries(
    Object.entries(changes).map(([name, change]) => [
      name,
      typeof change === 'object' ? override(words[name as never], change as object) : (change as unknown),
    ]),
  ),
});

/** The language of the words, for dates and numbers. */
export function useLanguage(): AppLanguage {
  return useContext(WordsContext).language;
}
