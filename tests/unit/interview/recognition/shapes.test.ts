/** Small forms, one rule each: speakers, questions, people. */
import { describe, expect, test } from 'vitest';
import { readLabel } from '#interview/recognition/label-line.ts';
import { mayMean, namesIn } from '#interview/recognition/people.ts';
import { recognize } from '#interview/recognition/recognize.ts';

describe('readLabel', () => {
  test.each([
    ['Anne Martin : Bonjour.', 'Anne Martin', 'Bonjour.', 'name'],
    ['Anne Martin\u00a0: Bonjour.', 'Anne Martin', 'Bonjour.', 'name'],
    ['Anne Martin:', 'Anne Martin', '', 'name'],
    ['Anne:Bonjour', 'Anne', 'Bonjour', 'name'],
    ['**Anne Martin :** Bonjour', 'Anne Martin', 'Bonjour', 'name'],
    ['Mme Martin : Oui.', 'Mme Martin', 'Oui.', 'name'],
    ['Jean-Noël de la Tour d’Aure : Oui.', 'Jean-Noël de la Tour d’Aure', 'Oui.', 'name'],
    ['A. M. : Oui.', 'A. M.', 'Oui.', 'initials'],
    ['AM : Oui.', 'AM', 'Oui.', 'initials'],
    ['Le maire : Oui.', 'Le maire', 'Oui.', 'phrase'],
    ['L’équipe du port : Oui.', 'L’équipe du port', 'Oui.', 'phrase'],
    ['Question 3 : Pourquoi ?', 'Question 3', 'Pourquoi ?', 'asks'],
    ['Réponse : Parce que.', 'Réponse', 'Parce que.', 'answers'],
  ])('%s', (line, label, rest, shape) => {
    expect(readLabel(line)).toMatchObject({ label, rest, shape });
  });

  test.each([
    'Voici la liste : une, deux',
    'Horaires : 9 h',
    'Le programme : deux films',
    'http://exemple.example/a',
    'Il est 9:30 à Brest',
    'Rendez-vous à 18 h : ne tardez pas',
    ': seul',
    'Une phrase entière. Puis : la suite',
    'Attention : travaux',
    '12 : 5',
    '',
  ])('« %s » is no label', (line) => {
    expect(readLabel(line)).toBeNull();
  });
});

describe('mayMean', () => {
  test.each([
    ['Anne', 'Anne Martin', true],
    ['Martin', 'Anne Martin', true],
    ['Mme Martin', 'Anne Martin', true],
    ['A. Martin', 'Anne Martin', true],
    ['Anne M.', 'Anne Martin', true],
    ['AM', 'Anne Martin', true],
    ['A.M.', 'Anne Martin', true],
    ['J.-P. D.', 'Jean-Pierre Duval', true],
    ['JPD', 'Jean-Pierre Duval', true],
    ['ANNE MARTIN', 'Anne Martin', true],
    ['Anna', 'Anne Martin', false],
    ['P. Martin', 'Anne Martin', false],
    ['AB', 'Anne Martin', false],
    ['Anne Morel', 'Anne Martin', false],
  ])('%s, %s: %s', (short, full, expected) => {
    expect(mayMean(short, full)).toBe(expected);
  });

  test('finds names in a sentence', () => {
    expect(namesIn('Rencontre avec Anne Martin et Jean-Paul de Brix, à Nantes.')).toEqual(
      expect.arrayContaining(['Anne Martin', 'Jean-Paul de Brix']),
    );
  });
});

const people = (text: string): string[] => recognize(text).participants.map(({ name }) => name);

describe('people are joined only when it is certain', () => {
  test('a first name shared by two full names stays separate', () => {
    const text =
      'Qui êtes-vous ?\nAnne Martin : Elle.\nAnne Morel : Moi.\nQue faites-vous ?\nAnne : Tout.\nAnne Morel : Rien.';
    expect(people(text)).toEqual(['Anne Martin', 'Anne Morel', 'Anne']);
  });

  test('a first name and its only full name are one person, with the most frequent label', () => {
    const recognition = recognize(
      'Qui êtes-vous ?\nAnne Martin : Moi.\nQue faites-vous ?\nAnne : Tout.\nOù allez-vous ?\nAnne : Là.',
    );
    expect(recognition.participants).toEqual([
      { name: 'Anne Martin', label: 'Anne', role: null, organisation: null },
    ]);
  });

  test('a role and an organisation after the name are read', () => {
    const recognition = recognize(
      'Qui êtes-vous ?\nAnne Martin, directrice du port : Moi.\nPaul Roy (Ville de Sète) : Et moi.',
    );
    expect(recognition.participants).toEqual([
      {
        name: 'Anne Martin',
        label: 'Anne Martin, directrice du port',
        role: 'directrice du port',
        organisation: null,
      },
      { name: 'Paul Roy', label: 'Paul Roy (Ville de Sète)', role: null, organisation: 'Ville de Sète' },
    ]);
  });
});

describe('texts that are no interviews', () => {
  test.each([
    ['nothing', ''],
    ['white space', ' \n\u00a0\n'],
    ['one line', 'Bonjour'],
    ['one question', 'Qui êtes-vous ?'],
    ['one label', 'Anne Martin : bonjour'],
    ['a letter', 'Chère Anne,\nComment allez-vous ?\nNous sommes bien arrivés.\nÀ bientôt,\nPaul'],
    ['a card of facts', 'Logiciel : Escale\nÉditeur : personne\nLogiciel : Autre\nÉditeur : quelqu’un'],
  ])('%s', (_, text) => {
    const recognition = recognize(text);
    expect(recognition.kind).toBe('article');
    expect(recognition.confidence).toBeLessThan(0.5);
    expect(recognition.participants).toEqual([]);
    expect(recognition.questions).toEqual([]);
  });
});

describe('questions of an interview', () => {
  test('two questions in a row are one', () => {
    const [question] = recognize(
      'Qui êtes-vous ?\nD’où venez-vous ?\nAnne Martin : De Brest.\nPaul Roy : De Sète.',
    ).questions;
    expect(question?.text).toBe('Qui êtes-vous ?\nD’où venez-vous ?');
    expect(question?.answers).toHaveLength(2);
  });

  test('a title with a question mark is no question', () => {
    const recognition = recognize(
      'Comment vivre avec la mer ?\nQui êtes-vous ?\nAnne Martin : Moi.\nPaul Roy : Lui.',
    );
    expect(recognition.title).toBe('Comment vivre avec la mer ?');
    expect(recognition.questions.map(({ text }) => text)).toEqual(['Qui êtes-vous ?']);
  });

  test('a short line between two turns is a heading', () => {
    const recognition = recognize(
      'Qui êtes-vous ?\nAnne Martin : Moi.\nEt voilà.\nLe retour\nQue faites-vous ?\nAnne Martin : Tout.\nPaul Roy : Rien.',
    );
    expect(recognition.blocks.filter(({ type }) => type === 'heading')).toEqual([
      { type: 'heading', text: 'Le retour' },
    ]);
  });

  test('an unanswered question lowers the confidence, with that reason', () => {
    const answered = 'Q : Qui êtes-vous ?\nR : Moi.\nQ : Que faites-vous ?\nR : Rien.';
    const recognition = recognize(`${answered}\nQ : Où allez-vous ?`);
    expect(recognition.confidence).toBeLessThan(recognize(answered).confidence);
    expect(recognition.reasons).toContainEqual({ code: 'unanswered-questions', count: 1, weight: -0.1 });
  });
});
