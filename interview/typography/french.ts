/** Passes for French only. */
import { AROUND, LETTERS, SPACE, UNSEEN, WORD, words } from './characters.ts';
import type { Pass } from './common.ts';
import { type Edit, mergeEdits, editsOfMatches } from './edits.ts';
import type { Style } from './rules.ts';

// Abbreviations.

const BEFORE = `(?<![${AROUND}])`;

const TITLE = new RegExp(
  `(?<=${BEFORE}(?<![.’'-]|\\d[${SPACE}])(?:MM?\\.|M(?:me|lle|gr)s?\\.?|Drs?\\.?|Prs?\\.?|Me|Mes?))[${SPACE}](?=\\p{Lu})`,
  'gu',
);
const TITLE_OF = new RegExp(
  `(?<=${BEFORE}(?<![.’'-]|\\d[${SPACE}])(?:MM?\\.|M(?:me|lle|gr)s?))[${SPACE}](?=(?:de|du|des|le|la|les|von|van)[${SPACE}]|[dl]’)`,
  'gu',
);
const NUMBER_SIGN = new RegExp(`(?<=${BEFORE}[nN][°º]s?)[${SPACE}]?(?=[\\p{Lu}\\d])`, 'gu');
const REFERENCE = new RegExp(
  `(?<=(?<![${AROUND}./-])(?:pp?\\.|art\\.|chap\\.|fig\\.|vol\\.|t\\.|alin\\.|§|[lL]\\.))[${SPACE}](?=[\\dIVXLC])`,
  'gu',
);
const GLUED_PAGE = new RegExp(`(?<=(?<![${AROUND}./-])(?:pp?\\.|§))(?=\\d{1,4}(?![${AROUND}.]))`, 'gu');
const COMPARE = new RegExp(`(?<=(?<![${AROUND}.-])[cC]f\\.)[${SPACE}](?=[^${SPACE}\\n])`, 'gu');
const TWO_PARTS = new RegExp(
  `(?<=(?<![${AROUND}.-])(?:p\\.(?=[${SPACE}]ex\\.)|(?:av|apr)\\.(?=[${SPACE}]J\\.)))[${SPACE}]`,
  'gu',
);

/** No line break after M., Mme, Dr, n°, p., art., cf. */
export const abbreviations: Pass = (text, { wide }) =>
  mergeEdits(
    [TITLE, TITLE_OF, NUMBER_SIGN, REFERENCE, GLUED_PAGE, COMPARE, TWO_PARTS].map((pattern) =>
      editsOfMatches(text, pattern, 'abbreviation', wide),
    ),
  );

// Straight and curly quotation marks become guillemets, with “ ” inside them.

type Mark = { at: number; sign: string; opens: boolean | null; maybeMeasure?: boolean };

const MARKS = /["“”«»]/g;
const NOTHING_BEFORE = new RegExp(`[${SPACE}\\t\\n\\r([{«“‘’/–—-]`, 'u');
const NOTHING_AFTER = new RegExp(`[${SPACE}\\t\\n\\r]`, 'u');

/** Pairs quotation marks by line; one without a partner is unchanged, unless the text is unfinished. */
export const quotes: Pass = (text, style) => {
  const edits: Edit[] = [];
  let line: Mark[] = [];
  let end = text.indexOf('\n');
  for (const match of text.matchAll(MARKS)) {
    while (end !== -1 && end < match.index) {
      pairMarks(line, style, edits);
      line = [];
      end = text.indexOf('\n', end + 1);
    }
    const mark = markAt(text, match.index, match[0]);
    if (mark !== null) line.push(mark);
  }
  pairMarks(line, style, edits);
  return mergeEdits([edits, doubledQuotes(text, style), singleQuoteEdits(text)]);
};

function markAt(text: string, at: number, sign: string): Mark | null {
  if (sign === '«' || sign === '“') return { at, sign, opens: true };
  if (sign === '»' || sign === '”') return { at, sign, opens: false };
  const before = text[at - 1] ?? '\n';
  const after = text[at + 1] ?? '\n';
  const open = NOTHING_BEFORE.test(before) || (before === UNSEEN && !NOTHING_AFTER.test(after));
  const close = NOTHING_AFTER.test(after) || /[.,;:!?…)\]}»”"’–—-]/.test(after) || after === UNSEEN;
  const opens = open === close ? null : open;
  // 15" is a measure, unless it ends a quotation; 8"x10" always is.
  const digit = /\d/.test(before);
  return digit && opens === null ? null : { at, sign, opens, maybeMeasure: digit && opens === false };
}

