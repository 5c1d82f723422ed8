import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '#backend/search/analysis/query.ts';
import { checkProperty } from '#tests/random/check-property.ts';

/** A query in short: words, « * » after one being typed, phrases in quotes. */
function queryTerms(text: string): string[] {
  return parseQuery(text).terms.map((term) => {
    const star = term.prefix ? '*' : '';
    return term.kind === 'word'
      ? term.word.exact + star
      : `"${term.words.map((word) => word.exact).join(' ')}"${star}`;
  });
}

describe('words and phrases', () => {
  test.each([
    ['', []],
    [' \u00a0 ', []],
    ['école', ['ecole*']],
    ['école ', ['ecole']],
    ['L’ÉCOLE du village', ['ecole', 'du', 'village*']],
    ["d'aujourd'hui", ['aujourdhui*']],
    ['cœur œuvre', ['coeur', 'oeuvre*']],
    ['bien-être', ['bien', 'etre*']],
    ['"bien vieillir" ville', ['"bien vieillir"', 'ville*']],
    ['«\u00a0bien vieillir\u00a0»', ['"bien vieillir"']],
    ['“bien vieillir”', ['"bien vieillir"']],
    ['"bien vie', ['"bien vie"*']],
    ['ville"bien"', ['ville', '"bien"']],
    ['AND OR NOT NEAR * ^ : ( )', ['and', 'or', 'not', 'near']],
    ['ville ville', ['ville', 'ville*']],
    ['inno,', ['inno']],
    ['🙂', []],
    ['a\u0000b', ['a', 'b*']],
  ])('%s', (text, expected) => {
    expect(queryTerms(text)).toEqual(expected);
  });
});

describe('exclusions', () => {
  test.each([
    ['ville -école', [['ecole']], ['ville']],
    ['-"bien vieillir"', [['bien', 'vieillir']], []],
    ['−école', [['ecole']], []],
    ['ville - école', [], ['ville', 'ecole*']],
    ['porte-bonheur', [], ['porte', 'bonheur*']],
    ['-', [], []],
  ])('%s', (text, excluded, terms) => {
    expect(parseQuery(text).excluded.map((words) => words.map((word) => word.exact))).toEqual(excluded);
    expect(queryTerms(text)).toEqual(terms);
  });
});

describe('filters', () => {
  test.each([
    ['libellé:"Service public"', { labels: [['service public']] }],
    ['étiquette:Santé', { labels: [['sante']] }],
    ['libelle\u00a0:santé', { labels: [['sante']] }],
    ['année:2019', { years: [[2019, 2019]] }],
    ['année:2021-2019', { years: [[2019, 2021]] }],
    ['statut:brouillon', { statuses: ['draft'] }],
    ['statut:publié', { statuses: ['published', 'changed'] }],
    ['statut:"en ligne"', { statuses: ['published', 'changed'] }],
    ['dans:titre', { parts: ['title'] }],
    ['dans:réponses', { parts: ['answer'] }],
    ['type:entretien', { kinds: ['interview'] }],
  ])('%s', (text, expected) => {
    expect(parseQuery(text)).toMatchObject({ ...expected, terms: [] });
  });

  test('match a person, in one word or in quotes', () => {
    const people = (text: string): string[][] =>
      parseQuery(text).people.map((names) =>
        names.map(
          ({ words, isComplete }) => words.map((word) => word.exact).join(' ') + (isComplete ? '' : '*'),
        ),
      );
    expect(people('par:Anne usager')).toEqual([['anne*']]);
    expect(people('par:"Anne Martin" par:Paul')).toEqual([['anne martin'], ['paul*']]);
    expect(people('par:"Anne Martin"|paul')).toEqual([['anne martin', 'paul*']]);
  });

  test.each([
    ['année:bientôt', ['annee', 'bientot*']],
    ['statut:joyeux', ['statut', 'joyeux*']],
    ['dans:constructor', ['dans', 'constructor*']],
    ['statut:__proto__', ['statut', 'proto']],
    ['par:', ['par']],
    ['par: Anne', ['par', 'anne*']],
    ['horaires:9', ['horaires', '9*']],
    ['constructor:x', ['constructor', 'x*']],
  ])('%s is parsed as words only', (text, expected) => {
    expect(queryTerms(text)).toEqual(expected);
  });
});

test('parses any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '"',
      '«',
      '»',
      '“',
      '-',
      'par:',
      'dans:',
      'année:',
      ' ',
      '\u00a0',
      '(',
      '*',
      '\u0000',
      'mot',
    ),
  );
  checkProperty(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const query = parseQuery(pieces.join(''));
      const forms = query.terms.flatMap((term) =>
        term.kind === 'word' ? [term.word.exact] : term.words.map((word) => word.exact),
      );
      for (const form of forms) expect(form).toMatch(/^[\p{L}\p{N}]{1,120}$/u);
    }),
  );
});
