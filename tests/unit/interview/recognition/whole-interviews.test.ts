/** Whole interviews as they arrive, and as other programs change them. */
import { expect, test } from 'vitest';
import { foldWhiteSpace } from '#interview/fold-key.ts';
import { recognize } from '#interview/recognition/recognize.ts';
import { recognitionToPost } from '#interview/recognition/to-post.ts';
import { interviewTexts } from '#tests/builders/interview-texts.ts';
import { mutations } from './mutations.ts';

test.each(interviewTexts)('$name: 6 questions, 2 people, 12 answers, a separate closing note', ({ text }) => {
  for (const mutation of mutations) {
    const input = mutation.input(text);
    const recognition = recognize(input);
    const counts = {
      kind: recognition.kind,
      people: recognition.participants.length,
      answers: recognition.questions.map(({ answers }) => answers.length),
    };
    expect({ mutation: mutation.name, ...counts }).toEqual({
      mutation: mutation.name,
      kind: 'interview',
      people: 2,
      answers: [2, 2, 2, 2, 2, 2],
    });
    expect(recognition.blocks.slice(0, 3).map(({ type }) => type)).toEqual(['title', 'title', 'caption']);
    expect(recognition.blocks.filter(({ type }) => type === 'text')).toHaveLength(1);
    expect(recognition.blocks.at(-1)?.type).toBe('text');
    expect(foldWhiteSpace(recognition.text)).toBe(foldWhiteSpace(input));
  }
  let count = 0;
  const post = recognitionToPost(recognize(text), {
    newId: () => `id-${(count += 1)}`,
    language: 'fr',
    knownParticipants: [],
  });
  expect(post.body.at(-1)?.type).toBe('paragraph');
  expect(post.leftOut).toHaveLength(1);
});
