import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postSchema, type Post } from '#interview/document.ts';
import { addressRuleOf } from '#interview/destinations.ts';
import { foreseenAddress } from '#interview/foreseen-address.ts';
import { checkLabels, limitsOf } from '#interview/destinations.ts';
import { passagesOf } from '#interview/passages.ts';
import { publishedForm } from '#interview/published-form.ts';
import { DocumentError, emptyPost, upgradePost } from '#interview/upgrade.ts';
import { countPost, countSigns, countWords, readingMinutes, sharesByQuestion } from '#interview/words.ts';
import { buildInterview, picture } from '../../builders/interview-builder.ts';
import { arbitraryPost } from '../../builders/arbitrary-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

describe('counts', () => {
  it.each([
    ['', 0],
    ['L’innovation publique, c’est quoi\u00a0?', 4],
    ['«\u00a0Oui\u00a0», dit-elle\u202f!', 2],
    ['mot—mot, mot…mot – fin', 5],
    ['1\u00a0248 agents', 3],
    ['aujourd’hui, peut-être et/ou après-demain', 4],
    [' ?\u00a0! — … ', 0],
  ])('%s: %i words', (text, words) => expect(countWords(text)).toBe(words));

  it.each([
    [0, 'fr', 0],
    [90, 'fr', 0],
    [1950, 'fr', 10],
    [2280, 'en-GB', 10],
    [2200, 'de', 10],
  ])('%i words in %s: %i minutes to read', (words, language, minutes) =>
    expect(readingMinutes(words, language)).toBe(minutes),
  );

  it('exclude alternative texts of pictures', () => {
    const alone = picture('a', 'Trois mots cachés');
    const captioned = picture('b', 'Autre', 'Une légende');
    const post = {
      ...emptyPost('interview', 'fr'),
      body: [
        alone,
        { type: 'gallery', images: [alone, captioned] },
        { type: 'answer', id: 'a', participants: [], blocks: [alone] },
      ],
    } as Post;
    expect(countPost(post)).toMatchObject({ words: 2, signs: 'Une légende'.length });
  });

  it('count characters as a reader sees them', () => expect(countSigns('été 🙂\n')).toBe(5));

  it('cover what readers read, and each person’s words', () => {
    const { post } = buildInterview()
      .titled('Pas compté')
      .ledBy('Deux mots')
      .asking('Où donc ?')
      .answering('Anne', 'Ici, au port.')
      .answering(['Anne', 'Karim'], 'Là.');
    expect(countPost(post)).toEqual({
      words: 8,
      signs: 34,
      questions: 1,
      answers: 2,
      perParticipant: new Map([
        ['p1', 4],
        ['p2', 1],
      ]),
    });
  });
});

it('counts each person’s words by question, and no others', () => {
  const { post } = buildInterview()
    .asking('Où donc ?')
    .answering('Anne', 'Ici, au port.')
    .answering(['Anne', 'Karim'], 'Là.')
    .asking('Sans réponse ?')
    .asking('Et demain ?')
    .answering('Karim', 'Plus loin.')
    .saying('Hors question.');
  expect(
    sharesByQuestion(post).map(({ number, question, perParticipant }) => [
      number,
      question,
      Object.fromEntries(perParticipant),
    ]),
  ).toEqual([
    [1, 'Où donc ?', { p1: 4, p2: 1 }],
    [3, 'Et demain ?', { p2: 2 }],
  ]);
});

