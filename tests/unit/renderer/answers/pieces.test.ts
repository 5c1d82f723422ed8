import { describe, expect, test } from 'vitest';
import { matchAnswers } from '#interview/answers/match-answers.ts';
import type { Post } from '#interview/document.ts';
import { blocksToText, textToBlocks } from '#interview/plain.ts';
import {
  AT_END,
  isReturned,
  NOWHERE,
  piecesOf,
  planOf,
  proposedHow,
  type Choices,
} from '#renderer/answers/pieces.ts';
import { buildInterview, paragraph } from '#tests/builders/interview-builder.ts';

const post: Post = buildInterview()
  .withPerson('Anne')
  .asking('Qui êtes-vous ?')
  .answering('Anne', 'Jardinière.')
  .asking('Pourquoi ce jardin ?')
  .answering('Anne', 'Par hasard.')
  .asking('Un dernier mot ?').post;
const received =
  'Bonjour\nQui êtes-vous ?\nJardinière  à Nantes.\nPourquoi ce jardin ?\nPar   hasard.\nUn dernier mot ?\nNon.';
const match = matchAnswers(textToBlocks(received), post);
const pieces = piecesOf(match, [paragraph('[1] Une note.')]);
const none: Choices = { destinations: new Map(), hows: new Map(), isReturned: false };
const plan = (choices: Choices, person: string | undefined = 'p1') => {
  const plan = planOf(post, person, pieces, choices);
  return {
    decisions: plan.decisions.map(
      ({ question, how, blocks }) => `${question} ${how}: ${blocksToText([...blocks])}`,
    ),
    atEnd: blocksToText(plan.atEnd),
    left: plan.left.map(({ text }) => text),
    count: plan.count,
    replaced: plan.replaced,
  };
};

describe('the default plan', () => {
  test('adds new answers, corrects the old one in place, and skips an equal one', () => {
    expect(plan(none)).toEqual({
      decisions: ['q1 replace: Jardinière à Nantes.', 'q2 keep: Par hasard.', 'q3 replace: Non.'],
      atEnd: '',
      left: ['Bonjour', '[1] Une note.'],
      count: 2,
      replaced: 1,
    });
  });

  test('adds every answer of a new person', () => {
    expect(plan(none, 'someone').decisions.map((line) => line.slice(0, 10))).toEqual([
      'q1 replace',
      'q2 replace',
      'q3 replace',
    ]);
    expect(plan(none, 'someone').count).toBe(3);
  });

  test('puts pieces where the author chooses; two for one question in order', () => {
    const places = new Map([
      ['answer q1', 'q3'],
      ['answer q2', NOWHERE],
      ['loose 0', AT_END],
      ['notes', 'q3'],
    ]);
    expect(plan({ ...none, destinations: places })).toEqual({
      decisions: ['q3 replace: Jardinière à Nantes.\nNon.\n[1] Une note.'],
      atEnd: 'Bonjour',
      left: ['Par hasard.'],
      count: 1,
      replaced: 0,
    });
  });

  test('respects the choice for an existing answer', () => {
    const { decisions, count } = plan({
      ...none,
      hows: new Map([
        ['q1', 'keep'],
        ['q2', 'replace'],
      ]),
    });
    expect(decisions.slice(0, 2)).toEqual(['q1 keep: Jardinière à Nantes.', 'q2 replace: Par hasard.']);
    expect(count).toBe(2);
  });
});

describe('next to an existing answer', () => {
  const OTHER = 'Je ne jardine plus : je dessine des bancs, et je les pose au bord de l’eau.';
  const LONG = 'Nous avons commencé par planter des saules, le long de la berge, avec les voisins.';

  test.each([
    ['a second answer is added after it', OTHER, false, 'append'],
    ['a corrected answer replaces it', LONG.replace('saules', 'aulnes'), false, 'replace'],
    ['any answer of a text sent for review replaces it', OTHER, true, 'replace'],
    ['an equal answer is skipped', `${LONG} `, true, 'keep'],
  ] as const)('%s', (_, came, isReturned, how) => {
    expect(proposedHow(LONG, came, isReturned)).toBe(how);
  });

  test('a text is a reread version when it says so, or when it has most of the words', () => {
    const returned = (received: string, sentFromHere = false, person = 'p1'): boolean =>
      isReturned(post, person, piecesOf(matchAnswers(textToBlocks(received), post), []), sentFromHere);
    const ask = (...answers: string[]): string =>
      ['Qui êtes-vous ?', 'Pourquoi ce jardin ?', 'Un dernier mot ?']
        .flatMap((question, index) => [question, answers[index] ?? ''])
        .join('\n');
    expect(returned(ask('Jardinière à Nantes.', 'Par hasard.', 'Non.'))).toBe(true);
    expect(returned(ask('Jardinière.', OTHER, 'Non.'))).toBe(false);
    expect(returned(ask(OTHER, OTHER), true)).toBe(true);
    expect(returned(ask('Jardinière.', 'Par hasard.'), false, 'someone')).toBe(false);
  });
});

test('every received word is in a piece or was recognized', () => {
  const words = [...pieces.matched, ...pieces.loose].map((piece) => piece.text).join(' ');
  expect([...words.matchAll(/\p{L}+/gu)].map(String).toSorted()).toEqual(
    [...`${received} Une note`.replace(/^.*\?$/gmu, '').matchAll(/\p{L}+/gu)].map(String).toSorted(),
  );
});
