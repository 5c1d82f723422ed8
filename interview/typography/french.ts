/** The passes that hold in French only. */
import { AROUND, LETTERS, SPACE, UNSEEN, WORD, words } from './characters.ts';
import type { Pass } from './common.ts';
import { type Edit, mergeEdits, replacing } from './edits.ts';
import type { Style } from './rules.ts';

// French: abbreviations.

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

/** No line ends after M., Mme, Dr, n°, p., art., cf. */
export const abbreviations: Pass = (text, { wide }) =>
  mergeEdits(
    [TITLE, TITLE_OF, NUMBER_SIGN, REFERENCE, GLUED_PAGE, COMPARE, TWO_PARTS].map((pattern) =>
      replacing(text, pattern, 'abbreviation', wide),
    ),
  );

// French: straight and curly quotation marks become guillemets, “ ” inside them.

type Mark = { at: number; sign: string; opens: boolean | null; maybeMeasure?: boolean };

const MARKS = /["“”«»]/g;
const NOTHING_BEFORE = new RegExp(`[${SPACE}\\t\\n\\r([{«“‘’/–—-]`, 'u');
const NOTHING_AFTER = new RegExp(`[${SPACE}\\t\\n\\r]`, 'u');

/** Pairs quotation marks line by line; one without a partner stays as it is, unless the text goes on. */
export const quotes: Pass = (text, style) => {
  const edits: Edit[] = [];
  let line: Mark[] = [];
  let end = text.indexOf('\n');
  for (const match of text.matchAll(MARKS)) {
    while (end !== -1 && end < match.index) {
      pair(line, style, edits);
      line = [];
      end = text.indexOf('\n', end + 1);
    }
    const mark = markAt(text, match.index, match[0]);
    if (mark !== null) line.push(mark);
  }
  pair(line, style, edits);
  return mergeEdits([edits, doubled(text, style), single(text)]);
};

function markAt(text: string, at: number, sign: string): Mark | null {
  if (sign === '«' || sign === '“') return { at, sign, opens: true };
  if (sign === '»' || sign === '”') return { at, sign, opens: false };
  const before = text[at - 1] ?? '\n';
  const after = text[at + 1] ?? '\n';
  const open = NOTHING_BEFORE.test(before) || (before === UNSEEN && !NOTHING_AFTER.test(after));
  const close = NOTHING_AFTER.test(after) || /[.,;:!?…)\]}»”"’–—-]/.test(after) || after === UNSEEN;
  const opens = open === close ? null : open;
  // 15" is a measure, unless a quotation ends there; 8"x10" always is.
  const digit = /\d/.test(before);
  return digit && opens === null ? null : { at, sign, opens, maybeMeasure: digit && opens === false };
}

function pair(line: readonly Mark[], style: Style, edits: Edit[]): void {
  const open: Mark[] = [];
  const pairs: [Mark, Mark | null, number][] = [];
  for (const [index, mark] of line.entries()) {
    // While one types nobody knows what comes: the measure is left to the reviewed pass.
    if (mark.maybeMeasure === true && (style.unfinished || line[index + 1]?.opens === false)) continue;
    const last = open.at(-1);
    const partner = last !== undefined && agree(last.sign, mark.sign) ? last : undefined;
    if (mark.opens === false || (mark.opens === null && partner !== undefined)) {
      if (partner === undefined) {
        // « Il dit "oui » : the inner one has no partner, the outer one has.
        const found = open.findLastIndex((one) => agree(one.sign, mark.sign));
        if (found === -1) continue;
        open.length = found + 1;
      }
      const opening = open.pop();
      if (opening !== undefined) pairs.push([opening, mark, open.length]);
    } else open.push(mark);
  }
  if (style.unfinished)
    for (const [depth, mark] of open.entries())
      if (mark.sign === '"' && mark.opens === true) pairs.push([mark, null, depth]);
  for (const [opening, closing, depth] of pairs) {
    // What is right already stays; guillemets inside guillemets are a usage too.
    if (opening.sign === '«' || (opening.sign === '“' && depth > 0)) {
      if (closing?.sign === '"') edits.push(sign(closing.at, opening.sign === '«' ? `${style.wide}»` : '”'));
      continue;
    }
    edits.push(sign(opening.at, depth === 0 ? `«${style.wide}` : '“'));
    if (closing !== null) edits.push(sign(closing.at, depth === 0 ? `${style.wide}»` : '”'));
  }
}

