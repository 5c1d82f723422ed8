import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { upgradePost } from '#interview/upgrade.ts';
import { run, sql } from '#backend/core/sql.ts';
import { indexMissing } from '#backend/search/index/background-indexing.ts';
import { indexPost, removePost } from '#backend/search/index/index-post.ts';
import { searchTitles } from '#backend/search/matching/titles.ts';
import { buildArticle, buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestLibrary, type TestLibrary } from './test-library.ts';
import { searchedLibrary, avis, canal, english, jardin } from './searched-posts.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let library: TestLibrary;
beforeAll(() => {
  library = searchedLibrary();
});

const CANAL = canal.title;
const JARDIN = jardin.title;
const AVIS = avis.title;
const ENGLISH = english.title;

describe('going to a title', () => {
  const go = (query: string): string[] =>
    searchTitles(library.db, { query, limit: 10 }).items.map(({ title }) => title);

  test.each([
    ['ecl', [CANAL]],
    ['canal éclu', [CANAL]],
    ['l’école', [JARDIN]],
    ['jeté', []],
    ['?', []],
  ])('%s', (query, expected) => {
    expect(go(query)).toEqual(expected);
  });

  test('nothing typed: lists the last edited', () => {
    expect(go('')).toEqual([ENGLISH, AVIS, JARDIN, CANAL]);
  });
});

describe('any text is a valid query', () => {
  const hostile = [
    'AND OR NOT NEAR * ^ : ( )',
    '"',
    '""',
    '"a',
    'a"b"c',
    '«',
    '»',
    '-',
    '--',
    '-"',
    'NEAR(a b)',
    '{title} : x',
    "l'",
    "' OR 1=1 --",
    '\u0000',
    'a\u0000b',
    'a'.repeat(1_000),
    'a '.repeat(500),
    '"a" '.repeat(250),
    '-a '.repeat(333),
    'par:a '.repeat(160),
    '*'.repeat(1_000),
    '🙂',
    '\ud83d',
    '\u202e',
    'libellé:"',
    'année:0000',
    'dans:',
    'par:"',
    '¶',
    '%',
    '\\',
    ';DROP TABLE posts',
    'a*',
    '^a',
    'title:x',
    '+a +b',
    'x AND',
    Array.from({ length: 330 }, (_, index) => index).join(' '),
  ];
  test.each(hostile.map((query) => [query.slice(0, 40), query] as const))('%s', (_, query) => {
    const results = library.search(query);
    expect(results.total).toBeGreaterThanOrEqual(0);
    expect(
      searchTitles(library.db, { query: query.slice(0, 200), limit: 5 }).items.length,
    ).toBeLessThanOrEqual(5);
  });

  test('of any kind', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '"',
        '«',
        '-',
        'par:',
        'dans:titre ',
        'libellé:',
        ' ',
        '(',
        '*',
        '\u0000',
        'école',
        'le ',
        'numérique',
        'année:2016..2018 ',
        'année:2018..',
        'statut:brouillon ',
        'dans:question|réponse ',
        'blog:',
        'type:entretien ',
        '|',
        '..',
        ':',
        '»',
        'par:"Anne Martin" ',
        '-"',
        'l’',
      ),
    );
    checkProperty(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { total, hits } = library.search(pieces.join('').slice(0, 1_000));
        expect(hits.length).toBe(Math.min(20, total));
      }),
      { kind: 'queries', parts: 15 },
    );
  });
});

describe('the index follows the posts', () => {
  const own = openTestLibrary();
  const id = own.add(
    buildInterview().titled('Première').asking('Qui ?').answering('Anne Martin', 'Une girouette.').post,
  );
  const rowid = 1;

  test('saved again, a post matches its current words only', () => {
    const document = upgradePost(
      buildInterview().titled('Seconde').asking('Qui ?').answering('Paul Roy', 'Un baromètre.').post,
    );
    run(
      own.db,
      sql`UPDATE posts SET document = ${JSON.stringify(document)}, title = 'Seconde' WHERE id = ${id}`,
    );
    indexPost(own.db, { postRowid: rowid, document });
    expect(own.titles('girouette')).toEqual([]);
    expect(own.titles('par:anne')).toEqual([]);
    expect(own.titles('par:paul baromètre')).toEqual(['Seconde']);
    expect(own.search('').facets.participants).toEqual([{ value: 'Paul Roy', count: 1 }]);
  });

  test('a change that is rolled back leaves the matches as before', () => {
    const document = upgradePost(buildArticle().titled('Jamais').saying('Un sextant.').post);
    const attempt = own.db.transaction(() => {
      indexPost(own.db, { postRowid: rowid, document });
      expect(own.titles('sextant')).toEqual(['Seconde']);
      throw new Error('rolled back');
    });
    expect(attempt).toThrow('rolled back');
    expect(own.titles('sextant')).toEqual([]);
    expect(own.titles('baromètre')).toEqual(['Seconde']);
  });

  test('deleted, it does not match; created again, it does', () => {
    removePost(own.db, rowid);
    expect(own.titles('baromètre')).toEqual([]);
    let posts = 0;
    for (let more = true; more;) {
      const step = indexMissing(own.db);
      posts += step.indexed;
      more = step.more;
    }
    expect(posts).toBe(1);
    expect(own.titles('baromètre')).toEqual(['Seconde']);
  });
});
