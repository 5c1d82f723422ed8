import { beforeAll, describe, expect, test } from 'vitest';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestLibrary, marked, type TestLibrary } from './test-library.ts';
import { searchedLibrary, avis, binned, canal, english, jardin } from './searched-posts.ts';

let library: TestLibrary;
beforeAll(() => {
  library = searchedLibrary();
});

const CANAL = canal.title;
const JARDIN = jardin.title;
const AVIS = avis.title;
const ENGLISH = english.title;

describe('words', () => {
  test.each([
    ['ecluse', [CANAL]],
    ['ÉCLUSE', [CANAL]],
    ['l’écluse', [CANAL]],
    ["d'écluse", [CANAL]],
    ['eclu', [CANAL]],
    ['écluses', [CANAL]],
    ['oeuvre', [CANAL]],
    ['ŒUVRES', [CANAL]],
    ['manoeuvre', [CANAL]],
    ['coeur', [CANAL]],
    ["aujourd'hui", [CANAL]],
    ['aujourd’hui', [CANAL]],
    ['numeriques', [JARDIN, CANAL]],
    ['l’etat', [CANAL]],
    ['écluse\u00a0brume', [CANAL]],
    ['écluse potager', []],
    ['travel library', [ENGLISH]],
    ['library ', [ENGLISH]],
    ['thé ', [ENGLISH]],
    ['lucie', [CANAL]],
    ['ferrand brume', [CANAL]],
    ['jete', []],
  ])('%s', (query, expected) => {
    const results = library.search(query);
    expect(results.hits.map(({ title }) => title)).toEqual(expected);
    expect(results.total).toBe(expected.length);
  });

  test('rank the exact form before its stem', () => {
    expect(library.titles('innovations ')).toEqual([CANAL, JARDIN]);
    expect(library.titles('innovation ')).toEqual([JARDIN, CANAL]);
  });

  test('search stop words alone everywhere', () => {
    expect(library.titles('qui êtes vous')).toEqual([CANAL]);
    expect(library.titles('le ')).toContain(CANAL);
    expect(library.titles('dont ')).toEqual([CANAL]);
  });

  test('a blank query returns every post outside the bin, the newest first', () => {
    expect(library.search('').total).toBe(4);
    expect(library.search('\u00a0 ').total).toBe(4);
  });

  test('punctuation alone returns nothing', () => {
    expect(library.search('* ( ) ^ : 🙂').total).toBe(0);
  });
});

describe('phrases and exclusions', () => {
  test.each([
    ['"innovations publiques"', [CANAL]],
    ['"innovation publique"', []],
    ['«\u00a0tiens l’écluse\u00a0»', [CANAL]],
    ['"innovations pub', [CANAL]],
    // One letter is not searched yet: no word of the archive has it as prefix.
    ['"innovations w', [CANAL]],
    ['"innovations wo', []],
    ['"aviron e', []],
    ['"bru', [CANAL]],
    ['"hiver au bord"', [CANAL]],
    // Words of two adjacent passages are no phrase.
    ['"batelière le numérique"', []],
    ['numérique -écran', [CANAL]],
    ['numérique -écrans', [JARDIN, CANAL]],
    ['numérique -"aucun écran"', [CANAL]],
    ['-numérique -library', [AVIS]],
  ])('%s', (query, expected) => {
    expect(library.titles(query)).toEqual(expected);
  });
});

describe('filters', () => {
  test.each([
    ['libellé:"Eau douce"', [AVIS, CANAL]],
    ['étiquette:ecole', [JARDIN]],
    ['libellé:eau', []],
    ['année:2019', [CANAL]],
    ['année:2019-2021', [JARDIN, CANAL]],
    ['statut:publié numérique ', [JARDIN, CANAL]],
    ['statut:corbeille', [binned.title]],
    ['type:article', [AVIS]],
    ['par:marc', [CANAL]],
    ['par:"Marc Oyono" numérique', [CANAL]],
    ['par:"Lucie Ferrand" numérique', []],
    ['par:lucie brume', [CANAL]],
    ['par:lucie par:marc', [CANAL]],
    ['par:lucie par:inès', []],
    ['par:nul', []],
    ['dans:titre école', [JARDIN]],
    ['dans:question numérique', [JARDIN]],
    ['dans:réponse numérique', [CANAL]],
    ['dans:chapô hiver', [CANAL]],
    ['dans:titre numérique', []],
  ])('%s', (query, expected) => {
    expect(library.titles(query)).toEqual(expected);
  });
});

