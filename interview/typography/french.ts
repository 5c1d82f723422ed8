/** The passes that hold in French only. */
import { alternatives, AROUND, LETTERS, SPACE, UNSEEN, WORD, words } from './characters.ts';
import type { Pass } from './common.ts';
import { type Edit, mergeEdits, replacing } from './edits.ts';
import type { Style } from './rules.ts';

// French: ordinals, large numbers, units, abbreviations.

const BEFORE = `(?<![${AROUND}])`;
const AFTER = `(?![${AROUND}])`;

const ORDINAL = new RegExp(
  `(?<=${BEFORE}(?:\\d{1,4}|[IVXLC]{1,8}))(?:ièmes?|iemes?|èmes?|emes?|è)${AFTER}`,
  'gu',
);
const FIRST = new RegExp(`(?<=${BEFORE}[1I])(ier|iers|ère|ères|ere|eres)${AFTER}`, 'gu');
/** 1er, 1re, 2e, XXe: no other ending (Lexique, « Nombres ordinaux »). Raising them is the author's choice. */
export const ordinals: Pass = (text) =>
  mergeEdits([
    replacing(text, ORDINAL, 'ordinal', ([end]) => (end.endsWith('s') ? 'es' : 'e')),
    replacing(text, FIRST, 'ordinal', ([end]) => {
      const plural = end.endsWith('s') ? 's' : '';
      return end.startsWith('ier') ? `er${plural}` : `re${plural}`;
    }),
  ]);

const CENTURY = new RegExp(
  `(?<=${BEFORE}(?:[IVX]{1,6}|\\d{1,2})(?:er|re|es?))[${SPACE}](?=(?:siècles?|millénaires?|arrondissements?|République)${AFTER})`,
  'gu',
);
const DAY = new RegExp(
  `(?<=${BEFORE}(?:\\d{1,2}|1er))[${SPACE}](?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)${AFTER})`,
  'giu',
);

const UNITS = alternatives(
  words(`
  km m cm mm µm nm km/h m/s km² m² cm² m³ ha kg g mg t l L cl ml hl h min s ms Hz kHz MHz GHz W kW MW
  GW Wh kWh MWh GWh TWh V kV ko Ko Mo Go To octets bits px dpi dB k€ M€ Md€ euros euro centimes
  millions million milliards milliard ans an
`),
);
const SPACED_UNIT = new RegExp(`(?<=\\d)[${SPACE}](?=(?:${UNITS})(?![${AROUND}/’']))`, 'gu');
const GLUED = alternatives(
  words(`
  km cm mm km/h km² m² m³ ha kg mg cl ml kWh MWh GWh ko Ko Mo Go To k€ M€
`),
);
const GLUED_UNIT = new RegExp(
  `(?<=(?<![${AROUND}/.,-])\\d{1,9}(?:,\\d{1,4})?)(?=(?:${GLUED})(?![${AROUND}/’'-]))`,
  'gu',
);
const SIGN = new RegExp(`(?<=\\d)[${SPACE}]?(?=(?:[%‰€£¥]|\\$|°[CF])${AFTER})`, 'gu');
const HOUR = new RegExp(`(?<=${BEFORE}\\d{1,2})[${SPACE}]h[${SPACE}](?=\\d\\d(?!\\d))`, 'gu');

/** No line ends between a number and its unit; 5 %, 20 € and 10 km have a space. */
export const units: Pass = (text, { wide }) =>
  mergeEdits([
    replacing(text, HOUR, 'unit', `${wide}h${wide}`),
    ...[CENTURY, DAY, SPACED_UNIT, GLUED_UNIT, SIGN].map((pattern) => replacing(text, pattern, 'unit', wide)),
  ]);

const LARGE = new RegExp(
  `(?<![\\d+][${SPACE}])(?<![${AROUND}.,+/:-])[1-9]\\d{0,2}(?:[${SPACE}]\\d{3})+(?!\\d|${WORD}|[${SPACE}]\\d)`,
  'gu',
);
const GAP = new RegExp(`[${SPACE}]`, 'gu');
/** 1 000 : groups of three that a space already parts. Numbers written without it (years among them) stay. */
export const thousands: Pass = (text, { thin }) =>
  replacing(text, LARGE, 'number', ([number]) => number.replace(GAP, thin));

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

