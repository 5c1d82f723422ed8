/** The title is corrected as one types it. */
import { expect, test } from 'vitest';
import { lineAsTyped, textAsTyped } from '#renderer/editor/typography/title.ts';
import { toSpaces, toSigns } from '../../interview/typography/space-signs.ts';

const FRENCH = { language: 'fr', house: 'fine' } as const;

/** Types the last character at the bar, and shows the line with the caret as a bar. */
function typeLine(line: string, options: Parameters<typeof lineAsTyped>[2] = FRENCH): string | undefined {
  const caret = line.indexOf('|');
  const text = toSpaces(line.replace('|', ''));
  const earlier = text.slice(0, caret - 1) + text.slice(caret);
  const after = lineAsTyped(earlier, { text, caret }, options);
  return after && toSigns(`${after.text.slice(0, after.caret)}|${after.text.slice(after.caret)}`);
}

test.each([
  ['Qui sommes-nous ?|', 'Qui sommes-nous^?|'],
  ["L'|", 'L’|'],
  ['Le "|', 'Le «~|'],
  ['Trois ?| guichets', 'Trois^?| guichets'],
  ['La suite...|', 'La suite…|'],
])('corrects %s to %s', (input, expected) => {
  expect(typeLine(input)).toBe(expected);
});

test('corrects nothing incomplete, in a language without rules, after a paste, or at the start', () => {
  expect(typeLine('Un titre|')).toBeUndefined();
  expect(typeLine('Was ?|', { language: 'de', house: 'fine' })).toBeUndefined();
  expect(lineAsTyped('', { text: "L'eau ?", caret: 7 }, FRENCH)).toBeUndefined();
  expect(lineAsTyped('a', { text: '', caret: 0 }, FRENCH)).toBeUndefined();
});

test('a whole line is corrected as if each character was typed', () => {
  expect(toSigns(textAsTyped('L\'eau est-elle "bonne" ici ?', FRENCH))).toBe(
    'L’eau est-elle «~bonne~» ici^?',
  );
  expect(textAsTyped('Was ist "gut" ?', { language: 'de', house: 'fine' })).toBe('Was ist "gut" ?');
});