describe('passages', () => {
  test('name the speaker and the question, with the words marked', () => {
    const [hit] = library.search('manoeuvres').hits;
    expect(hit?.passages[0]).toMatchObject({
      type: 'answer',
      participant: 'Marc Oyono',
      question: 'Qui êtes-vous ?',
      questionId: 'q1',
      answerId: 'a2',
    });
    expect(hit?.passages.map(marked)).toEqual([['manœuvres']]);
  });

  test.each([
    ['ecluse', ['écluse']],
    ['ECLU', ['écluse']],
    ['coeur hier', ['cœur', 'hier']],
    ['etat', ['État']],
    ['"innovations publiques"', ['innovations publiques']],
    ['innovation', ['innovations']],
  ])('%s marks the displayed text', (query, expected) => {
    const hit = library.search(query).hits.find(({ title }) => title === CANAL);
    expect(hit?.passages.map(marked)[0]).toEqual(expected);
  });

  test('of a person found by role show their words', () => {
    const own = openTestLibrary();
    const guest = buildInterview().titled('Rencontre').withPerson('Anne Martin', { role: 'bibliothécaire' });
    own.add(guest.asking('Alors ?').answering('Anne Martin', 'Je range.').post);
    own.add(guest.titled('Silence').asking('Alors ?').post);
    const passages = own
      .search('bibliothecaire')
      .hits.map((hit) => hit.passages.map(({ type, excerpt }) => [type, excerpt]));
    expect(passages).toEqual(expect.arrayContaining([[['answer', 'Je range.']], [['title', 'Silence']]]));
  });

  test('with par: are only that person’s', () => {
    const [hit] = library.search('par:lucie').hits;
    expect(hit?.passages.map(({ participant }) => participant)).toEqual(['Lucie Ferrand']);
  });

  test('are cut around the words, between words, with marks in the excerpt', () => {
    const long = `${'Avant cela, rien de notable. '.repeat(60)}Puis une girouette 🙂 tourna. ${'Après cela, plus rien. '.repeat(60)}`;
    const own = openTestLibrary();
    own.add(buildInterview().titled('Longue').asking('Alors ?').answering('Anne', long).post);
    const passage = own.search('girouette tourna').hits[0]?.passages[0];
    expect(passage?.excerpt.length).toBeLessThan(300);
    expect(passage?.excerpt).toMatch(/^… .* …$/);
    expect(passage === undefined ? [] : marked(passage)).toEqual(['girouette 🙂 tourna']);
  });
});

test('facets count every matching post, not only those shown', () => {
  const { facets, total, hits } = library.search('', { limit: 1 });
  expect({ total, listed: hits.length }).toEqual({ total: 4, listed: 1 });
  expect(facets.statuses).toEqual([
    { value: 'draft', count: 2 },
    { value: 'published', count: 2 },
  ]);
  expect(facets.participants).toContainEqual({ value: 'Lucie Ferrand', count: 1 });
  expect(facets.labels).toContainEqual({ value: 'Eau douce', count: 1 });
  expect(facets.years.map(({ value }) => value)).toEqual(['2024', '2021', '2019']);
});

test('pages follow one another without a gap', () => {
  const all = library.titles('');
  const paged = [0, 1, 2, 3].flatMap((offset) =>
    library.search('', { limit: 1, offset }).hits.map(({ title }) => title),
  );
  expect(paged).toEqual(all);
});

describe('suggestions', () => {
  test.each([
    ['éclsue', 'écluse'],
    ['batelierre brume', 'batelière brume'],
    ['zzzzzz', null],
    ['écluse', null],
  ])('%s: %s', (query, expected) => {
    expect(library.search(query).suggestion).toBe(expected);
  });
});
