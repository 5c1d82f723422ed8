import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bareWord,
  dictionaryOf,
  formsOf,
  languagesIn,
  LONGEST_WORD,
  uncheckableWords,
  wordsOfNames,
} from '#interview/spelling.ts';
import { buildInterview } from '../../builders/interview-builder.ts';
import { checkProperty } from '#tests/random/check-property.ts';

describe('bareWord', () => {
  it.each([
    ['l’innovvation', 'innovvation'],
    ["l'innovvation", 'innovvation'],
    ['Qu’Aïcha', 'Aïcha'],
    ['lorsqu’Élodie', 'Élodie'],
    ['aujourd’hui', 'aujourd’hui'],
    ['O’Brien', 'O’Brien'],
    ['«\u00a0Kervella\u00a0»', 'Kervella'],
    ['e\u0301lan', 'élan'],
    ['14', ''],
    ['…', ''],
    ['', ''],
    ['x'.repeat(LONGEST_WORD + 1), ''],
  ])('%j becomes %j', (text, word) => {
    expect(bareWord(text)).toBe(word);
  });
});

describe('wordsOfNames', () => {
  it('returns each word once, without single-letter particles', () => {
    expect(wordsOfNames(['Jeanne Kermadec-Le Goff', 'Agence d’Ouessant', 'J. Le Goff', '', '42'])).toEqual([
      'Jeanne',
      'Kermadec',
      'Le',
      'Goff',
      'Agence',
      'Ouessant',
    ]);
  });
});

describe('uncheckableWords', () => {
  it.each([
    ['Le 27e jour, la 1re fois, au XXIe siècle.', ['27e', '1re', 'XXIe']],
    ['La SNCF, l’INSEE et le CO2.', ['SNCF', 'INSEE', 'CO2']],
    ['BIBLIOTHÈQUE, Gerland, A, I.', []],
    ['Voir www.vaulx-demain.fr/plan ou mairie.fr.', ['www.vaulx', 'demain.fr', 'plan', 'mairie.fr']],
    ['Écrire à contact@vaulx.fr !', ['contact', 'vaulx.fr']],
    ['C’est fini.Com', []],
  ])('returns for %j: %j', (text, words) => {
    expect(uncheckableWords(text, false).toSorted()).toEqual(words.toSorted());
  });

  it('omits the word being typed', () => {
    expect(uncheckableWords('La SNCF et la RAT', true)).toEqual(['SNCF']);
    expect(uncheckableWords('La RATP ', true)).toEqual(['RATP']);
  });
});

describe('formsOf', () => {
  it('adds capitals and elided forms, with both apostrophes', () => {
    expect(formsOf(['Zorglub'], 100)).toEqual(['Zorglub', 'ZORGLUB']);
    expect(formsOf(['Ève'], 100).join(' ')).toBe(
      "Ève ÈVE d’Ève d'Ève l’Ève l'Ève qu’Ève qu'Ève D’Ève D'Ève L’Ève L'Ève Qu’Ève Qu'Ève",
    );
  });

  it('keeps the first words’ forms up to the limit', () => {
    expect(formsOf(['Zorglub', 'Kervella'], 3)).toEqual(['Zorglub', 'ZORGLUB', 'Kervella']);
  });

  it('never exceeds the limit or contains white space, for any names', () => {
    checkProperty(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.nat(60), (names, limit) => {
        const forms = formsOf(wordsOfNames(names), limit);
        expect(forms.length).toBeLessThanOrEqual(limit);
        expect(forms.every((form) => form !== '' && !/\s/u.test(form))).toBe(true);
      }),
    );
  });
});

it.each([
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['en-GB', 'en'],
  ['es', undefined],
  ['frr', undefined],
])('the dictionary of %s is %s', (language, dictionary) => {
  expect(dictionaryOf(language)).toBe(dictionary);
});

it('lists the languages of passages, answers and questions, the post’s first', () => {
  const { post } = buildInterview()
    .withPerson('Anne Martin')
    .asking('Why?')
    .answering('Anne Martin', {
      type: 'paragraph',
      content: [
        { type: 'link', url: 'https://a.example', content: [{ type: 'text', text: 'x', language: 'br' }] },
      ],
    });
  const body = post.body.map((block) => (block.type === 'question' ? { ...block, language: 'en' } : block));
  expect(languagesIn({ ...post, body })).toEqual(['fr', 'en', 'br']);
});
