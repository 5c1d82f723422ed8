import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSpelling, installDictionaries } from '#shell/window/spelling.ts';
import { textMenuTemplate } from '#shell/window/menu.ts';
import { spellingWordsIn, wordsIn } from '#shell/window/words.ts';

const log = { file: '', info: () => undefined, warn: () => undefined, error: () => undefined };

describe('the spelling dictionaries', () => {
  let folder: string;
  let from: string;
  let to: string;
  const failures: unknown[] = [];
  const install = (): Map<string, string> => installDictionaries(from, to, (error) => failures.push(error));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'escale-dictionaries-'));
    from = join(folder, 'shipped');
    to = join(folder, 'profile/Dictionaries');
    mkdirSync(from);
    failures.length = 0;
    writeFileSync(join(from, 'fr-FR-3-0.bdic'), 'BDic one');
    writeFileSync(join(from, 'LICENSE-fr.txt'), 'MPL');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('are copied when missing, and only those', () => {
    expect(install()).toEqual(new Map([['fr', 'fr-FR']]));
    expect(readdirSync(to)).toEqual(['fr-FR-3-0.bdic']);
    expect(readFileSync(join(to, 'fr-FR-3-0.bdic'), 'utf8')).toBe('BDic one');
  });

  test('are copied again when they differ, up to the size limit', () => {
    install();
    writeFileSync(join(from, 'fr-FR-3-0.bdic'), 'BDic two');
    writeFileSync(join(from, 'en-US-10-1.bdic'), 'BDic en');
    expect(install()).toEqual(
      new Map([
        ['fr', 'fr-FR'],
        ['en', 'en-US'],
      ]),
    );
    expect(readFileSync(join(to, 'fr-FR-3-0.bdic'), 'utf8')).toBe('BDic two');
    expect(failures).toEqual([]);
  });

  test('that cannot be copied do not prevent the start', () => {
    writeFileSync(join(folder, 'profile'), 'a file where the profile should be');
    expect(install()).toEqual(new Map());
    expect(failures).toHaveLength(1);
    rmSync(from, { recursive: true });
    rmSync(join(folder, 'profile'));
    expect(install()).toEqual(new Map());
    expect(failures).toHaveLength(2);
  });
});

/** The checker’s part of Electron’s session. */
function createSession() {
  const words = new Set<string>();
  const state = { languages: ['de'], enabled: false, address: '', writes: 0, words };
  return {
    state,
    setSpellCheckerDictionaryDownloadURL: (address: string) => void (state.address = address),
    setSpellCheckerLanguages: (languages: string[]) => void (state.languages = languages),
    setSpellCheckerEnabled: (enabled: boolean) => void (state.enabled = enabled),
    listWordsInSpellCheckerDictionary: () => Promise.resolve([...words]),
    addWordToSpellCheckerDictionary: (word: string) => {
      state.writes += 1;
      words.add(word);
      return true;
    },
    removeWordFromSpellCheckerDictionary: (word: string) => {
      state.writes += 1;
      return words.delete(word);
    },
  };
}