function pairMarks(line: readonly Mark[], style: Style, edits: Edit[]): void {
  const open: Mark[] = [];
  const pairs: [Mark, Mark | null, number][] = [];
  for (const [index, mark] of line.entries()) {
    // While typing, a possible measure is left to the reviewed pass.
    if (mark.maybeMeasure === true && (style.unfinished || line[index + 1]?.opens === false)) continue;
    const last = open.at(-1);
    const partner = last !== undefined && isPair(last.sign, mark.sign) ? last : undefined;
    if (mark.opens === false || (mark.opens === null && partner !== undefined)) {
      if (partner === undefined) {
        // « Il dit "oui » : the inner mark has no partner, the outer one has.
        const openIndex = open.findLastIndex((one) => isPair(one.sign, mark.sign));
        if (openIndex === -1) continue;
        open.length = openIndex + 1;
      }
      const opening = open.pop();
      if (opening !== undefined) pairs.push([opening, mark, open.length]);
    } else open.push(mark);
  }
  if (style.unfinished)
    for (const [depth, mark] of open.entries())
      if (mark.sign === '"' && mark.opens === true) pairs.push([mark, null, depth]);
  for (const [opening, closing, depth] of pairs) {
    // Keeps correct marks; guillemets inside guillemets are also accepted.
    if (opening.sign === '«' || (opening.sign === '“' && depth > 0)) {
      if (closing?.sign === '"')
        edits.push(quoteEdit(closing.at, opening.sign === '«' ? `${style.wide}»` : '”'));
      continue;
    }
    edits.push(quoteEdit(opening.at, depth === 0 ? `«${style.wide}` : '“'));
    if (closing !== null) edits.push(quoteEdit(closing.at, depth === 0 ? `${style.wide}»` : '”'));
  }
}

const isPair = (opening: string, closing: string): boolean =>
  (opening === '"' && closing === '"') ||
  (opening === '«' && (closing === '»' || closing === '"')) ||
  (opening === '“' && (closing === '”' || closing === '"')) ||
  (opening === '"' && closing === '”');

const quoteEdit = (at: number, after: string): Edit => ({ start: at, end: at + 1, after, rule: 'quotes' });

/** <<mot>>, typed on keyboards without guillemets. */
const DOUBLED = new RegExp(
  `(?<!<)<<[${SPACE}]?(?=[^${SPACE}<>=\\n])([^<>\\n]{1,500})(?<=[^${SPACE}<>\\n])[${SPACE}]?>>(?!>)`,
  'gu',
);
const doubledQuotes = (text: string, { wide }: Style): Edit[] =>
  text.includes('<<')
    ? editsOfMatches(text, DOUBLED, 'quotes', ([, words]) => `«${wide}${words}${wide}»`).flatMap(
        editsOfEnds(text),
      )
    : [];

/** Splits the replacement of a passage into those of its two ends, so that the text between is unchanged. */
const editsOfEnds =
  (text: string) =>
  ({ start, end, after, rule }: Edit): Edit[] => {
    const inside = text.slice(start, end);
    const words = inside.replace(new RegExp(`^<<[${SPACE}]?|[${SPACE}]?>>$`, 'gu'), '');
    const from = start + inside.indexOf(words);
    const at = after.indexOf(words);
    return [
      { start, end: from, after: after.slice(0, at), rule },
      { start: from + words.length, end, after: after.slice(at + words.length), rule },
    ];
  };

