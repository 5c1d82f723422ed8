/** The corpus: what is an interview, what is asked, who answers; and nothing else is taken for one. */
import { describe, expect, test } from 'vitest';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText } from '#interview/plain.ts';
import { foldWhiteSpace } from '#interview/fold-key.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognize, type Recognition } from '#interview/recognition/recognize.ts';
import { corpus, type Example } from './corpus.ts';
import { mutations } from './mutations.ts';

const newId = (): string => 'id';
const read = ({ format, content }: Example): { found: Recognition; visible: string } => {
  if (format === 'text') return { found: recognize(content), visible: content };
  const blocks = readHtml(content, { newId, origin: 'outside', language: 'fr' });
  return { found: recognizeBlocks(blocks), visible: blocksToText(blocks) };
};

const interviews = corpus.filter(({ questions }) => questions.length > 0);
const others = corpus.filter(({ questions }) => questions.length === 0);

describe('the corpus of interviews', () => {
  test.each(interviews)('$name', (example) => {
    const { found, visible } = read(example);
    expect({ kind: found.kind, why: found.reasons.map(({ code }) => code).join() }).toMatchObject({
      kind: 'interview',
    });
    expect(found.confidence).toBeGreaterThanOrEqual(0.5);
    expect(
      found.questions.map(({ text, answers }, index) => ({
        begins: foldWhiteSpace(text).slice(0, example.questions[index]?.begins.length ?? 40),
        by: answers.map(({ participant }) => participant),
      })),
    ).toEqual(example.questions);
    expect(foldWhiteSpace(found.text)).toBe(foldWhiteSpace(visible));
  });
});

/** Blank lines are all that tells some questions of a plain text; the other mutations change nothing for anyone. */
const harmless = mutations.filter(({ name }) => name !== 'no blank lines' && name !== 'every line apart');
const texts = corpus.filter(({ format }) => format === 'text');

test.each(harmless)('$name: the same in every text format', ({ input }) => {
  for (const { name, content } of texts) {
    const text = input(content);
    const found = recognize(text);
    const plain = recognize(content);
    expect({ name, kind: found.kind, questions: shape(found) }).toEqual({
      name,
      kind: plain.kind,
      questions: shape(plain),
    });
    expect(foldWhiteSpace(found.text)).toBe(foldWhiteSpace(text));
  }
});

const shape = ({ questions }: Recognition): unknown => questions.map(({ answers }) => answers.length);

describe('the corpus of other texts', () => {
  test.each(others)('$name', (example) => {
    const { found, visible } = read(example);
    expect({ confidence: found.confidence, reasons: found.reasons, kind: found.kind }).toMatchObject({
      kind: 'article',
    });
    expect(found.confidence).toBeLessThan(0.5);
    expect(foldWhiteSpace(found.text)).toBe(foldWhiteSpace(visible));
  });
});

test('the corpus has its size', () => {
  expect(interviews.length).toBeGreaterThanOrEqual(40);
  expect(others.length).toBeGreaterThanOrEqual(20);
});
