/** Chromium's spelling checker, held to the dictionaries we ship and to the words of the library. */
import type { Session } from 'electron';
import type { CheckedLanguage } from '#interview/spelling.ts';
import type { ShellInput } from '#contract/shell.ts';
import type { Log } from './log.ts';

/** An address that our scheme answers with nothing: whatever Chromium misses, it asks no network for. */
const NOWHERE = 'app://escale/no-dictionaries/';

export type SpellingOptions = Readonly<{
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