/** 'mot': a quotation inside a quotation, or a distanced word. */
const SINGLE = /(?<![\p{L}\p{N}'’])'(?=[^\s'])[^'\n]{1,200}(?<=[^\s'])'(?![\p{L}\p{N}'])/gu;
const singleQuoteEdits = (text: string): Edit[] =>
  [...text.matchAll(SINGLE)].flatMap((match) => [
    quoteEdit(match.index, '‘'),
    quoteEdit(match.index + match[0].length - 1, '’'),
  ]);

// Apostrophes, spaces of ; ! ? : and « », and typed forms of symbols.

/** No ellipsis after « etc. ». */
const ETC = /(?<=(?<!\p{L})[Ee]tc)(?:\.?…|\.{2,3}(?!\.))/gu;
export const etcetera: Pass = (text) => editsOfMatches(text, ETC, 'ellipsis', '.');

const ELIDED = '(?:[cdjlmnstzCDJLMNSTZ]|[Qq]u|QU|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)';
const BETWEEN = /(?<=\p{L})['‘´](?=\p{L})/gu;
const BEFORE_OTHER = new RegExp(`(?<=(?<!\\p{L})${ELIDED})['‘´](?=[«“"\\p{N}${WORD}(*_])`, 'gu');
/** Colloquial forms without their first letters. */
const SWALLOWED =
  /(?<![\p{L}\p{N}'’])'(?=(?:tain|sieurs?|dame|jour|soir|ttention|scuse|spèce|fin|achtement|vec|videmment|t’es|ttends?)(?![\p{L}']))/giu;
const YEAR = /(?<=[ \u00a0])'(?=\d\d(?![\d'’"]))/gu;
const PLURAL_OF_NUMBER = /(?<=\d)'(?=s(?!\p{L}))/gu;
export const apostrophe: Pass = (text) =>
  mergeEdits(
    [BETWEEN, BEFORE_OTHER, SWALLOWED, YEAR, PLURAL_OF_NUMBER].map((pattern) =>
      editsOfMatches(text, pattern, 'apostrophe', '’'),
    ),
  );

const AFTER_GUILLEMET = new RegExp(`(?<=«)[${SPACE}]*(?=[^${SPACE}\\n»])`, 'gu');
const BEFORE_GUILLEMET = new RegExp(`(?<=[^${SPACE}\\n«])[${SPACE}]*(?=»)`, 'gu');
export const guillemetSpaces: Pass = (text, { wide }) =>
  mergeEdits([
    editsOfMatches(text, AFTER_GUILLEMET, 'quotes', wide),
    editsOfMatches(text, BEFORE_GUILLEMET, 'quotes', wide),
  ]);

const BEFORE_SIGN = `${LETTERS}»”’)\\]%‰€$£°…`;
/** Excludes `!=`, « wow!ok » and ";;". */
const NO_CODE = `(?![\\p{L}\\p{N}=_&;!?])`;
const SPACED_HIGH = new RegExp(`(?<=[^${SPACE}\\n${UNSEEN}([«“‘/])[${SPACE}]+(?=;|[!?]+${NO_CODE})`, 'gu');
const GLUED_HIGH = new RegExp(`(?<=[${BEFORE_SIGN}])(?=[;!?]+${NO_CODE})`, 'gu');
export const highPunctuation: Pass = (text, { high }) =>
  mergeEdits([
    editsOfMatches(text, SPACED_HIGH, 'punctuation', high),
    ...(high === '' ? [] : [editsOfMatches(text, GLUED_HIGH, 'punctuation', high)]),
  ]);

const FINAL = /(?<=\p{L}\p{L})'(?=[\s.,;:!?…)»]|$)/gu;
const OPENED = /(?<![\p{L}\p{N}])'/u;
/** « la p'tite Marin' »: a straight mark after a word, without an opening one, is an apostrophe. */
export const finalApostrophe: Pass = (text) =>
  OPENED.test(text) ? [] : editsOfMatches(text, FINAL, 'apostrophe', '’');

const MARKS_OF_LAW = /(?<=\p{L})\((?:tm|r)\)|(?<![\p{L}\p{N}])\(c\)(?=[ \u00a0](?:1[6-9]|20)\d\d(?!\d))/giu;
const SIGNS_OF_LAW: Readonly<Record<string, string>> = { '(tm)': '™', '(r)': '®', '(c)': '©' };
/** « Nom(TM) » and « (c) 2026 », but not a list item « (c) ». */
export const marksOfLaw: Pass = (text) =>
  editsOfMatches(text, MARKS_OF_LAW, 'abbreviation', ([mark]) => SIGNS_OF_LAW[mark.toLowerCase()] ?? null);

const SPACED_COLON = new RegExp(`(?<=[^${SPACE}\\n${UNSEEN}([«“‘:])[${SPACE}]+(?=:(?![:=)(/-]))`, 'gu');
const GLUED_COLON = new RegExp(`(?<=[${BEFORE_SIGN}])(?=:(?:[\\s«“"${UNSEEN}]|$))`, 'gu');
export const colon: Pass = (text, { wide }) =>
  mergeEdits([
    editsOfMatches(text, SPACED_COLON, 'punctuation', wide),
    editsOfMatches(text, GLUED_COLON, 'punctuation', wide),
  ]);

// Words with a ligature.

/**
 * Prefixes of words with a ligature, written `oe` or `ae`; `$` marks the end of a word. Only known words: « poète », «
 * coexister », « moelle », « Citroën », « Israël » have none.
 */
const LIGATURES = words(`
  coeur écoeur rancoeur contrecoeur choeur soeur consoeur boeuf oeuf noeud voeu oeil oeuvr désoeuvr
  manoeuvr moeurs$ oedème oedip oedémat oesophag oesophage oenolog oenotouris oenophil oecumén foetus$
  foetal foetaux$ oestrog oestrus$ coelacanthe coeliaque coelioscop phoenix$ oecuménique oersted
  homoeopath aequo$ vitae$ caetera$ personae$ aeternam$ naevus$ caecum$ caecal praesidium taenia
`);

/** Latin words with a ligature only after the given word: « vitae » alone is ambiguous. */
const AFTER_WORDS: Readonly<Record<string, string>> = {
  aequo$: 'ex',
  vitae$: 'curriculum',
  caetera$: 'et',
  personae$: 'intuitu',
  aeternam$: 'vitam',
};

const LIGATURE = new RegExp(
  `(?<![${AROUND}])(?:${LIGATURES.map((word) => {
    const before = AFTER_WORDS[word];
    const ending = word.endsWith('$') ? `(?![${AROUND}])` : '';
    return `${before === undefined ? '' : `(?<=(?<![${AROUND}])${before}[ \\u00a0])`}${word.replace('$', '')}${ending}`;
  }).join('|')})`,
  'giu',
);
const LIGATED = { o: 'œ', O: 'Œ', a: 'æ', A: 'Æ' } as const;

/** An unfinished word may become another (« coe… »): it is skipped before protected text. */
const REST = new RegExp(`[\\p{L}\\p{M}]*(?![${AROUND}])`, 'uy');

export const ligatures: Pass = (text) =>
  [...text.matchAll(LIGATURE)].flatMap((match): Edit[] => {
    REST.lastIndex = match.index + match[0].length;
    if (!REST.test(text)) return [];
    const inWord = /[oa]e(?!.*[oa]e)/i.exec(match[0]);
    if (inWord === null) return [];
    const start = match.index + inWord.index;
    const first = inWord[0][0];
    if (first !== 'o' && first !== 'O' && first !== 'a' && first !== 'A') return [];
    return [{ start, end: start + 2, after: LIGATED[first], rule: 'ligature' }];
  });
