/** Typography for any text: idempotent, no changes but the listed signs, each at its position. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, correctRuns, correctTypography } from '#interview/typography/correct.ts';
import { HOUSES } from '#interview/typography/rules.ts';
import { houseSpaces } from '#interview/typography/house-spaces.ts';
import { ENGLISH, FRENCH } from '#interview/typography/tables.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const PIECES =
  `" ' ’ ‘ “ ” « » ; ! ? : , . ... … .. - -- – — ( ) [ ] < > << >> = & # @ / \\ \` * _ % € $ ° § ~ + |`
    .split(' ')
    .concat([' ', '  ', '\u00a0', '\u202f', '\t', '\n'])
    .concat(
      'a A e l L d qu x × M. Mme Dr n° p. art. cf. etc. ex h km Mo s Etat Ca coeur oeuvre oeil aequo vitae'.split(
        ' ',
      ),
    )
    .concat(
      "1 0 12 000 1er 2ème XXème 14:30 16:9 1990-1995 2024 12-15 :) ' 68 http://a.fr a@b.fr #a".split(' '),
    )
    .concat(
      `8" 6'2" 10x12 0x1F 4x4 12500 habitants € kg (c) (tm) .... …. mot mot .Etat fin!Et ,mot n° IVe 5è`.split(
        ' ',
      ),
    )
    .concat([
      '\ufffc',
      '\ufffb',
      '🙂',
      'é',
      '́',
      '&amp;',
      '<b>',
      '</b>',
      '<!--',
      '-->',
      '```',
      '---\n',
      '\n- ',
      '\n— ',
    ]);
const text = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
const options = fc.record({
  language: fc.constantFrom('fr', 'en', 'fr-CA', 'de'),
  house: fc.constantFrom(...HOUSES),
  hyphenLists: fc.boolean(),
  unfinished: fc.boolean(),
});

test('corrections are idempotent', () => {
  checkProperty(
    fc.property(text, options, (input, chosen) => {
      const once = correctTypography(input, chosen).text;
      expect(correctTypography(once, chosen)).toMatchObject({ text: once, changes: [] });
    }),
  );
});

test('an accepted proposal needs at most one more pass', () => {
  checkProperty(
    fc.property(text, options, (input, chosen) => {
      const all = (from: string): string => {
        const { changes, suggestions } = correctTypography(from, chosen);
        return applyChanges(
          from,
          [...changes, ...suggestions].toSorted((a, b) => a.at - b.at),
        );
      };
      const twice = all(all(input));
      expect(correctTypography(twice, chosen).changes).toEqual([]);
    }),
  );
});

test('changes and suggestions are ordered, separate, and refer to the given text', () => {
  checkProperty(
    fc.property(text, options, (input, chosen) => {
      const corrected = correctTypography(input, chosen);
      expect(applyChanges(input, corrected.changes)).toBe(corrected.text);
      const all = [...corrected.changes, ...corrected.suggestions].toSorted((a, b) => a.at - b.at);
      let end = 0;
      for (const change of all) {
        expect(change.at).toBeGreaterThanOrEqual(end);
        expect(input.startsWith(change.before, change.at)).toBe(true);
        expect(change.after).not.toBe(change.before);
        end = change.at + change.before.length;
      }
    }),
  );
});

const WORDS = /[\p{L}\p{N}]+/gu;
/**
 * Characters that a change may remove or insert; the h is that of « 14 h 02 », and the comma changes sides with its
 * space.
 */
const SIGNS = /^[\s"'´‘’“”«»<>.,…–—h-]+$/u;
/** Letters and digits, ligatures opened and ordinals short. */
const lettersOf = (input: string): string =>
  (input.match(WORDS) ?? [])
    .join('')
    .replace(/œ/g, 'oe')
    .replace(/Œ/g, 'OE')
    .replace(/æ/g, 'ae')
    .replace(/Æ/g, 'AE')
    .toLowerCase();

test('letters and digits stay, except ligatures, ordinals, and signs written as letters', () => {
  checkProperty(
    fc.property(text, options, (input, chosen) => {
      const { changes } = correctTypography(input, chosen);
      const others = changes.filter(
        ({ rule, before, after }) => rule !== 'ordinal' && rule !== 'times' && !/[®©™]/u.test(after + before),
      );
      expect(lettersOf(applyChanges(input, others))).toBe(lettersOf(input));
      const signs = others
        .filter(({ rule }) => rule !== 'ligature')
        .map(({ before, after }) => before + after);
      expect(signs.filter((change) => !SIGNS.test(change))).toEqual([]);
    }),
  );
});

test.each([...FRENCH.passes, ...FRENCH.suggested, ...ENGLISH.passes])(
  'a rule is skipped for a text without $needs ($rule)',
  ({ pass, needs }) => {
    checkProperty(
      fc.property(text, fc.constantFrom(...HOUSES), fc.boolean(), (input, house, unfinished) => {
        fc.pre(!needs.test(input));
        expect(pass(input, { ...houseSpaces(house, 'fr'), hyphenLists: false, unfinished })).toEqual([]);
      }),
    );
  },
);

test('a text in pieces is corrected as a whole, and a locked piece is unchanged', () => {
  checkProperty(
    fc.property(fc.array(text, { maxLength: 4 }), options, (pieces, chosen) => {
      const expected = correctTypography(pieces.join(''), chosen).changes;
      expect(
        correctRuns(
          pieces.map((piece) => ({ text: piece })),
          chosen,
        ).changes,
      ).toEqual(expected);
      const corrections = correctRuns(
        pieces.map((piece, index) => ({ text: piece, isProtected: index === 1 })),
        chosen,
      ).changes;
      const start = pieces[0]?.length ?? 0;
      const end = start + (pieces[1]?.length ?? 0);
      // A locked piece without a character separates nothing.
      const crossing = corrections.filter(
        ({ at, before }) => end > start && at + before.length > start && at < end,
      );
      expect(crossing).toEqual([]);
    }),
  );
});

const HOSTILE = [
  ' ',
  '"',
  '«',
  '. ',
  '- ',
  '1 ',
  "'",
  'a',
  '<a',
  'http://',
  '`',
  'a@',
  '(',
  ':',
  '...',
  '10 000 ',
  '!',
  'oe',
  'M. ',
  'a.',
].concat([
  '<pre>',
  '<!--',
  '/a',
  '#',
  '-1',
  '1:',
  '\n- ',
  'A ',
  ' – ',
  "l'",
  '97',
  '&a',
  'a-',
  '<<a',
  '\u00a0',
  '[](',
  '+1 ',
  ',',
  ' .',
  '«a',
  '1x',
  '8"',
  "6'",
  '1 x ',
  '....',
  'a,',
  'ab!Cd',
  'ab .Cd',
  '12345 ',
  "ab' ",
  'XIVe',
]);
test.each(HOSTILE)('corrects 200,000 characters of %j within the time limit', (piece) => {
  const long = piece.repeat(Math.ceil(200_000 / piece.length));
  for (const language of ['fr', 'en']) {
    const once = correctTypography(long, { language }).text;
    expect(once.length).toBeGreaterThan(60_000);
  }
});
