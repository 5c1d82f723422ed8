import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWhiteSpace } from '#interview/fold-key.ts';
import { recognize, type Recognition } from '#interview/recognition/recognize.ts';
import { mutations, normalizeColons, swapNames } from './mutations.ts';
import { checkProperty } from '#tests/random/check-property.ts';

type Expected = Pick<Recognition, 'kind' | 'title' | 'questions'> & {
  participants: string[];
  others: { type: string; text: string }[];
};

const folder = new URL('../../../fixtures/recognition/', import.meta.url);
const examples = readdirSync(folder).map((name) => ({
  name,
  input: readFileSync(new URL(`${name}/input.txt`, folder), 'utf8'),
  expected: JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8')) as Expected,
}));

function summary(recognition: Recognition): Expected {
  const { kind, title, questions, participants, blocks } = recognition;
  const others = blocks
    .filter(({ type }) => ['caption', 'lead', 'text', 'heading'].includes(type))
    .map(({ type, text }) => ({ type, text }));
  return { kind, title, participants: participants.map(({ name }) => name), questions, others };
}

const normalizeSpelling = (value: Expected): unknown =>
  JSON.parse(normalizeColons(JSON.stringify(value)).replaceAll('":', '": '));

test('has at least fourteen invented examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(14);
});

const cases = examples.flatMap((example) => {
  // Initials follow from a name's letters: exchanging names would make others of them.
  const exchanged = example.name.includes('initials') ? null : swapNames(example.expected.participants);
  return [...mutations, ...(exchanged === null ? [] : [exchanged])].map((mutation) => ({
    ...example,
    mutation,
    how: mutation.name,
  }));
});

test.each(cases)('$name: $how', ({ input, expected, mutation }) => {
  const text = mutation.input(input);
  const recognition = recognize(text);
  const expectation = JSON.parse(mutation.expected(JSON.stringify(expected))) as Expected;
  expect(normalizeSpelling(summary(recognition))).toEqual(normalizeSpelling(expectation));
  expect(foldWhiteSpace(recognition.text)).toBe(foldWhiteSpace(text));
});

test('every interview has a confidence above one half with reasons; other texts are below', () => {
  for (const { input, expected } of examples) {
    const { confidence, reasons, kind } = recognize(input);
    expect(confidence >= 0.5).toBe(kind === 'interview');
    expect(kind).toBe(expected.kind);
    expect(reasons.length).toBeGreaterThan(0);
    const sum = reasons.reduce((total, reason) => total + reason.weight, 0);
    expect(confidence).toBeCloseTo(Math.min(1, Math.max(0, sum)), 5);
  }
});

describe('no character is lost', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Anne Martin : ',
      'Paul Durand :',
      'Q : ',
      'R : ',
      'AM: ',
      'Le maire : ',
      'Horaires : 9 h',
      'Anne:Oui',
      '**Anne :** ',
      'anne : ',
      '> ',
      '>',
      '— ',
      'Q. ',
      '(Anne) ',
      '[Paul] ',
      'Anne – ',
    ),
    fc.constantFrom(
      'Qui êtes-vous ?',
      'Comment faites-vous\u00a0?',
      '1. Pourquoi vous\u202f?',
      'Et moi ?',
      'Merci à Anne.',
      'site | Un titre',
      'Un titre',
    ),
    fc.constantFrom('\n', '\n\n', '\r\n', '\r', ' ', '\u00a0', '\u2028', '\t', '\u000b', '\ufeff'),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 10 }),
  );
  const pasted = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  test('the blocks add up to the text', () => {
    checkProperty(
      fc.property(pasted, (text) => {
        const recognition = recognize(text);
        expect(foldWhiteSpace(recognition.text)).toBe(foldWhiteSpace(text));
      }),
    );
  });

  test('questions and answers have exactly the words of their blocks', () => {
    checkProperty(
      fc.property(pasted, (text) => {
        const { blocks, questions, kind } = recognize(text);
        const spoken = blocks
          .filter(
            ({ type, question }) => question !== undefined && (type === 'question' || type === 'answer'),
          )
          .map((block) => block.text);
        const turnTexts = questions
          .flatMap((question) => [question.text, ...question.answers.map((answer) => answer.text)])
          .filter((words) => words !== '');
        const inOrder = (a: string, b: string): number => (a < b ? -1 : 1);
        expect(turnTexts.join('\n').split('\n').filter(Boolean).toSorted(inOrder)).toEqual(
          spoken.toSorted(inOrder),
        );
        expect(kind === 'interview' || questions.length === 0).toBe(true);
      }),
    );
  });
});

test('reads ten thousand words as an interview', () => {
  const { input } = examples.find(({ name }) => name === 'two-voices-repeated-title')!;
  const turns = input.slice(input.indexOf('Qui êtes-vous'), input.indexOf('Toute l’équipe'));
  const long = turns.repeat(Math.ceil(10_000 / turns.split(/\s+/).length));
  expect(recognize(long).kind).toBe('interview');
});

test('names signed below answers are their people', () => {
  const recognition = recognize(`Questions à nos amis

Quel est ton film préféré ?

La Grande Vadrouille, je crois.

— Odile

Je n’en ai pas.
Avant, j’en avais.

— mxs

Quels livres relis-tu ?

Tous, si j’ai le temps.

— mxs

Aucun, je n’aime pas mon canapé.

— Yann Kermoal`);
  expect(recognition.questions.map(({ answers }) => answers.map(({ participant }) => participant))).toEqual([
    ['Odile', 'mxs'],
    ['mxs', 'Yann Kermoal'],
  ]);
  expect(recognition.questions[0]?.answers[1]?.text).toBe('Je n’en ai pas.\nAvant, j’en avais.\n— mxs');
});

test.each([
  ['a dialogue', 'Que réparez-vous ?\n— Tout\nDepuis quand ?\n— Toujours\nEt après ?\n— Rien'],
  ['a list', 'Qui vient ?\nTous les matins.\n- Odile\n- Yann\nQui encore ?\nLe soir.\n- Anne\n- Paul'],
])('the lines of %s are no signatures', (_name, text) => {
  expect(recognize(text, { anyway: true }).participants.map(({ name }) => name)).not.toContain('Odile');
});
