/** Labels without a colon, one rule each, and texts that only look like labels. */
import { describe, expect, test } from 'vitest';
import { labelOf } from '#interview/recognition/label-line.ts';
import type { Appearance } from '#interview/recognition/lines.ts';

const look = (fields: Partial<Appearance>): Appearance => ({
  carrier: 'plain',
  lead: 0,
  isOpaque: false,
  picture: false,
  numbered: false,
  ruled: false,
  ...fields,
});
const read = (text: string, fields: Partial<Appearance> = {}) =>
  labelOf({ text, gap: 0, appearance: look(fields) });

describe('labelOf', () => {
  test.each([
    ['Anne – Bonjour.', 'Anne', 'Bonjour.', 'dash', 'Anne –'],
    ['Anne Martin — Bonjour.', 'Anne Martin', 'Bonjour.', 'dash', 'Anne Martin —'],
    ['Anne Martin. – Bonjour.', 'Anne Martin', 'Bonjour.', 'dash', 'Anne Martin. –'],
    ['Anne Martin - Bonjour.', 'Anne Martin', 'Bonjour.', 'dash', 'Anne Martin -'],
    ['M.R. – Bonjour.', 'M.R.', 'Bonjour.', 'dash', 'M.R. –'],
    ['(Anne) Bonjour.', 'Anne', 'Bonjour.', 'brackets', '(Anne)'],
    ['(Anne Martin) – Bonjour.', 'Anne Martin', 'Bonjour.', 'brackets', '(Anne Martin) –'],
    ['[Anne] Bonjour.', 'Anne', 'Bonjour.', 'brackets', '[Anne]'],
    ['Q. Qui êtes-vous ?', 'Q', 'Qui êtes-vous ?', 'colon', 'Q.'],
    ['R. – Moi.', 'R', 'Moi.', 'colon', 'R. –'],
    ['Q2/ Qui êtes-vous ?', 'Q', 'Qui êtes-vous ?', 'colon', 'Q2/'],
    ['Anne Martin', 'Anne Martin', '', 'line', 'Anne Martin'],
    ['ANNE', 'ANNE', '', 'line', 'ANNE'],
    ['Question 3', 'Question 3', '', 'line', 'Question 3'],
  ])('%s', (line, label, rest, carrier, written) => {
    expect(read(line)).toMatchObject({ label, rest, carrier, written });
  });

  test('reads a name in bold before the words', () => {
    expect(read('Anne Martin Bonjour.', { lead: 11 })).toMatchObject({
      label: 'Anne Martin',
      rest: 'Bonjour.',
      carrier: 'bold',
      written: 'Anne Martin',
    });
    expect(read('Anne, Bonjour.', { lead: 4 })).toBeNull();
    expect(read('Le soir venu elle dort.', { lead: 12 })?.shape).not.toBe('name');
  });

  test.each([
    'Marie–Anne est venue.',
    'En mars – ou en avril – il viendra.',
    '(voir plus bas) le plan',
    '2015 – 2023',
    'Horaires',
    'Bonjour.',
    'une phrase en minuscules',
    'Qui êtes-vous ?',
    '(1) Un point',
    '— Bonjour.',
    '',
  ])('reads no label in « %s »', (line) => {
    expect(read(line)).toBeNull();
  });

  test('reads no label in a picture’s caption', () => {
    expect(read('Anne Martin : au port', { isOpaque: true })).toBeNull();
  });
});
