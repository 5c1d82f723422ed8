/** Configures Chromium's spelling checker with our dictionaries and the words of the library. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from 'electron';
import type { ShellInput } from '#contract/shell.ts';
import type { CheckedLanguage } from '#interview/spelling.ts';
import type { Log } from '../log.ts';

const REGIONS: Readonly<Record<CheckedLanguage, string>> = { fr: 'fr-FR', en: 'en-US' };

const dictionariesIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.bdic'));

/**
 * Copies missing or changed dictionaries into Chromium's folder, so that it downloads none. Call before Electron is
 * ready: Chromium looks for them once.
 * @param failed called with an error; the app opens without dictionaries
 * @returns Chromium's names of the installed languages: `fr-FR`
 */
export function installDictionaries(
  from: string,
  to: string,
  failed: (error: unknown) => void,
): Map<CheckedLanguage, string> {
  const installed = new Set<string>();
  try {
    copyNew(from, to, installed);
  } catch (error) {
    failed(error);
  }
  return new Map(
    Object.entries(REGIONS)
      .filter(([, region]) => [...installed].some((name) => name.startsWith(`${region}-`)))
      .map(([language, region]) => [language as CheckedLanguage, region]),
  );
}

/** @param installed receives the installed names, even if copying fails halfway */
function copyNew(from: string, to: string, installed: Set<string>): void {
  mkdirSync(to, { recursive: true });
  for (const name of dictionariesIn(to)) installed.add(name);
  for (const name of dictionariesIn(from)) {
    const target = join(to, name);
    // Compares the content: three megabytes take two milliseconds, and dates are unreliable.
    const ours = new Uint8Array(readFileSync(join(from, name)));
    if (installed.has(name) && readFileSync(target).equals(ours)) continue;
    // Renamed when complete, because Chromium maps the file into memory.
    writeFileSync(`${target}.new`, ours);
    renameSync(`${target}.new`, target);
    installed.add(name);
  }
}

/** An address of our scheme without content, so that Chromium downloads no dictionary from the network. */
const NOWHERE = 'app://escale/no-dictionaries/';

type SpellingOptions = Readonly<{
  session: Pick<
    Session,
    | 'setSpellCheckerDictionaryDownloadURL'
    | 'setSpellCheckerLanguages'
    | 'setSpellCheckerEnabled'
    | 'listWordsInSpellCheckerDictionary'
    | 'addWordToSpellCheckerDictionary'
    | 'removeWordFromSpellCheckerDictionary'
  >;
  /** True on macOS, which uses its own checker, dictionaries and language detection. */
  bySystem: boolean;
  dictionaries: ReadonlyMap<CheckedLanguage, string>;
  /** All word forms of the library: personal words and names of the directory. */
  libraryWords(): Promise<readonly string[]>;
  log: Log;
}>;

export type Spelling = ReturnType<typeof createSpelling>;

export function createSpelling({ session, bySystem, dictionaries, libraryWords, log }: SpellingOptions) {
  let languages = '';
  let postWords: readonly string[] = [];
  let work: Promise<void> | null = null;
  let again = false;
  if (!bySystem) {
    session.setSpellCheckerDictionaryDownloadURL(NOWHERE);
    // Without this, Chromium uses the system's language, which may have no dictionary.
    session.setSpellCheckerLanguages([]);
  }
  session.setSpellCheckerEnabled(true);

  /** Adds and removes words until the checker's list equals the library's. */
  async function syncWords(): Promise<void> {
    const expectedWords = new Set([...(await libraryWords()), ...postWords]);
    const checkerWords = new Set(await session.listWordsInSpellCheckerDictionary());
    for (const word of checkerWords)
      if (!expectedWords.has(word)) session.removeWordFromSpellCheckerDictionary(word);
    for (const word of expectedWords)
      if (!checkerWords.has(word)) session.addWordToSpellCheckerDictionary(word);
  }

  /** One update at a time, and another afterwards if something changed meanwhile. Never rejects. */
  function refresh(): void {
    again = work !== null;
    work ??= syncWords()
      .catch((error: unknown) =>
        log.error('the words of the library could not be told to the checker', error),
      )
      .then(() => {
        work = null;
        if (again) refresh();
        return undefined;
      });
  }

  return {
    refresh,
    configure(chosen: ShellInput<'spelling.configure'>): void {
      const regions = chosen.languages.flatMap((language) => dictionaries.get(language) ?? []);
      if (bySystem) session.setSpellCheckerEnabled(chosen.languages.length > 0);
      else if (regions.join() !== languages) {
        languages = regions.join();
        session.setSpellCheckerLanguages(regions);
      }
      if (chosen.words.join() !== postWords.join()) {
        postWords = chosen.words;
        refresh();
      }
    },
  };
}
