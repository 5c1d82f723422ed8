/** Texts that are slow to read: code that is not linear in their length does not end within a test’s time. */
import { expect, test } from 'vitest';
import type { Inline, TopBlock } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { foldWhiteSpace } from '#interview/fold-key.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognize } from '#interview/recognition/recognize.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';

const LONG = 200_000;
const fillTo = (piece: string, length = LONG): string => piece.repeat(Math.ceil(length / piece.length));
const word = (index: number): string =>
  [...String(index)].map((digit) => 'abcdefghij'[Number(digit)] ?? '').join('');

const texts: readonly (readonly [string, string])[] = [
  ...[
    ':',
    ':\n',
    '—',
    '— a ?\n',
    '?',
    '?\n',
    '? .',
    'vous ?\n',
    'Q : a ?\nR : b\n',
    'Q : a ?\n',
    'Anne : oui\n',
    'Anne Martin\n',
    '(Anne) oui ?\n',
    '> vous ?\n',
    'A',
    'Aa ',
    '*',
    '(',
    '1. a ?\n',
    ' ',
  ].map((piece) => [piece, fillTo(piece)] as const),
  ['one line of a million characters', fillTo('Je suis là. ', 1_000_000)],
  [
    'as many speakers as lines',
    Array.from({ length: 15_000 }, (_, index) => `N${word(index)} : oui ?\n`).join(''),
  ],
  ['an accent upon an accent', `e${fillTo('\u0301')}`],
  ['de de de', `Entretien avec Aa ${fillTo('de ')}`],
];

test.each(texts)('%j', (_, text) => {
  expect(foldWhiteSpace(recognize(text).text)).toBe(foldWhiteSpace(text));
});

const runs = (odd: string, even: string): TopBlock => ({
  type: 'paragraph',
  content: Array.from({ length: 20_000 }, (_, index): Inline =>
    index % 2 === 0 ? { type: 'text', text: even } : { type: 'text', text: odd, marks: ['bold'] },
  ),
});

test.each([
  ['Oui vous ?', ' Je. '],
  ['Anne :', ' Oui. '],
  ['x', 'y'],
  ['Qui est là ?', '\n'],
])('twenty thousand alternating marks: %j, %j', (odd, even) => {
  const blocks = [runs(odd, even)];
  const recognition = recognizeBlocks(blocks);
  let count = 0;
  const post = recognitionToBlocks(recognition, {
    newId: () => `id-${(count += 1)}`,
    language: 'fr',
    knownParticipants: [],
  });
  expect(foldWhiteSpace(recognition.text)).toBe(foldWhiteSpace(blocksToText(blocks)));
  expect(post.body.length).toBeGreaterThan(0);
});
