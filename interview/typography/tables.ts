/** Tables of the rules of each language: the pass, its name, and a pre-test of the text. */
import { accentedCapitals } from './accented-capitals.ts';
import { SPACE } from './characters.ts';
import {
  asides,
  dialogue,
  doubleHyphens,
  ellipsis,
  hyphens,
  longEllipsis,
  pageRanges,
  type Pass,
  spaces,
  spacesAtSigns,
  stopAfterEllipsis,
  yearRanges,
} from './common.ts';
import * as english from './english.ts';
import * as french from './french.ts';
import { gluedSentences } from './glued-sentences.ts';
import { centuries, groups, ordinals, thousands, times, units } from './numbers.ts';
import type { Rule } from './rules.ts';

export type Row = Readonly<{
  rule: Rule;
  pass: Pass;
  /** If it does not match, the pass has no effect and is skipped. A property test verifies this. */
  needs: RegExp;
}>;

export type Language = Readonly<{
  /** In this order; each pass sees the result of the earlier ones. */
  passes: readonly Row[];
  suggested: readonly Row[];
}>;

const row = (rule: Rule, pass: Pass, needs: RegExp): Row => ({ rule, pass, needs });

const SPACES = new RegExp(`[${SPACE}]{2}`, 'u');
const AT_SIGNS = new RegExp(`[${SPACE}][,.)]|\\([${SPACE}]`, 'u');
const LINE_DASH = /^ {0,3}[—–-]/mu;
const DASHES = new RegExp(`[${SPACE}]--?[${SPACE}]`, 'u');
const SOME_DASH = /[–—]/u;
const RANGE = /\d-\d/u;
const GROUP = new RegExp(`\\d[${SPACE}]\\d{3}`, 'u');
const NUMBER_THEN = new RegExp(`\\d[${SPACE}]?[\\p{L}%‰€£¥₽฿₣$°º℃]`, 'u');
const ABBREVIATED = /[°º§]|\b(?:MM?|pp?|art|chap|fig|vol|t|alin|[lL]|[cC]f|av|apr)\.|M[elmg]|[DP]rs?\b/u;
const CROSS = new RegExp(`\\d["″']?[${SPACE}]?x[${SPACE}]?\\d`, 'u');

export const FRENCH: Language = {
  passes: [
    row('ellipsis', ellipsis, /\.{3}/u),
    row('ellipsis', longEllipsis, /\.{4}|…\./u),
    row('ellipsis', french.etcetera, /[Ee]tc[.…]/u),
    row('spaces', spaces, SPACES),
    row('spaces', spacesAtSigns, AT_SIGNS),
    row('apostrophe', french.apostrophe, /['‘´]/u),
    row('times', times, CROSS),
    row('quotes', french.quotes, /["“”']|<</u),
    row('apostrophe', french.finalApostrophe, /'/u),
    row('quotes', french.guillemetSpaces, /[«»]/u),
    row('dialogue', dialogue, LINE_DASH),
    row('dash', hyphens, DASHES),
    row('dash', asides, SOME_DASH),
    row('range', pageRanges, RANGE),
    row('ordinal', ordinals, /[\dIVXLC](?:è|[ei][emr]|i[eè])/u),
    row('number', thousands, GROUP),
    row('unit', centuries, /[\dIVX][er]/u),
    row('unit', units, NUMBER_THEN),
    row('abbreviation', french.abbreviations, ABBREVIATED),
    row('abbreviation', french.marksOfLaw, /\((?:c|r|tm)\)/iu),
    row('ligature', french.ligatures, /[oa]e/iu),
    row('punctuation', french.highPunctuation, /[;!?]/u),
    row('punctuation', french.colon, /:/u),
  ],
  suggested: [
    row('ellipsis', stopAfterEllipsis, /…\./u),
    row('capital', accentedCapitals, /[AEIOC]/u),
    row('range', yearRanges, RANGE),
    row('number', groups, /\d{5}/u),
    row('spaces', gluedSentences, /[!?.…]\p{Lu}|,\p{Ll}/u),
  ],
};

export const ENGLISH: Language = {
  passes: [
    row('ellipsis', ellipsis, /\.{3}/u),
    row('spaces', spaces, SPACES),
    row('spaces', spacesAtSigns, AT_SIGNS),
    row('punctuation', english.noFrenchSpaces, /[;:!?]/u),
    row('apostrophe', english.apostrophes, /'/u),
    row('times', times, CROSS),
    row('quotes', english.doubleQuotes, /"/u),
    row('quotes', english.singleQuotes, /'/u),
    row('apostrophe', english.possessives, /'/u),
    row('dash', doubleHyphens, /--/u),
    row('dash', hyphens, DASHES),
    row('range', pageRanges, RANGE),
    row('range', yearRanges, RANGE),
    row('unit', english.englishUnits, /\d/u),
    row('abbreviation', english.englishAbbreviations, /[.§]|[MD][rsx]|[Nn]o/u),
  ],
  suggested: [],
};