type Mark = { at: number; sign: string; opens: boolean | null };

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
  // 15" is a measure, unless a quotation ends there.
  const open = NOTHING_BEFORE.test(before) || (before === UNSEEN && !NOTHING_AFTER.test(after));
  const close = NOTHING_AFTER.test(after) || /[.,;:!?…)\]}»”"’–—-]/.test(after) || after === UNSEEN;
  return { at, sign, opens: open === close ? null : open };
}

function pair(line: readonly Mark[], style: Style, edits: Edit[]): void {
  const open: Mark[] = [];
  const pairs: [Mark, Mark | null, number][] = [];
  for (const mark of line) {
    const last = open.at(-1);
    const partner = last !== undefined && agree(last.sign, mark.sign) ? last : undefined;
    if (mark.opens === false || (mark.opens === null && partner !== undefined)) {
      if (partner === undefined) {
        // « Il dit "oui » : the inner one has no partner, the outer one has.
        const index = open.findLastIndex((one) => agree(one.sign, mark.sign));
        if (index === -1) continue;
        open.length = index + 1;
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
export const highPunctuation: Pass = (text, { thin }) =>
  mergeEdits([
    replacing(text, SPACED_HIGH, 'punctuation', thin),
    replacing(text, GLUED_HIGH, 'punctuation', thin),
  ]);

const SPACED_COLON = new RegExp(`(?<=[^${SPACE}\\n${UNSEEN}([«“‘:])[${SPACE}]+(?=:(?![:=)(/-]))`, 'gu');
const GLUED_COLON = new RegExp(`(?<=[${BEFORE_SIGN}])(?=:(?:[\\s«“"${UNSEEN}]|$))`, 'gu');
export const colon: Pass = (text, { wide }) =>
  mergeEdits([
    replacing(text, SPACED_COLON, 'punctuation', wide),
    replacing(text, GLUED_COLON, 'punctuation', wide),
  ]);

// French words with a ligature, and words whose first capital bears an accent.

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

/** Words that often begin a sentence, with their accents; their feminines and plurals are found by their beginning. */
const ACCENTED = words(`
  à ça âge âgé âme écart échange échanger échec échelle échelon échéance écho éclairage école écologie
  écologique économie économique écoute écouter écran écrire écrit écriture écrivain édifice éditeur
  édition éditorial éducateur éducation égal également égalité église élaborer élan élargir élection
  électricité électrique élève éliminer élu élue élus élues émancipation émergence émettre émission
  émotion énergie énorme énormément épanouissement épisode époque épreuve équilibre équipe équipement
  équitable équité ère établir établissement étage étape état étant était étaient été éteindre étendre
  éternel éthique étoile étonnant étrange étranger étude être êtes étudiant étudiante étudier
  évaluation évaluer évasion événement évènement éventuel éventuellement évidemment évidence évident
  éviter évoluer évolution évoquer île îlot ôter élysée éco-conception écoconception égalitaire
  élémentaire élément
`);

const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** What is written -> what may be meant: « Etat », « ETAT », « Etats ». « A » and « Ca » are words only where they begin. */
const MEANT = new Map(
  ACCENTED.filter((word) => word !== 'à' && word !== 'ça')
    .flatMap((word) => [word, `${word}s`])
    .flatMap((word): [string, string][] => {
      const written = bare(word.slice(0, 1)) + word.slice(1);
      return [
        [capital(written), capital(word)],
        [bare(word).toUpperCase(), word.toUpperCase()],
      ];
    })
    .filter(([written, meant]) => written !== meant),
);

/** Capitals only: short words begin a sentence in this spelling for other reasons (« ETE » is no acronym one knows). */
const CAPITALISED =
  /(?<![\p{L}\p{N}\p{M}_\ufffc'-])[AEIO][\p{L}\p{M}]{1,30}(?:-conception)?(?![\p{L}\p{N}\p{M}_\ufffc])/gu;
const ALONE =
  /(?<=(?:^|[\n«»(]|[.?!…:][ \u00a0\u202f])[ \u00a0\u202f]?)(?:A(?=[ \u00a0]\p{L})|C(?=a(?:[ \u00a0]\p{L}|['’]))|CA(?=[ \u00a0]\p{Lu}))/gu;

/** Suggestions only: names are as their bearers write them, and « A » may be the verb. */
export const capitals: Pass = (text) =>
  [
    ...replacing(text, CAPITALISED, 'capital', ([word]) => MEANT.get(word) ?? null),
    ...replacing(text, ALONE, 'capital', ([word]) => ({ A: 'À', C: 'Ç', CA: 'ÇA' })[word] ?? null),
  ].toSorted((a, b) => a.start - b.start);
