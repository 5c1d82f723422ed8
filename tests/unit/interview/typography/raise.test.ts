/** Number endings that can be superscript, and others. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Inline } from '#interview/document.ts';
import { textInline } from '#interview/inlines.ts';
import { changeInlines, correctInlines, raiseInlines } from '#interview/typography/inlines.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const FRENCH = { language: 'fr' };
/** Raised text between ^. */
const markedText = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) =>
      inline.type === 'text'
        ? inline.marks?.includes('sup') === true
          ? `^${inline.text}^`
          : inline.text
        : inline.type === 'link'
          ? `[${markedText(inline.content)}]`
          : '/',
    )
    .join('');

const raise = (inlines: readonly Inline[], options = FRENCH): Inline[] =>
  changeInlines(inlines, raiseInlines(inlines, options));

test.each([
  ['Le 1er mai', 'Le 1^er^ mai'],
  ['la 1re fois', 'la 1^re^ fois'],
  ['les 2es Rencontres', 'les 2^es^ Rencontres'],
  ['la 2nde, la 2de et le 2nd', 'la 2^nde^, la 2^de^ et le 2^nd^'],
  ['le XXIe siècle', 'le XXI^e^ siècle'],
  ['Ier, IIe, IVe et Ve', 'I^er^, II^e^, IV^e^ et V^e^'],
  ['le 12e arrondissement, (3e)', 'le 12^e^ arrondissement, (3^e^)'],
  ['la 100e', 'la 100^e^'],
  ['la 2ème fois, les 3èmes, la 1ère', 'la 2^e^ fois, les 3^es^, la 1^re^'],
  ['au XXIème siècle, le IVè', 'au XXI^e^ siècle, le IV^e^'],
])('%s becomes %s', (input, expected) => {
  const once = raise([textInline(input)]);
  expect(markedText(once)).toBe(expected);
  expect(raiseInlines(once, FRENCH)).toEqual([]);
});

test.each([
  'Vers midi',
  'Vie, Ile, Le, Ce, De, Me',
  'en 2d',
  '0,2e',
  '1e',
  'https://exemple.fr/1er',
  'A3e5',
  'IIIIe',
  'Ie',
  '3D',
  '12er',
])('unchanged: %s', (text) => {
  expect(raiseInlines([textInline(text)], FRENCH)).toEqual([]);
});

test('skips marks, links, code and other languages', () => {
  const bold = textInline('1er', ['bold']);
  expect(raise([textInline('le '), bold])).toEqual([
    textInline('le '),
    textInline('1', ['bold']),
    textInline('er', ['bold', 'sup']),
  ]);
  const link: Inline = { type: 'link', url: 'https://exemple.fr', content: [textInline('le 2e')] };
  expect(markedText(raise([link]))).toBe('[le 2^e^]');
  expect(raiseInlines([textInline('1er', ['code'])], FRENCH)).toEqual([]);
  expect(raiseInlines([textInline('1er')], { language: 'en' })).toEqual([]);
  expect(raiseInlines([textInline('1er', undefined, 'en')], FRENCH)).toEqual([]);
  expect(raiseInlines([textInline('1'), textInline('er', ['sup'])], FRENCH)).toEqual([]);
  expect(raiseInlines([textInline('1e'), textInline('r', ['bold'])], FRENCH)).toEqual([]);
});

/** Applies all corrections and raised endings at once. */
const all = (inlines: readonly Inline[]): Inline[] =>
  changeInlines(inlines, [...correctInlines(inlines, FRENCH).changes, ...raiseInlines(inlines, FRENCH)]);

const PIECES =
  '1er 1ère 1ières 2ème 2èmes 2nd 2nde 2è 3ieme 12e XXème XXIe IVè Ier Ie 1e 5 2 I V X e è ème er re s n° . , - : ; ? " h a'
    .split(' ')
    .concat([' ', '\u00a0', '\n', ' siècle', '  ']);

/** A number and its ending with one format; with two formats it is left to the author. */
test('one pass corrects endings and raises them, and the next finds nothing', () => {
  checkProperty(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(undefined, 'bold', 'sup')), {
        maxLength: 16,
      }),
      (pieces) => {
        const once = all(
          pieces.map(([text, mark]) => textInline(`${text} `, mark === undefined ? undefined : [mark])),
        );
        expect(correctInlines(once, FRENCH).changes).toEqual([]);
        expect(raiseInlines(once, FRENCH)).toEqual([]);
      },
    ),
  );
});
