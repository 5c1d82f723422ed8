/**
 * Answers returned with the codes of « Demander les réponses… », through any mail program and later changes of the
 * post.
 */
import { describe, expect, test } from 'vitest';
import { questionMail } from '#interview/answers/question-mail.ts';
import { matchAnswers, type AnswersMatch } from '#interview/answers/match-answers.ts';
import { codeAt, codeLetters, questionCodes } from '#interview/answers/question-codes.ts';
import type { Post, TopBlock } from '#interview/document.ts';
import { blocksToText, textToBlocks } from '#interview/plain.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { lostCharacters } from './lost.ts';

const QUESTIONS = [
  'Qui êtes-vous ?',
  'Comment le jardin partagé de la rue des Lilas est-il né, et qui en a eu la première idée ?',
  'Racontez une journée au jardin.',
  'Un dernier mot ?',
] as const;
const sent: Post = QUESTIONS.reduce(
  (builder, question) => builder.asking(question),
  buildInterview().titled('Le jardin').withPerson('Anne Martin'),
).post;
const [one = '', two = '', three = '', four = ''] = questionCodes(sent).map(({ code }) => code);
const ANSWERS = ['Jardinière.', 'Par hasard, en 2012.', 'On arrose, on parle.', 'Venez nous voir !'];

function answersIn(text: string, post = sent): AnswersMatch {
  const blocks = textToBlocks(text);
  const match = matchAnswers(blocks, post, { person: sent.participants[0] });
  expect(lostCharacters(blocks, match)).toBe('');
  return match;
}
const textById = (match: AnswersMatch): Record<string, string> =>
  Object.fromEntries(match.answers.map(({ question, blocks }) => [question, blocksToText(blocks)]));
const answerTexts = (match: AnswersMatch): string[] =>
  match.answers.map(({ blocks }) => blocksToText(blocks));

const filled = QUESTIONS.map(
  (question, index) => `${[one, two, three, four][index]} ${question}\n\n${ANSWERS[index]}\n`,
).join('\n');
const quote = (text: string, signs = '> '): string => text.replaceAll(/^/gm, signs);
const withChangedBody = (change: (body: TopBlock[]) => TopBlock[]): Post => ({
  ...sent,
  body: change([...sent.body]),
});

test('the code of a question is its number and three letters of its id', () => {
  expect(one).toBe(`[Q1-${codeLetters(sent.body[0]?.type === 'question' ? sent.body[0].id : '')}]`);
  expect(codeAt(`${one} Qui êtes-vous ?`)).toEqual({
    number: 1,
    letters: one.slice(4, 7),
    length: one.length + 1,
  });
});

test.each([
  ['[q3] Bonjour', { number: 3, length: 5 }],
  ['> > [Q12 – k7m] : Bonjour', { number: 12, letters: 'K7M', length: 18 }],
  ['*[Q3-K7M]* Bonjour', { number: 3, letters: 'K7M', length: 11 }],
  ['Voir [Q3-K7M]', undefined],
  ['[Quatre] Bonjour', undefined],
] as const)('reads the code of « %s »', (line, code) => {
  expect(codeAt(line)).toEqual(code);
});

test('letters tell two thousand ids apart, but for a few pairs', () => {
  const ids = Array.from({ length: 2_000 }, (_, index) => `question-${index}`);
  expect(new Set(ids.map(codeLetters)).size).toBeGreaterThan(1_900);
});

