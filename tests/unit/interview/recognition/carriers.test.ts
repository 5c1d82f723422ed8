/** One interview, whatever carries it: the same questions and the same answers by the same people. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText } from '#interview/plain.ts';
import { foldWhiteSpace } from '#interview/fold-key.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognize, type Recognition } from '#interview/recognition/recognize.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import { interviewTexts } from '#tests/builders/interview-texts.ts';
import { NAMED } from './carry.ts';

const counter = (): (() => string) => {
  let count = 0;
  return () => `id-${(count += 1)}`;
};
const folder = new URL('../../../fixtures/recognition/', import.meta.url);
const short = ['two-voices-repeated-title', 'labels-alone-on-their-line', 'english-two-voices'].map(
  (name) => ({
    name,
    text: readFileSync(new URL(`${name}/input.txt`, folder), 'utf8'),
  }),
);

const turnsOf = ({ kind, questions }: Recognition): unknown => ({
  kind,
  questions: questions.map(({ text, answers }) => ({
    text: foldWhiteSpace(text),
    answers: answers.map((answer) => ({ ...answer, text: foldWhiteSpace(answer.text) })),
  })),
});

describe.each([...short, ...interviewTexts])('$name', ({ text }) => {
  const plain = recognize(text);

  test.each(NAMED)('$name', ({ html }) => {
    const blocks = readHtml(html(plain), { newId: counter(), origin: 'outside', language: 'fr' });
    const recognition = recognizeBlocks(blocks);
    expect(turnsOf(recognition)).toEqual(turnsOf(plain));
    expect(recognition.confidence).toBeGreaterThanOrEqual(0.5);
    expect(foldWhiteSpace(recognition.text)).toBe(foldWhiteSpace(blocksToText(blocks)));
    const post = recognitionToBlocks(recognition, {
      newId: counter(),
      language: 'fr',
      knownParticipants: [],
    });
    expect(post.body.filter(({ type }) => type === 'question')).toHaveLength(plain.questions.length);
    const answers = post.body.flatMap((block) => (block.type === 'answer' ? [block] : []));
    expect(answers.map((answer) => foldWhiteSpace(blocksToText(answer.blocks)))).toEqual(
      plain.questions.flatMap((question) => question.answers.map((answer) => foldWhiteSpace(answer.text))),
    );
    expect(answers.every((answer) => answer.participants.length === 1 && answer.labelShown)).toBe(true);
    expect(JSON.stringify(post.body)).not.toContain('"bold"');
  });
});
