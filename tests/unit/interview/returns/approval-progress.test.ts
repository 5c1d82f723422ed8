import { expect, it } from 'vitest';
import {
  statedByQuestion,
  approvalProgress,
  type StatedTurn,
  unapprovedAnswers,
} from '#interview/returns/approval-progress.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const post = buildInterview()
  .withPerson('Anne Martin')
  .withPerson('Karim Benali')
  .asking('Un ?')
  .answering('Anne Martin', 'Anne 1')
  .answering('Karim Benali', 'Karim 1')
  .asking('Deux ?')
  .answering('Anne Martin', 'Anne 2').post;
const anne = { name: 'Anne Martin', participantId: 'p1' };
const stated: StatedTurn[] = [
  { ...anne, turn: 'a1', state: 'approved', isCurrent: true },
  { ...anne, turn: 'a3', state: 'corrected', isCurrent: false },
  { name: 'La direction', turn: 'a2', state: 'remark', isCurrent: true },
];

it('counts each person’s own answers, and all of somebody who takes no part', () => {
  const none = { approved: 0, corrected: 0, remarks: 0, outdated: 0 };
  expect(approvalProgress(post, stated)).toEqual([
    { ...none, name: 'Anne Martin', answers: 2, approved: 1, outdated: 1 },
    { ...none, name: 'La direction', answers: 3, remarks: 1 },
  ]);
});

it('names by question who said what', () => {
  const byQuestion = statedByQuestion(post, stated);
  expect(byQuestion.get('q1')).toMatchObject({ approved: ['Anne Martin'], remarks: ['La direction'] });
  expect(byQuestion.get('q2')).toMatchObject({ approved: [], outdated: ['Anne Martin'] });
});

it('counts words that changed since as not approved', () => {
  expect(unapprovedAnswers(post, 'p1', stated).map(({ id }) => id)).toEqual(['a3']);
  expect(unapprovedAnswers(post, 'p2', stated).map(({ id }) => id)).toEqual(['a2']);
});
