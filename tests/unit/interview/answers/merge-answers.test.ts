import { describe, expect, test } from 'vitest';
import { answersBy, mergeAnswers, type Decision } from '#interview/answers/merge-answers.ts';
import { postSchema, type Participant, type Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { buildInterview, paragraph } from '#tests/builders/interview-builder.ts';

const lea: Participant = { id: 'lea', name: 'Léa Roux', label: 'Léa Roux' };
let ids = 0;
const newId = (): string => `new-${(ids += 1)}`;

const post: Post = buildInterview()
  .withPerson('Anne Martin')
  .withPerson('Karim Benali')
  .asking('Un ?')
  .answering('Anne Martin', 'Anne 1')
  .answering('Karim Benali', 'Karim 1')
  .asking('Deux ?')
  .answering('Karim Benali', 'Karim 2')
  .saying('Un encart.')
  .asking('Trois ?')
  .saying('Merci à tous.').post;
const [anne, karim] = post.participants as [Participant, Participant];

const answerLines = (one: Post): string[] =>
  one.body.map((block) =>
    block.type === 'answer'
      ? `${block.participants.join('+')}: ${blocksToText(block.blocks)}`
      : blocksToText([block]),
  );
const merge = (person: Participant, ...decisions: Decision[]): Post => {
  const merged = mergeAnswers(post, person, decisions, { newId });
  expect(postSchema.safeParse(merged).success).toBe(true);
  return merged;
};
const decide = (question: string, how: Decision['how'], words: string): Decision => ({
  question,
  how,
  blocks: [paragraph(words)],
});

describe('the position of a new answer', () => {
  test('is after the existing ones, before a heading or text that follows', () => {
    const merged = merge(
      lea,
      decide('q1', 'replace', 'Léa 1'),
      decide('q2', 'replace', 'Léa 2'),
      decide('q3', 'replace', 'Léa 3'),
    );
    expect(answerLines(merged)).toEqual([
      'Un ?',
      'p1: Anne 1',
      'p2: Karim 1',
      'lea: Léa 1',
      'Deux ?',
      'p2: Karim 2',
      'lea: Léa 2',
      'Un encart.',
      'Trois ?',
      'lea: Léa 3',
      'Merci à tous.',
    ]);
    expect(merged.participants.map(({ id }) => id)).toEqual(['p1', 'p2', 'lea']);
  });

  test('is before those of people later in the order', () => {
    expect(answerLines(merge(anne, decide('q2', 'append', 'Anne 2'))).slice(3, 6)).toEqual([
      'Deux ?',
      'p1: Anne 2',
      'p2: Karim 2',
    ]);
  });
});

describe('a person’s existing answer', () => {
  test('is kept, replaced or extended, with the same id', () => {
    expect(answerLines(merge(karim, decide('q1', 'keep', 'Neuf')))).toEqual(answerLines(post));
    const replaced = merge(karim, decide('q1', 'replace', 'Neuf'));
    expect(answerLines(replaced)[2]).toBe('p2: Neuf');
    expect(replaced.body[2]).toMatchObject({ id: 'a2' });
    expect(answerLines(merge(karim, decide('q1', 'append', 'Neuf')))[2]).toBe('p2: Karim 1\nNeuf');
  });

  test('one of several to a question: all are replaced, or the last is extended', () => {
    const twice = buildInterview()
      .asking('Un ?')
      .answering('Anne', 'A')
      .answering('Karim', 'B')
      .answering('Anne', 'C').post;
    const person = twice.participants[0] as Participant;
    expect(answersBy(twice, 'q1', person.id)).toHaveLength(2);
    expect(answerLines(mergeAnswers(twice, person, [decide('q1', 'replace', 'D')], { newId }))).toEqual([
      'Un ?',
      'p1: D',
      'p2: B',
    ]);
    expect(answerLines(mergeAnswers(twice, person, [decide('q1', 'append', 'D')], { newId }))).toEqual([
      'Un ?',
      'p1: A',
      'p2: B',
      'p1: C\nD',
    ]);
  });

  test('joint with others is left unchanged', () => {
    const together = buildInterview().asking('Un ?').answering(['Anne', 'Karim'], 'Ensemble').post;
    const person = together.participants[0] as Participant;
    expect(
      answerLines(mergeAnswers(together, person, [decide('q1', 'replace', 'Seule')], { newId })),
    ).toEqual(['Un ?', 'p1+p2: Ensemble', 'p1: Seule']);
  });

  test('once changed loses its source HTML; an equal one changes nothing', () => {
    const sourced: Post = {
      ...post,
      body: post.body.map((block) => (block.type === 'answer' ? { ...block, source: '<p>…</p>' } : block)),
    };
    const merged = mergeAnswers(
      sourced,
      karim,
      [decide('q1', 'append', 'Neuf'), { question: 'q2', how: 'replace', blocks: [] }],
      { newId },
    );
    expect(merged.body[2]).not.toHaveProperty('source');
    expect(merged.body[1]).toBe(sourced.body[1]);
    expect(merged.body[4]).toBe(sourced.body[4]);
  });
});

test('appends unmatched text at the end on request; hides names as the post does', () => {
  expect(answerLines(mergeAnswers(post, lea, [], { newId, atEnd: [paragraph('P.-S.')] })).at(-1)).toBe(
    'P.-S.',
  );
  const silent = buildInterview()
    .asking('Un ?')
    .answering('Anne', 'A')
    .but({ labelShown: false })
    .asking('Deux ?').post;
  const merged = mergeAnswers(silent, silent.participants[0] as Participant, [decide('q2', 'replace', 'B')], {
    newId,
  });
  expect(merged.body.at(-1)).toMatchObject({ labelShown: false });
});