const agree = (opening: string, closing: string): boolean =>
  (opening === '"' && closing === '"') ||
  (opening === '«' && (closing === '»' || closing === '"')) ||
  (opening === '“' && (closing === '”' || closing === '"')) ||
  (opening === '"' && closing === '”');

const sign = (at: number, after: string): Edit => ({ start: at, end: at + 1, after, rule: 'quotes' });

/** <<mot>>, as keyboards without guillemets write them. */
const DOUBLED = new RegExp(
  `(?<!<)<<[${SPACE}]?(?=[^${SPACE}<>=\\n])([^<>\\n]{1,500})(?<=[^${SPACE}<>\\n])[${SPACE}]?>>(?!>)`,
  'gu',
);
const doubled = (text: string, { wide }: Style): Edit[] =>
  text.includes('<<')
    ? replacing(text, DOUBLED, 'quotes', ([, words]) => `«${wide}${words}${wide}»`).flatMap(ends(text))
    : [];

/** A replacement of a whole passage, as the replacements of its two ends: what is between stays untouched. */
const ends =
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

/** 'mot' : a quotation inside a quotation, or a word held at a distance. */
const SINGLE = /(?<![\p{L}\p{N}'’])'(?=[^\s'])[^'\n]{1,200}(?<=[^\s'])'(?![\p{L}\p{N}'])/gu;
const single = (text: string): Edit[] =>
  [...text.matchAll(SINGLE)].flatMap((match) => [
    sign(match.index, '‘'),
    sign(match.index + match[0].length - 1, '’'),
  ]);

// French: apostrophes, the spaces of ; ! ? : and « », marks that stand for several signs.

/** « etc. » says already that there is more: no ellipsis after it. */
const ETC = /(?<=(?<!\p{L})[Ee]tc)(?:\.?…|\.{2,3}(?!\.))/gu;
export const etcetera: Pass = (text) => replacing(text, ETC, 'ellipsis', '.');

const ELIDED = '(?:[cdjlmnstzCDJLMNSTZ]|[Qq]u|QU|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)';
const BETWEEN = /(?<=\p{L})['‘´](?=\p{L})/gu;
const BEFORE_OTHER = new RegExp(`(?<=(?<!\\p{L})${ELIDED})['‘´](?=[«“"\\p{N}${WORD}(*_])`, 'gu');
/** Words whose beginning is swallowed, as speech is written down. */
const SWALLOWED =
  /(?<![\p{L}\p{N}'’])'(?=(?:tain|sieurs?|dame|jour|soir|ttention|scuse|spèce|fin|achtement|vec|videmment|t’es|ttends?)(?![\p{L}']))/giu;
const YEAR = /(?<=[ \u00a0])'(?=\d\d(?![\d'’"]))/gu;
const PLURAL_OF_NUMBER = /(?<=\d)'(?=s(?!\p{L}))/gu;
export const apostrophe: Pass = (text) =>
  mergeEdits(
    [BETWEEN, BEFORE_OTHER, SWALLOWED, YEAR, PLURAL_OF_NUMBER].map((pattern) =>
      replacing(text, pattern, 'apostrophe', '’'),
    ),
  );

const AFTER_GUILLEMET = new RegExp(`(?<=«)[${SPACE}]*(?=[^${SPACE}\\n»])`, 'gu');
const BEFORE_GUILLEMET = new RegExp(`(?<=[^${SPACE}\\n«])[${SPACE}]*(?=»)`, 'gu');
export const guillemetSpaces: Pass = (text, { wide }) =>
  mergeEdits([
    replacing(text, AFTER_GUILLEMET, 'quotes', wide),
    replacing(text, BEFORE_GUILLEMET, 'quotes', wide),
  ]);

const BEFORE_SIGN = `${LETTERS}»”’)\\]%‰€$£°…`;
/** Not `!=`, not « wow!ok », not ";;". */
const NO_CODE = `(?![\\p{L}\\p{N}=_&;!?])`;
const SPACED_HIGH = new RegExp(`(?<=[^${SPACE}\\n${UNSEEN}([«“‘/])[${SPACE}]+(?=;|[!?]+${NO_CODE})`, 'gu');
const GLUED_HIGH = new RegExp(`(?<=[${BEFORE_SIGN}])(?=[;!?]+${NO_CODE})`, 'gu');
export const highPunctuation: Pass = (text, { high }) =>
  mergeEdits([
    replacing(text, SPACED_HIGH, 'punctuation', high),
    ...(high === '' ? [] : [replacing(text, GLUED_HIGH, 'punctuation', high)]),
  ]);

const FINAL = /(?<=\p{L}\p{L})'(?=[\s.,;:!?…)»]|$)/gu;
const OPENED = /(?<![\p{L}\p{N}])'/u;
/** « la p'tite Marin' » : after a word nothing opened, a straight sign that is left is an apostrophe. */
export const finalApostrophe: Pass = (text) =>
  OPENED.test(text) ? [] : replacing(text, FINAL, 'apostrophe', '’');

const MARKS_OF_LAW = /(?<=\p{L})\((?:tm|r)\)|(?<![\p{L}\p{N}])\(c\)(?=[ \u00a0](?:1[6-9]|20)\d\d(?!\d))/giu;
const SIGNS_OF_LAW: Readonly<Record<string, string>> = { '(tm)': '™', '(r)': '®', '(c)': '©' };
/** « Nom(TM) », « (c) 2026 » : a point « (c) » of a list stays. */
export const marksOfLaw: Pass = (text) =>
  replacing(text, MARKS_OF_LAW, 'abbreviation', ([mark]) => SIGNS_OF_LAW[mark.toLowerCase()] ?? null);

const SPACED_COLON = new RegExp(`(?<=[^${SPACE}\\n${UNSEEN}([«“‘:])[${SPACE}]+(?=:(?![:=)(/-]))`, 'gu');
const GLUED_COLON = new RegExp(`(?<=[${BEFORE_SIGN}])(?=:(?:[\\s«“"${UNSEEN}]|$))`, 'gu');
export const colon: Pass = (text, { wide }) =>
  mergeEdits([
    replacing(text, SPACED_COLON, 'punctuation', wide),
    replacing(text, GLUED_COLON, 'punctuation', wide),
  ]);

// French words with a ligature.

/**
 * Words by their beginning, `oe` and `ae` where the ligature stands; `$` ends a word that goes no further. Only known
 * words: « poète », « coexister », « moelle », « Citroën », « Israël » have none.
 */
const LIGATURES = words(`
  coeur écoeur rancoeur contrecoeur choeur soeur consoeur boeuf oeuf noeud voeu oeil oeuvr désoeuvr
  manoeuvr moeurs$ oedème oedip oedémat oesophag oesophage oenolog oenotouris oenophil oecumén foetus$
  foetal foetaux$ oestrog oestrus$ coelacanthe coeliaque coelioscop phoenix$ oecuménique oersted
  homoeopath aequo$ vitae$ caetera$ personae$ aeternam$ naevus$ caecum$ caecal praesidium taenia
`);

/** Latin words that have the ligature only in these company: « vitae » alone could be anything. */
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

/** A word that is still being written may become another (« coe… »): covered text after it leaves it alone. */
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
