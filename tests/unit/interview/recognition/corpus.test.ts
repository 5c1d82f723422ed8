/** The corpus: interviews with their questions and speakers, and other texts that must not be taken for one. */
import { describe, expect, test } from 'vitest';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText } from '#interview/plain.ts';
import { foldWhiteSpace } from '#interview/fold-key.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognize, type Recognition } from '#interview/recognition/recognize.ts';
import { corpus, type Example } from './corpus.ts';
import { mutations } from './mutations.ts';

const newId = (): string => 'id';
const read = ({ format, content }: Example): { recognition: Recognition; visible: string } => {
  if (format === 'text') return { recognition: recognize(content), visible: content };
  const blocks = readHtml(content, { newId, origin: 'outside', language: 'fr' });
  return { recognition: recognizeBlocks(blocks), visible: blocksToText(blocks) };
};

const interviews = corpus.filter(({ questions }) => questions.length > 0);
const others = corpus.filter(({ questions }) => questions.length === 0);

describe('the corpus of interviews', () => {
  test.each(interviews)('$name', (example) => {
    const { recognition, visible } = read(example);
    expect({ kind: recognition.kind, why: recognition.reasons.map(({ code }) => code).join() }).toMatchObject(
      {
        kind: 'interview',
      },
    );
    expect(recognition.confidence).toBeGreaterThanOrEqual(0.5);
    expect(
      recognition.questions.map(({ text, answers }, index) => ({
        begins: foldWhiteSpace(text).slice(0, example.questions[index]?.begins.length ?? 40),
        by: answers.map(({ participant }) => participant),
      })),
    ).toEqual(example.questions);
    expect(foldWhiteSpace(recognition.text)).toBe(foldWhiteSpace(visible));
  });
});

/** Blank lines alone separate some questions of a plain text; the other mutations change no result. */
const harmless = mutations.filter(({ name }) => name !== 'no blank lines' && name !== 'every line apart');
const texts = corpus.filter(({ format }) => format === 'text');

test.each(harmless)('$name: the same in every text format', ({ input }) => {
  for (const { name, content } of texts) {
    const text = input(content);
    const recognition = recognize(text);
    const plain = recognize(content);
    expect({ name, kind: recognition.kind, questions: shape(recognition) }).toEqual({
      name,
      kind: plain.kind,
      questions: shape(plain),
    });
    expect(foldWhiteSpace(recognition.text)).toBe(foldWhiteSpace(text));
  }
});

const shape = ({ questions }: Recognition): unknown => questions.map(({ answers }) => answers.length);

describe('the corpus of other texts', () => {
  test.each(others)('$name', (example) => {
    const { recognition, visible } = read(example);
    expect({
      confidence: recognition.confidence,
      reasons: recognition.reasons,
      kind: recognition.kind,
    }).toMatchObject({
      kind: 'article',
    });
    expect(recognition.confidence).toBeLessThan(0.5);
    expect(foldWhiteSpace(recognition.text)).toBe(foldWhiteSpace(visible));
  });
});

test('the corpus has its size', () => {
  expect(interviews.length).toBeGreaterThanOrEqual(40);
  expect(others.length).toBeGreaterThanOrEqual(20);
});