describe('passages', () => {
  it('name the speakers, without captions', () => {
    const { post } = buildInterview()
      .titled('Au port')
      .labelled('Rencontres')
      .withPerson('Anne Martin', { label: 'Anne' })
      .asking('Qui ?')
      .answering('Anne Martin', 'Moi.', picture('a', 'Le port vu du quai'), 'Enfin, nous.')
      .saying('Merci.');
    const turn = { questionId: 'q1', question: 'Qui ?' };
    const nobody = { participants: [], names: [], language: 'fr' };
    expect(passagesOf(post)).toEqual([
      { type: 'title', text: 'Au port', ...nobody },
      { type: 'question', text: 'Qui ?', ...turn, ...nobody },
      {
        type: 'answer',
        text: 'Moi.\nEnfin, nous.',
        ...turn,
        answerId: 'a1',
        participants: ['p1'],
        names: ['Anne Martin'],
        language: 'fr',
      },
      { type: 'caption', text: 'Le port vu du quai', ...turn, answerId: 'a1', ...nobody },
      { type: 'text', text: 'Merci.', ...nobody },
      { type: 'label', text: 'Rencontres', ...nobody },
    ]);
  });

  it('are never empty, nor of an unknown person', () => {
    checkProperty(
      fc.property(arbitraryPost, (post) => {
        const people = new Set(post.participants.map((person) => person.id));
        for (const passage of passagesOf(post)) {
          expect(passage.text.trim()).not.toBe('');
          expect(passage.participants.every((id) => people.has(id))).toBe(true);
          expect(passage.names).toHaveLength(passage.participants.length);
        }
      }),
    );
  });
});

describe('documents', () => {
  it('open unchanged when valid', () => {
    checkProperty(
      fc.property(arbitraryPost, (post) => {
        expect(upgradePost(JSON.parse(JSON.stringify(post)))).toEqual(post);
        expect(postSchema.parse(publishedForm(post))).toEqual(publishedForm(publishedForm(post)));
      }),
    );
  });

  it('of version 1 are upgraded with the same content', () => {
    const { version: _, ...old } = buildInterview().asking('Pourquoi ?').post;
    expect(upgradePost({ ...old, version: 1 })).toEqual({ ...old, version: 2 });
  });

  it.each([
    ['a newer one', { ...emptyPost('page', 'fr'), version: 99 }, 'newer-version'],
    ['one without version', { kind: 'page' }, 'invalid'],
    ['no object', 'texte', 'invalid'],
    ['a broken one', { ...emptyPost('page', 'fr'), body: [{ type: 'paragraph' }] }, 'invalid'],
    [
      'a block of a later Escale',
      { ...emptyPost('page', 'fr'), body: [{ type: 'inconnu' }] },
      'newer-version',
    ],
    [
      'a block of a later Escale in an answer',
      { ...emptyPost('page', 'fr'), body: [{ type: 'answer', blocks: [{ type: 'inconnu' }] }] },
      'newer-version',
    ],
    ['a version that is no number', { version: '1' }, 'invalid'],
  ] as const)('refuses %s by its code', (_, raw, reason) => {
    expect(() => upgradePost(raw)).toThrow(DocumentError);
    expect(() => upgradePost(raw)).toThrow(expect.objectContaining({ reason }));
  });

  it('start blank', () => expect(postSchema.safeParse(emptyPost('interview', 'fr')).success).toBe(true));
});

describe('the predicted address', () => {
  it.each([
    ['Les éclaireurs de l’innovation publique font escale', 'les-eclaireurs-de-linnovation-publique'],
    ['The art of a good question', 'art-of-good-question'],
    ['Le cœur à l’ouvrage', 'le-coeur-louvrage'],
    ['日本語', 'blog-post'],
    ['', 'blog-post'],
    ['Anticonstitutionnellementanticonstitutionnellement', 'anticonstitutionnellementanticonstituti'],
  ])('%s', (title, slug) => expect(addressRuleOf('blogger').slug(title)).toBe(slug));

  it('of a folder site keeps every word', () =>
    expect(addressRuleOf('folder').slug('Un an au jardin, à la ville')).toBe('un-an-au-jardin-a-la-ville'));

  it('contains year and month', () => {
    expect(
      foreseenAddress(addressRuleOf('blogger'), 'https://lab.exemple.fr/', 'Au port', Date.UTC(2026, 2, 5)),
    ).toBe('https://lab.exemple.fr/2026/03/au-port.html');
  });
});

describe('labels', () => {
  it.each([
    [[], { count: 0, characters: 0, tooMany: false, tooLong: false }],
    [['ab', 'c'], { count: 2, characters: 5, tooMany: false, tooLong: false }],
    [Array.from({ length: 21 }, () => 'a'), { count: 21, characters: 61, tooMany: true, tooLong: false }],
    [['a'.repeat(201)], { count: 1, characters: 201, tooMany: false, tooLong: true }],
  ])('%#', (labels, expected) => expect(checkLabels(labels, limitsOf('blogger'))).toEqual(expected));
});
