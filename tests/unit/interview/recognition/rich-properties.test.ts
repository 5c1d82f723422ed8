/** Any document: no character is lost, no rich content flattened, and the result is a document. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOCUMENT_VERSION, postSchema, type Inline, type Mark, type TopBlock } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { inlinesToText } from '#interview/inlines.ts';
import { foldWhiteSpace } from '#interview/fold-key.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import { arbitraryAnswerBlock } from '#tests/builders/arbitrary-post.ts';
import { arbitraryInlines } from '#tests/builders/arbitrary-text.ts';
import { checkProperty, rateOf } from '#tests/random/check-property.ts';

const counter = (): (() => string) => {
  let count = 0;
  return () => `id-${(count += 1)}`;
};

const words = fc.constantFrom(
  'Anne Martin : ',
  'Paul Durand',
  'Anne Martin',
  ' – ',
  'Q. ',
  '> ',
  '>',
  'R : ',
  '— ',
  '(Anne Martin) ',
  'Qui êtes-vous ?',
  'Parlez-nous du canal. ',
  'Je suis là. ',
  'Et moi ?',
  ' ',
  'Merci à Anne.',
  'Un titre',
  'Pour en savoir plus',
);
const run: fc.Arbitrary<Inline> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        text: words,
        marks: fc.constantFrom<Mark[] | undefined>(
          undefined,
          undefined,
          ['bold'],
          ['italic'],
          ['bold', 'underline'],
        ),
      })
      .map(({ text, marks }) => ({ type: 'text' as const, text, ...(marks && { marks }) })),
  },
  { weight: 2, arbitrary: fc.constant({ type: 'lineBreak' as const }) },
  {
    weight: 1,
    arbitrary: words.map((text) => ({
      type: 'link' as const,
      url: 'https://exemple.example/a',
      content: [{ type: 'text' as const, text }],
    })),
  },
);
const content = fc.oneof({ weight: 4, arbitrary: fc.array(run, { maxLength: 6 }) }, arbitraryInlines);
const block: fc.Arbitrary<TopBlock> = fc.oneof(
  { weight: 10, arbitrary: content.map((inlines) => ({ type: 'paragraph' as const, content: inlines })) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('heading' as const),
      level: fc.constantFrom(2 as const, 3 as const, 4 as const),
      content,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('quote' as const),
      content: fc.array(content, { maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(fc.record({ content }), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('table' as const),
      rows: fc.array(fc.array(fc.record({ header: fc.boolean(), content }), { minLength: 1, maxLength: 2 }), {
        maxLength: 4,
      }),
    }),
  },
  { weight: 2, arbitrary: arbitraryAnswerBlock },
  { weight: 1, arbitrary: fc.constantFrom<TopBlock>({ type: 'rule' }, { type: 'jumpBreak' }) },
);
const documents = fc.array(block, { maxLength: 14 });

const letters = (text: string): string =>
  [...text.replace(/\s+/g, '')].toSorted((a, b) => (a < b ? -1 : 1)).join('');
const count = (blocks: readonly TopBlock[], type: TopBlock['type']): number =>
  blocks.reduce(
    (sum, inner) =>
      sum + (inner.type === type ? 1 : 0) + (inner.type === 'answer' ? count(inner.blocks, type) : 0),
    0,
  );

describe('random blocks', () => {
  test('keep every visible character in the recognition, in order', () => {
    checkProperty(
      fc.property(documents, (blocks) => {
        const recognition = recognizeBlocks(blocks);
        expect(foldWhiteSpace(recognition.text)).toBe(foldWhiteSpace(blocksToText(blocks)));
        expect(foldWhiteSpace(recognition.pieces.map(({ text }) => text).join(' ')).replaceAll(' ', '')).toBe(
          foldWhiteSpace(recognition.text).replaceAll(' ', ''),
        );
      }),
    );
  });

  test('keep every character in the document, except labels of turns', () => {
    let cases = 0;
    let interviews = 0;
    checkProperty(
      fc.property(documents, (blocks) => {
        const recognition = recognizeBlocks(blocks);
        const post = recognitionToBlocks(recognition, {
          newId: counter(),
          language: 'fr',
          knownParticipants: [],
        });
        const texts = [
          post.title,
          ...post.leftOut,
          ...post.labels,
          ...(post.lead ?? []).map(inlinesToText),
          blocksToText(post.body),
        ].join('\n');
        expect(letters(texts)).toBe(letters(blocksToText(blocks)));
        cases += 1;
        if (recognition.kind === 'interview') interviews += 1;
      }),
    );
    expect(rateOf(interviews, cases)).toBeGreaterThan(0.02);
  });

  test('give a valid document with all pictures, cards and rules', () => {
    checkProperty(
      fc.property(documents, (blocks) => {
        const { kind, language, title, participants, lead, body } = recognitionToBlocks(
          recognizeBlocks(blocks),
          {
            newId: counter(),
            language: 'fr',
            knownParticipants: [],
          },
        );
        const post = {
          version: DOCUMENT_VERSION,
          labels: [],
          kind,
          language,
          title,
          participants,
          lead,
          body,
        };
        expect(postSchema.parse(post).version).toBe(DOCUMENT_VERSION);
        for (const type of ['image', 'code', 'embed', 'html', 'rule', 'jumpBreak'] as const)
          expect(`${type} ${count(body, type)}`).toBe(`${type} ${count(blocks, type)}`);
      }),
    );
  });
});
