import { expect, test } from 'vitest';
import { excerpt } from '#interview/html/excerpt.ts';
import { growthOf, LINEAR } from '#tests/builders/growth.ts';

test.each([
  ['ends at the jump break', "<p>Un.</p><a name='more'></a><p>Deux.</p>", { text: 'Un.', more: true }],
  [
    'ends before a heading below a lead',
    '<p>Un\n<b>mot</b>.</p><h2>Q ?</h2>',
    { text: 'Un mot.', more: true },
  ],
  ['skips a heading above it', '<h2>Q ?</h2><p>Un.</p>', { text: 'Un.', more: false }],
  ['skips captions', '<figure><figcaption>Ici</figcaption></figure><p>Un.</p>', { text: 'Un.', more: false }],
  ['separates paragraphs', '<p>Un.</p><p>&nbsp;Deux.</p>', { text: 'Un. \u00a0Deux.', more: false }],
])('%s', (_name, html, expected) => {
  expect(excerpt(html)).toEqual(expected);
});

test('has at most 55 words, and cuts a word without end', () => {
  expect(excerpt('mot '.repeat(1_000))).toEqual({ text: `${'mot '.repeat(55)}…`, more: true });
  const { text, more } = excerpt('a'.repeat(1_000_000));
  expect([text.length, more]).toEqual([1_002, true]);
});

test.each([
  ['headings with nothing above them', '<b></b><h2></h2>'],
  ['blanks above headings', '&nbsp; <h2></h2>'],
  ['paragraphs without a word', '<p> </p>'],
  ['figures', '<figure>mot</figure>'],
])('takes time in proportion to its length: %s', (_name, piece) => {
  expect(growthOf(excerpt, piece, 2_000)).toBeLessThan(LINEAR);
});