describe('each answer returns to its question', () => {
  test.each([
    ['under the questions', filled],
    ['under quoted questions', filled.replaceAll(/^(?=\[Q)/gm, '> ')],
    [
      'above the quoted mail',
      `${[one, two, three, four].map((code, index) => `${code} ${ANSWERS[index]}`).join('\n\n')}\n\nLe 12 mars 2026 à 10:02, Paul Petit <paul@example.org> a écrit :\n${quote(questionMail(sent).text)}`,
    ],
    [
      'inside a quoted reply',
      `Voici.\n\nLe 12 mars 2026, Anne Martin a écrit :\n${quote(filled.replaceAll(/^(?=\[Q)/gm, '> '))}`,
    ],
    [
      'with codes alone',
      [one, two, three, four].map((code, index) => `${code}\n${ANSWERS[index]}`).join('\n\n'),
    ],
    [
      'on the line of the code',
      [one, two, three, four].map((code, index) => `${code} ${ANSWERS[index]}`).join('\n'),
    ],
    ['with the codes in small letters', filled.replaceAll(/\[Q\d-\w{3}\]/g, (code) => code.toLowerCase())],
    ['with the questions broken into lines', filled.replace('est-il né, et', 'est-il né,\net')],
  ])('%s', (_name, text) => {
    expect(answerTexts(answersIn(text))).toEqual(ANSWERS);
  });

  test('on the line of the code, above a signature', () => {
    const lines = [one, two, three, four].map((code, index) => `${code} ${ANSWERS[index]}`);
    const match = answersIn(`${lines.join('\n\n')}\n\nBien cordialement\nAnne Martin`);
    expect(answerTexts(match)).toEqual(ANSWERS);
    expect(match.unattached.map(({ why }) => why)).toEqual(['closing']);
  });

  test('when a question was reworded', () => {
    const post = withChangedBody((body) =>
      body.map((block, index) =>
        index === 2 && block.type === 'question'
          ? { ...block, content: [[{ type: 'text', text: 'À quoi ressemble votre semaine ?' }]] }
          : block,
      ),
    );
    expect(answerTexts(answersIn(filled, post))).toEqual(ANSWERS);
  });

  test('when questions moved', () => {
    const match = answersIn(
      filled,
      withChangedBody((body) => body.toReversed()),
    );
    expect(textById(match)).toEqual(textById(answersIn(filled)));
  });

  test('when people wrote the number alone', () => {
    const match = answersIn(filled.replaceAll(/-\w{3}\]/g, ']'));
    expect(answerTexts(match)).toEqual(ANSWERS);
  });
});

test('shows the answer to a deleted question apart', () => {
  const match = answersIn(
    filled,
    withChangedBody((body) => body.toSpliced(1, 1)),
  );
  expect(answerTexts(match)).toEqual([ANSWERS[0], ANSWERS[2], ANSWERS[3]]);
  expect(match.unattached.map(({ why, blocks }) => [why, blocksToText(blocks)])).toEqual([
    ['stranger', expect.stringContaining(ANSWERS[1] ?? '')],
  ]);
});

test('leaves questions without an answer empty', () => {
  const match = answersIn(`${one}\n${ANSWERS[0]}\n\n${two}\n\n${four} ${QUESTIONS[3]}\n${ANSWERS[3]}`);
  expect(answerTexts(match)).toEqual([ANSWERS[0], '', '', ANSWERS[3]]);
});

test('gives the received wording of a question only when it differs', () => {
  const reworded = filled.replace('Racontez une journée au jardin.', 'Racontez votre semaine au jardin ?');
  expect(answersIn(reworded).answers.map(({ asked }) => asked)).toEqual([
    undefined,
    undefined,
    'Racontez votre semaine au jardin ?',
    undefined,
  ]);
});

test('the instruction is not part of an answer, nor left over', () => {
  expect(answersIn(questionMail(sent).text).unattached).toEqual([]);
});

test('the greeting, when the mail comes back, is not left over', () => {
  const text = questionMail(sent, { name: 'Anne Martin' }).text;
  expect(text.split('\n')[0]).toBe('Bonjour Anne Martin,');
  expect(answersIn(text).unattached).toEqual([]);
});

test('a person gets the questions for everybody and those put to them, with the numbers of the post', () => {
  const [anne] = sent.participants;
  const post = withChangedBody((body) =>
    body.map((block, index) =>
      block.type === 'question' && index % 2 === 1
        ? { ...block, to: [index === 1 ? (anne?.id ?? '') : 'somebody-else'] }
        : block,
    ),
  );
  const codesOf = (person?: Readonly<{ id: string; name: string }>): string[] =>
    questionMail(post, person).text.match(/^\[Q\d-\w+\]/gm) ?? [];
  expect(codesOf(anne)).toEqual([one, two, three]);
  expect(codesOf({ id: 'nobody', name: 'Karim' })).toEqual([one, three]);
  expect(codesOf()).toEqual([one, two, three, four]);
});
