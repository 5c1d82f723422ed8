/**
 * English passes: curly quotation marks and apostrophes, no French spaces, no-break spaces after titles and before
 * units.
 */
import { alternatives, AROUND, LETTERS, SPACE, WORD, words } from './characters.ts';
import type { Pass } from './common.ts';
import { mergeEdits, editsOfMatches, type Edit } from './edits.ts';

const FRENCH_SPACE = new RegExp(`(?<=[${LETTERS}”’)\\]%…])[${SPACE}]+(?=[;:!?]+(?:[\\s”’)"'\\]]|$))`, 'gu');
export const noFrenchSpaces: Pass = (text) => editsOfMatches(text, FRENCH_SPACE, 'punctuation', '');

const DOUBLE = /"/g;
const BEGINS = new RegExp(`[${SPACE}\\t\\n\\r([{“‘/–—-]`, 'u');
const SPACES = new RegExp(`[${SPACE}\\t\\n\\r]`, 'u');

/** Curls " by its context; between two spaces, or after a number without an opening mark (inches), it is unchanged. */
export const doubleQuotes: Pass = (text) => {
  let open = 0;
  return [...text.matchAll(/["“”\n]/g)].flatMap(({ 0: sign, index }): Edit[] => {
    if (sign === '\n') open = 0;
    if (sign === '“') open += 1;
    if (sign === '”') open = Math.max(0, open - 1);
    if (!DOUBLE.test(sign)) return [];
    DOUBLE.lastIndex = 0;
    const before = text[index - 1] ?? '\n';
    const after = text[index + 1] ?? '\n';
    const opens = BEGINS.test(before) && !SPACES.test(after);
    if (!opens && (SPACES.test(before) || (/\d/.test(before) && open === 0))) return [];
    open = opens ? open + 1 : Math.max(0, open - 1);
    return [{ start: index, end: index + 1, after: opens ? '“' : '”', rule: 'quotes' }];
  });
};

const SINGLE = /(?<![\p{L}\p{N}'’])'(?=[^\s'])[^'\n]{1,300}(?<=[^\s'])'(?![\p{L}\p{N}'])/gu;
const JOINED = new RegExp(`(?<=[\\p{L}\\p{N}])'(?=[\\p{L}${WORD}])`, 'gu');
const SWALLOWED =
  /(?<![\p{L}\p{N}'’])'(?=(?:tis|twas|twere|twill|em|cause|til|round|bout|n'|\d\ds?)(?![\p{L}\p{N}]))/giu;
const ROCK = /(?<=\p{L}[ \u00a0]?)'(?=n['’][ \u00a0]?\p{L})|(?<=\p{L}[ \u00a0]?['’]n)'(?=[ \u00a0]?\p{L})/gu;
const AFTER_S = /(?<=s)'(?=[\s.,;:!?…)\]]|$)/gu;
/** Runs before quotation marks, which it must not mistake for apostrophes. */
export const apostrophes: Pass = (text) =>
  mergeEdits([JOINED, ROCK, SWALLOWED].map((pattern) => editsOfMatches(text, pattern, 'apostrophe', '’')));
export const singleQuotes: Pass = (text, { unfinished }) =>
  unfinished
    ? []
    : mergeEdits([
        [...text.matchAll(SINGLE)].flatMap((match): Edit[] => [
          { start: match.index, end: match.index + 1, after: '‘', rule: 'quotes' },
          {
            start: match.index + match[0].length - 1,
            end: match.index + match[0].length,
            after: '’',
            rule: 'quotes',
          },
        ]),
      ]);
export const possessives: Pass = (text) => editsOfMatches(text, AFTER_S, 'apostrophe', '’');

const UNITS = alternatives(
  words(`
  km m cm mm mi ft in yd kg g mg lb oz l L ml h min s ms Hz kHz MHz GHz W kW MW kWh MWh GWh V KB MB GB
  TB px dpi dB km/h mph m² km² °C °F % a.m. p.m. am pm million billion
`),
);
const UNIT = new RegExp(`(?<=\\d)[${SPACE}](?=(?:${UNITS})(?![${AROUND}/’']))`, 'gu');
export const englishUnits: Pass = (text, { wide }) => editsOfMatches(text, UNIT, 'unit', wide);

const TITLE = new RegExp(
  `(?<=(?<![${AROUND}.’'-])(?:Mrs?\\.?|Ms\\.?|Mx\\.?|Drs?\\.?|Prof\\.|St\\.|Rev\\.|Sen\\.|Gov\\.))[${SPACE}](?=\\p{Lu})`,
  'gu',
);
const REFERENCE = new RegExp(
  `(?<=(?<![${AROUND}./-])(?:[Nn]os?\\.|pp?\\.|[Ff]igs?\\.|[Vv]ol\\.|[Cc]h\\.|[Ss]ec\\.|§))[${SPACE}](?=\\d)`,
  'gu',
);
export const englishAbbreviations: Pass = (text, { wide }) =>
  mergeEdits([TITLE, REFERENCE].map((pattern) => editsOfMatches(text, pattern, 'abbreviation', wide)));
