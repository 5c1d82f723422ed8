/** Filters of words, speakers and posts, typed as an author types them, in either language. */
import { beforeAll, describe, expect, test } from 'vitest';
import { run, sql } from '#backend/core/sql.ts';
import { searchArchive } from '#backend/search/search.ts';
import { buildArticle, buildInterview } from '#tests/builders/interview-builder.ts';
import { marked, type TestLibrary } from '../test-library.ts';
import { searchedLibrary, avis, canal, english, jardin } from '../searched-posts.ts';

let library: TestLibrary;
const CANAL = canal.title;
const JARDIN = jardin.title;
const AVIS = avis.title;
const ENGLISH = english.title;
const PORT = 'Le port, à deux voix';

beforeAll(() => {
  library = searchedLibrary();
  const { db } = library;
  library.add(
    buildInterview()
      .titled(PORT)
      .labelled('Jardins')
      .asking('Qui garde le port ?')
      .answering('Marc Oyono', 'Le vent, la nuit.')
      .answering('Jeanne Marcel', 'La grue et le sable.')
      .asking('Et demain ?')
      .answering('Marc Oyono', 'Le sable encore.').post,
    { status: 'published', publishedAt: Date.UTC(2020, 1, 1) },
  );
  run(
    db,
    sql`INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at) VALUES ('a', 'blogger', '', '', '1', '', 1, 0, 0)`,
  );
  for (const [id, name, remote] of [
    ['b1', 'Carnets d’eau', '11'],
    ['b2', 'Le Jardinier', '12'],
  ] as const)
    run(
      db,
      sql`INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at) VALUES (${id}, 'a', 'blogger', ${remote}, ${name}, '', '', 0)`,
    );
  for (const [title, blog] of [
    [CANAL, 'b1'],
    [PORT, 'b1'],
    [JARDIN, 'b2'],
  ] as const)
    run(
      db,
      sql`
      INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, created_at)
      SELECT ${`p-${title}`}, id, ${blog}, rowid, 'live', 'https://blog.example/' || rowid, 0 FROM posts WHERE title = ${title}`,
    );
});

const sortedTitles = (query: string): string[] => library.titles(query).toSorted();
const of = (...titles: string[]): string[] => titles.toSorted();

describe('with the filter of one person’s answers', () => {
  test.each([
    // Each word in some answer of the person.
    ['par:"Marc Oyono" vent sable', of(PORT)],
    // Half typed, it may be Marcel; in quotation marks it is Marc.
    ['par:marc grue', of(PORT)],
    ['par:"marc" grue', of()],
    ['par:"Marc Oyon"', of()],
    ['par:jeanne grue sable', of(PORT)],
    ['par:jeanne vent', of()],
    ['par:"Marc Oyono"', of(CANAL, PORT)],
    // Prefixes of a name: two people match, and their words are not mixed.
    ['par:marc sable', of(PORT)],
    ['par:marc vent grue', of()],
    ['par:"jeanne marcel"|lucie', of(CANAL, PORT)],
    ['par:jeanne par:marc', of(PORT)],
    ['by:jeanne sable', of(PORT)],
    ['par:marc "la nuit"', of(PORT)],
    ['par:jeanne "la nuit"', of()],
    ['par:marc -grue', of(CANAL)],
    ['par:marc dans:question port', of(PORT)],
    ['par:jeanne dans:question|réponse demain grue', of(PORT)],
    ['par:marc dans:réponse demain', of()],
    ['-par:jeanne par:marc', of(CANAL)],
  ])('%s', (query, titles) => {
    expect(sortedTitles(query)).toEqual(titles);
  });

  test('shows that person’s passages, with their role and the marked words', () => {
    const [hit] = library.search('par:"Marc Oyono" sable').hits;
    expect(hit?.passages.map((passage) => [passage.participant, passage.question, marked(passage)])).toEqual([
      ['Marc Oyono', 'Et demain ?', ['sable']],
    ]);
    expect(hit?.passages[0]?.participantId).toBeDefined();
  });
});

describe('with the filter of passages of a kind', () => {
  test.each([
    ['dans:question|titre port', of(PORT)],
    ['dans:titre|chapô hiver', of(CANAL)],
    ['dans:titre dans:chapô hiver', of(CANAL)],
    ['dans:libellé jardins', of(JARDIN, PORT)],
    ['in:question|answer numérique', of(CANAL, JARDIN)],
    ['dans:réponse port', of()],
    // An unknown kind of passage is read as words.
    ['dans:nullepart', of()],
  ])('%s', (query, titles) => {
    expect(sortedTitles(query)).toEqual(titles);
  });
});

describe('with filters of posts', () => {
  test.each([
    ['année:2019..2020', of(CANAL, PORT)],
    ['année:..2019', of(CANAL)],
    ['année:2020..', of(JARDIN, PORT, AVIS, ENGLISH)],
    ['année:2019|2021', of(CANAL, JARDIN)],
    ['année:2021..2019 -année:2020', of(CANAL, JARDIN)],
    ['libellé:jardins -libellé:école', of(PORT)],
    ['libellé:"Eau douce"|Jardins', of(CANAL, JARDIN, PORT, AVIS)],
    ['libellé:Métiers libellé:"eau douce"', of(CANAL)],
    ['statut:brouillon|corbeille', of(AVIS, ENGLISH, 'Brouillon jeté')],
    ['-statut:brouillon', of(CANAL, JARDIN, PORT)],
    ['type:article|page', of(AVIS)],
    ['-type:interview', of(AVIS)],
    ['blog:"carnets d’eau"', of(CANAL, PORT)],
    ['blog:"le jardinier"', of(JARDIN)],
    ['-blog:"le jardinier" année:2019..2021', of(CANAL, PORT)],
    ['label:"Eau douce" year:2019 status:published type:interview', of(CANAL)],
    ['libellé:jardins numérique', of(JARDIN)],
  ])('%s', (query, titles) => {
    expect(sortedTitles(query)).toEqual(titles);
  });

  test('counts several blogs; a result names its blogs and addresses', () => {
    const results = library.search('');
    expect(results.facets.blogs).toEqual([
      { value: 'Carnets d’eau', count: 2 },
      { value: 'Le Jardinier', count: 1 },
    ]);
    expect(results.hits.find(({ title }) => title === JARDIN)).toMatchObject({
      blogName: 'Le Jardinier',
      url: 'https://blog.example/2',
    });
  });
});

test.each(['année:2019', 'année:2019 numérique', 'par:"Marc Oyono" année:2020'])(
  '%s: counts the years that the filter excludes too, and otherwise the results only',
  (query) => {
    const { total, facets } = library.search(query);
    expect(total).toBe(1);
    const allFacets = library.search(query.replace(/année:\d+ ?/, '').trim()).facets;
    expect(facets.years).toEqual(allFacets.years);
    expect(facets.years.length).toBeGreaterThan(1);
    expect(facets.statuses).toEqual([{ value: 'published', count: 1 }]);
  },
);

test('by date: the newest first, whatever the rank', () => {
  const titles = (order: 'relevance' | 'date'): string[] =>
    searchArchive(library.db, { query: 'numérique', limit: 10, order }).hits.map(({ title }) => title);
  expect(titles('date')).toEqual([JARDIN, CANAL]);
  expect(titles('relevance').toSorted()).toEqual(of(CANAL, JARDIN));
});

test('one letter is a stop word, and a prefix of words', () => {
  library.add(buildArticle().titled('Démocratie').saying('Délibérer.').post);
  expect(library.titles('d')).toContain('Démocratie');
  expect(library.titles('de')).toContain('Démocratie');
});
