import { beforeAll, describe, expect, test } from 'vitest';
import { readEquivalents } from '#backend/search/words/equivalents.ts';
import { AS_TYPED, LOOSE } from '#backend/search/impact/weights.ts';
import { expandQuery } from '#backend/search/words/expand.ts';
import { parseQuery } from '#backend/search/analysis/query.ts';
import { searchArchive } from '#backend/search/search.ts';
import { setSettings } from '#backend/library/store/settings.ts';
import { buildArticle } from '#tests/builders/interview-builder.ts';
import { buildDictionary } from '../test-dictionary.ts';
import { openTestLibrary, marked, type TestLibrary } from '../test-library.ts';

let library: TestLibrary;
beforeAll(() => {
  library = openTestLibrary();
  const post = (title: string, text: string): void =>
    void library.add(buildArticle().titled(title).saying(text).post);
  post('Aujourd’hui', 'Un conseiller de France Travail.');
  post('Hier', 'Un conseiller de Pôle emploi.');
  post('Avant-hier', 'Un conseiller de l’ANPE.');
  post('Ailleurs', 'La France, le travail, un pôle et de l’emploi.');
  post('Lecture', 'Trois médiathèques.');
  post('Livres', 'Une bibliothèque.');
  setSettings(library.db, {
    equivalents: [
      ['Pôle emploi', 'France Travail', 'ANPE'],
      ['médiathèque', 'bibliothèque'],
    ],
  });
});

describe('a name matches its equivalents, ranked below the exact ones', () => {
  test.each([
    ['pole emploi ', ['Hier', 'Ailleurs', 'Avant-hier', 'Aujourd’hui'], ['France Travail', 'ANPE']],
    ['"pole emploi"', ['Hier', 'Avant-hier', 'Aujourd’hui'], ['France Travail', 'ANPE']],
    ['anpe ', ['Avant-hier', 'Hier', 'Aujourd’hui'], ['Pôle emploi', 'France Travail']],
    ['conseiller anpe ', ['Avant-hier', 'Hier', 'Aujourd’hui'], ['Pôle emploi', 'France Travail']],
    // In any inflection; a single-word equivalent ranks its own forms first.
    ['bibliothèques ', ['Livres', 'Lecture'], ['médiathèque']],
    ['médiathèques ', ['Lecture', 'Livres'], ['bibliothèque']],
    // A half of a name is no name.
    ['emploi ', ['Hier', 'Ailleurs'], []],
    ['emploi pole ', ['Hier', 'Ailleurs'], []],
    ['-anpe conseiller ', ['Hier', 'Aujourd’hui'], []],
  ])('%s', (query, titles, equivalents) => {
    const results = library.search(query);
    expect(results.equivalents).toEqual(equivalents);
    expect(results.hits[0]?.title).toBe(titles[0]);
    expect(results.hits.map(({ title }) => title).toSorted()).toEqual([...titles].toSorted());
    expect(results.total).toBe(titles.length);
  });

  test('are marked in the results', () => {
    const hit = library.search('anpe ').hits.find(({ title }) => title === 'Aujourd’hui');
    expect(hit?.passages.flatMap(marked)).toEqual(['France Travail']);
  });

  test('switched off, matches the exact words only', () => {
    const results = searchArchive(library.db, { query: 'anpe ', limit: 10, equivalents: false });
    expect([results.total, results.equivalents]).toEqual([1, []]);
  });
});

test('a name adds alternatives to itself; groups of one name and names without words are ignored', () => {
  const expand = (query: string, groups: string[][]) =>
    expandQuery(parseQuery(query), buildDictionary('France Travail ANPE pôle emploi', groups));
  const groups = readEquivalents([['seul'], ['!', '?'], ['musée', '…'], ['écluse', 'sas']]);
  expect([...groups.values()].flat().map(({ name }) => name.name)).toEqual(
    expect.arrayContaining(['écluse', 'sas']),
  );
  expect([...groups.values()].flat().some(({ name }) => ['seul', 'musée'].includes(name.name))).toBe(false);
  expect(expand('anpe ', [['ANPE', 'France Travail']]).clauses).toMatchObject([
    { kind: 'either', ways: [[{ kind: 'word' }], [{ kind: 'phrase', words: ['france', 'travail'] }]] },
  ]);
  expect(expand('anpe ', [['ANPE', 'emploi']]).clauses).toMatchObject([
    {
      kind: 'word',
      forms: [
        { word: 'anpe', step: AS_TYPED },
        { word: 'emploi', step: LOOSE },
      ],
    },
  ]);
});
