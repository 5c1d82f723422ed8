import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedFirstUnit, foldWord } from '#interview/search/fold.ts';
import { scannerOf, scanWords, type MayBegin } from '#interview/search/scan.ts';
import { checkProperty } from '#tests/random/check-property.ts';

/** The words of a text, by reading all of it. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  scanWords(text, (start, end) => words.push(`${start} ${text.slice(start, end)}`));
  return words;
}

type Scanner = ReturnType<typeof scannerOf>;

function scannedWords(
  text: string,
  scan: Scanner,
  isWanted: (form: string) => boolean = () => true,
): string[] {
  const words: string[] = [];
  scan(text, (start, end) => {
    const word = text.slice(start, end);
    if (isWanted(foldWord(word))) words.push(`${start} ${word}`);
  });
  return words;
}

const formOf = (line: string): string => foldWord(line.slice(line.indexOf(' ') + 1));
/** The decision by the first code unit: zero when the whole word is needed. */
const byFirstUnit =
  (beginning: string): MayBegin =>
  (unit) =>
    [0, beginning.charCodeAt(0)].includes(foldedFirstUnit(unit));

/** Word separators, other characters, and look-alikes. */
const PIECES = [
  'école',
  'École',
  'ecole',
  'e\u0301cole',
  'œuvre',
  'eau',
  'aujourd',
  'hui',
  'l',
  'qu',
  'entr',
  'a',
  'A1',
  "'",
  '’',
  '\u00ad',
  '\u200d',
  '\u0301',
  ' ',
  '\u00a0',
  '\u202f',
  '-',
  '.',
  '…',
  '\n',
  '\u{1d41e}cole',
  '\u{1f600}',
  '\ud835',
  '\udc1e',
  'Ἑλλάς',
  'ﬁn',
  'é',
];

test.each(['e', 'a', 'h', 'l', 'o', 'f', 'ε', '1'])(
  'the words with prefix %s are those of all words with it',
  (beginning) => {
    const begins = (form: string): boolean => form.startsWith(beginning);
    const scan = scannerOf(byFirstUnit(beginning));
    const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''));
    checkProperty(
      fc.property(texts, (text) => {
        expect(scannedWords(text, scan, begins)).toEqual(
          wordsOf(text).filter((line) => begins(formOf(line))),
        );
      }),
    );
  },
);

test('finds a word by its first code unit', () => {
  const scan = scannerOf(() => true);
  const units = Array.from({ length: 0x1_00_00 }, (_, unit) => unit);
  const missed = units.filter((unit) => {
    const text = `a ${String.fromCharCode(unit)}b c`;
    return scannedWords(text, scan).join(' ') !== wordsOf(text).join(' ');
  });
  expect(missed).toEqual([]);
});

test('parses the word when its second unit is no letter', () => {
  const canBeginBatch: MayBegin = (unit, next) =>
    foldedFirstUnit(unit) === 0x65 &&
    (next === undefined || next > 0x7f || !/[b-z]/i.test(String.fromCharCode(next)));
  const text = 'eau ebba e e, e\u0301, e';
  expect(scannedWords(text, scannerOf(canBeginBatch))).toEqual([
    '0 eau',
    '9 e',
    '11 e',
    '14 e\u0301',
    '18 e',
  ]);
});

test('takes linear time on long stretches without a space', () => {
  // Quadratic, this would not end within a test.
  const text = "a'".repeat(300_000);
  let count = 0;
  scannerOf(() => true)(text, () => (count += 1));
  let all = 0;
  scanWords(text, () => (all += 1));
  expect(count).toBe(all);
});
