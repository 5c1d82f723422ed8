/** Chromium's spelling checker, held to the dictionaries we ship and to the words of the library. */
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
 * Puts the dictionaries we ship where Chromium looks for them, so that it asks nobody for them. Copies each dictionary that is missing or another one. Before Electron is ready: Chromium looks for them once.
 * @param failed hears what went wrong: an app without its dictionaries still opens
 * @returns what Chromium calls the languages that are there: `fr-FR`
 */
export function installDictionaries(
  from: string,
  to: string,
  failed: (error: unknown) => void,
): Map<CheckedLanguage, string> {
  const there = new Set<string>();
  try {
    copyNew(from, to, there);
  } catch (error) {
    failed(error);
  }
  return new Map(
    Object.entries(REGIONS)
      .filter(([, region]) => [...there].some((name) => name.startsWith(`${region}-`)))
      .map(([language, region]) => [language as CheckedLanguage, region]),
  );
}

/** @param there filled with what is in place, as far as this comes */
function copyNew(from: string, to: string, there: Set<string>): void {
  mkdirSync(to, { recursive: true });
  for (const name of dictionariesIn(to)) there.add(name);
  for (const name of dictionariesIn(from)) {
    const target = join(to, name);
    // Three megabytes read at each start, in two milliseconds: cheaper than trusting a date.
    const ours = new Uint8Array(readFileSync(join(from, name)));
    if (there.has(name) && readFileSync(target).equals(ours)) continue;
    // Never half a dictionary under its name: Chromium would map it into memory.
    writeFileSync(`${target}.new`, ours);
    renameSync(`${target}.new`, target);
    there.add(name);
  }
}

/** An address that our scheme answers with nothing: whatever Chromium misses, it asks no network for. */
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
  /** macOS checks by itself: it has its own dictionaries, and its own idea of the language. */
  bySystem: boolean;
  /** What Chromium calls the languages whose dictionary is in place. */
  dictionaries: ReadonlyMap<CheckedLanguage, string>;
  /** Every form the library knows: personal words, names of the directory. */
  known(): Promise<readonly string[]>;
  log: Log;
}>;

export type Spelling = ReturnType<typeof createSpelling>;

export function createSpelling({ session, bySystem, dictionaries, known, log }: SpellingOptions) {
  let languages = '';
  let ofPost: readonly string[] = [];
  let work: Promise<void> | null = null;
  let again = false;
  if (!bySystem) {
    session.setSpellCheckerDictionaryDownloadURL(NOWHERE);
    // Before any post: the system's language would be taken, which may have no dictionary here.
    session.setSpellCheckerLanguages([]);
  }
  session.setSpellCheckerEnabled(true);

  /** Brings the checker's own list in step: what is no longer known goes, what is newly known enters. */
  async function teach(): Promise<void> {
    const wanted = new Set([...(await known()), ...ofPost]);
    const there = new Set(await session.listWordsInSpellCheckerDictionary());
    for (const word of there) if (!wanted.has(word)) session.removeWordFromSpellCheckerDictionary(word);
    for (const word of wanted) if (!there.has(word)) session.addWordToSpellCheckerDictionary(word);
  }

  /** Once at a time, and once more if something changed meanwhile. Never rejects. */
  function refresh(): void {
    again = work !== null;
    work ??= teach()
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
      if (chosen.words.join() !== ofPost.join()) {
        ofPost = chosen.words;
        refresh();
      }
    },
  };
}