describe('the spelling checker', () => {
  const dictionaries = new Map([
    ['fr', 'fr-FR'],
    ['en', 'en-US'],
  ] as const);

  function aChecker(over: { bySystem?: boolean; dictionaries?: ReadonlyMap<'fr' | 'en', string> } = {}) {
    const session = createSession();
    let libraryWords: readonly string[] | Error = [];
    const spelling = createSpelling({
      session,
      bySystem: false,
      dictionaries,
      libraryWords: () =>
        libraryWords instanceof Error ? Promise.reject(libraryWords) : Promise.resolve(libraryWords),
      log,
      ...over,
    });
    return { ...session, spelling, know: (words: readonly string[] | Error) => void (libraryWords = words) };
  }
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  test('starts without a language, and with a download address that leads nowhere', () => {
    const { state } = aChecker();
    expect(state).toMatchObject({ languages: [], enabled: true });
    expect(state.address).toMatch(/^app:/);
  });

  test('is given only languages with a dictionary', () => {
    const { state, spelling } = aChecker({ dictionaries: new Map([['fr', 'fr-FR']]) });
    spelling.configure({ languages: ['fr', 'en'], words: [] });
    expect(state.languages).toEqual(['fr-FR']);
    spelling.configure({ languages: ['en'], words: [] });
    expect(state.languages).toEqual([]);
  });

  test('adds new words, removes former ones, and touches nothing else', async () => {
    const { state, spelling, know } = aChecker();
    state.words.add('ancien');
    know(['Kervella', 'zorglub']);
    spelling.configure({ languages: ['fr'], words: ['Ouessant'] });
    spelling.refresh();
    await settled();
    expect([...state.words].toSorted()).toEqual(['Kervella', 'Ouessant', 'zorglub']);
    const { writes } = state;
    spelling.refresh();
    await settled();
    expect(state.writes).toBe(writes);
    know(['zorglub']);
    spelling.configure({ languages: ['fr'], words: [] });
    await settled();
    expect([...state.words]).toEqual(['zorglub']);
  });

  test('keeps its words while the library does not answer, and asks again', async () => {
    const { state, spelling, know } = aChecker();
    know(['zorglub']);
    spelling.refresh();
    await settled();
    know(new Error('no backend'));
    spelling.refresh();
    await settled();
    expect([...state.words]).toEqual(['zorglub']);
    know(['autre']);
    spelling.refresh();
    spelling.refresh();
    await settled();
    expect([...state.words]).toEqual(['autre']);
  });

  test('of the system keeps its own languages: it is only switched on or off', () => {
    const { state, spelling } = aChecker({ bySystem: true, dictionaries: new Map() });
    expect(state).toMatchObject({ languages: ['de'], address: '' });
    spelling.configure({ languages: [], words: [] });
    expect(state).toMatchObject({ languages: ['de'], enabled: false });
    spelling.configure({ languages: ['fr'], words: [] });
    expect(state.enabled).toBe(true);
  });
});

describe('the context menu', () => {
  const context = {
    isEditable: true,
    misspelledWord: '',
    dictionarySuggestions: [] as string[],
    selectionText: '',
    editFlags: { canCut: false, canCopy: false, canPaste: true, canSelectAll: true },
  };
  const done: string[] = [];
  const menu = (over: Partial<typeof context>, language: 'fr' | 'en' = 'fr') =>
    textMenuTemplate({
      place: { ...context, ...over },
      words: wordsIn(language),
      spelled: spellingWordsIn(language),
      onPastePlain: () => done.push('paste plain'),
      onReplace: (suggestion) => done.push(`replace ${suggestion}`),
      onAdd: (word) => done.push(`add ${word}`),
    });
  const labels = (over: Partial<typeof context>, language?: 'fr' | 'en') =>
    menu(over, language).map(({ label, type }) => label ?? type);
  const EDITS = ['Couper', 'Copier', 'Coller', 'Coller sans mise en forme', 'separator', 'Tout sélectionner'];

  test('offers at most five corrections, and inserts the chosen one', () => {
    const dictionarySuggestions = ['chat', 'chatte', 'R&D', 'achat', 'rachat', 'crachat'];
    const word = { misspelledWord: 'chatt', dictionarySuggestions };
    expect(labels(word).join(' | ')).toBe(
      `chat | chatte | R&&D | achat | rachat | separator | Ajouter au dictionnaire | separator | ${EDITS.join(' | ')}`,
    );
    for (const item of menu(word)) (item.click as (() => void) | undefined)?.();
    expect(done.join()).toBe(
      'replace chat,replace chatte,replace R&D,replace achat,replace rachat,add chatt,paste plain',
    );
  });

  test('offers for a name only one-letter corrections', () => {
    const offered = (misspelledWord: string, ...dictionarySuggestions: string[]) =>
      labels({ misspelledWord, dictionarySuggestions }).slice(0, 2).join(' | ');
    expect(offered('Gerland', 'Glander', 'Guirlande')).toBe('Aucune suggestion | separator');
    expect(offered('Evenement', 'Événement', 'Alignement')).toBe('Événement | separator');
    expect(offered('Bonjuor', 'Bonjour')).toBe('Bonjour | separator');
    expect(offered('gerland', 'glander')).toBe('glander | separator');
  });

  test('reports that there is no suggestion', () => {
    expect(menu({ misspelledWord: 'zzz' })[0]).toMatchObject({ label: 'Aucune suggestion', enabled: false });
    expect(menu({ misspelledWord: 'zzz' }, 'en')[0]).toMatchObject({ label: 'No suggestion' });
  });

  test('of a correct word is for editing, elsewhere for copying the selection', () => {
    expect(labels({})).toEqual(EDITS);
    expect(menu({})[0]).toMatchObject({ role: 'cut', enabled: false });
    expect(labels({ isEditable: false, selectionText: 'mots' })).toEqual(['Copier']);
    expect(labels({ isEditable: false })).toEqual([]);
  });
});
