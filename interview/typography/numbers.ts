/** French ordinals, large numbers, units and measures. */
import { alternatives, AROUND, SPACE, WORD, words } from './characters.ts';
import type { Pass } from './common.ts';
import { type Edit, mergeEdits, editsOfMatches } from './edits.ts';

const BEFORE = `(?<![${AROUND}])`;
const AFTER = `(?![${AROUND}])`;

const ORDINAL = new RegExp(
  `(?<=${BEFORE}(?:\\d{1,4}|[IVXLC]{1,8}))(?:ièmes?|iemes?|èmes?|emes?|è)${AFTER}`,
  'gu',
);
const FIRST = new RegExp(`(?<=${BEFORE}[1I])(ier|iers|ère|ères|ere|eres)${AFTER}`, 'gu');
/**
 * 1er, 1re, 2e, XXe: the correct endings (Lexique, « Nombres ordinaux »). raisable-endings.ts suggests raising them.
 */
export const rightEndings = (text: string): Edit[] =>
  mergeEdits([
    editsOfMatches(text, ORDINAL, 'ordinal', ([end]) => (end.endsWith('s') ? 'es' : 'e')),
    editsOfMatches(text, FIRST, 'ordinal', ([end]) => {
      const plural = end.endsWith('s') ? 's' : '';
      return end.startsWith('ier') ? `er${plural}` : `re${plural}`;
    }),
  ]);

export const ordinals: Pass = (text) => rightEndings(text);

const CENTURY = new RegExp(
  `(?<=${BEFORE}(?:[IVX]{1,6}|\\d{1,2})(?:er|re|es?))[${SPACE}](?=(?:siècles?|millénaires?|arrondissements?|République)${AFTER})`,
  'gu',
);
/** No line break between a Roman ordinal and its noun. */
export const centuries: Pass = (text, { wide }) => editsOfMatches(text, CENTURY, 'unit', wide);

const DAY = new RegExp(
  `(?<=${BEFORE}(?:\\d{1,2}|1er))[${SPACE}](?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)${AFTER})`,
  'giu',
);

const UNITS = alternatives(
  words(`
  km m cm mm µm μm nm dm km/h m/s km² m² cm² mm² m³ cm³ ha kg g mg µg μg t l L dl cl ml hl h min s ms Hz kHz
  MHz GHz W kW MW GW Wh kWh MWh GWh TWh V kV mV mA mAh Ω kΩ MΩ J kJ kcal hPa kPa bar mbar ko Ko Mo Go To octets
  bits px dpi dB k€ M€ Md€ euros euro centimes millions million milliards milliard ans an
`),
);
const SPACED_UNIT = new RegExp(`(?<=\\d)[${SPACE}](?=(?:${UNITS})(?![${AROUND}/’']))`, 'gu');
const GLUED = alternatives(
  words(`
  km cm mm km/h km² m² m³ ha kg mg cl ml kWh MWh GWh hPa ko Ko Mo Go To k€ M€ Ω kΩ MΩ
`),
);
const GLUED_UNIT = new RegExp(
  `(?<=(?<![${AROUND}/.,-])\\d{1,9}(?:,\\d{1,4})?)(?=(?:${GLUED})(?![${AROUND}/’'-]))`,
  'gu',
);
const SIGN = new RegExp(`(?<=\\d)[${SPACE}]?(?=(?:[%‰€£¥₽฿₣]|\\$|[°º][CF]|℃)${AFTER})`, 'gu');
const HOUR = new RegExp(`(?<=${BEFORE}\\d{1,2})[${SPACE}]h[${SPACE}](?=\\d\\d(?!\\d))`, 'gu');

/** No line break between a number and its unit; 5 %, 20 € and 10 km have a space. */
export const units: Pass = (text, { wide }) =>
  mergeEdits([
    editsOfMatches(text, HOUR, 'unit', `${wide}h${wide}`),
    ...[DAY, SPACED_UNIT, GLUED_UNIT, SIGN].map((pattern) => editsOfMatches(text, pattern, 'unit', wide)),
  ]);

const LARGE = new RegExp(
  `(?<![\\d+][${SPACE}])(?<![${AROUND}.,+/:-])[1-9]\\d{0,2}(?:[${SPACE}]\\d{3})+(?!\\d|${WORD}|[${SPACE}]\\d)`,
  'gu',
);
const GAP = new RegExp(`[${SPACE}]`, 'gu');
/** Numbers used as names, which keep their written form. */
const NAMED = new RegExp(
  `(?:n[°º]s?|\\b(?:num[ée]ros?|dossiers?|r[ée]f(?:érences?)?|codes?|siren|siret|rna|rcs|iban|cs|bp|t[ée]l(?:éphone)?|fax|articles?|art|lois?|décrets?|en|iso|nf|iec|rfc))[.${SPACE}:]*$`,
  'iu',
);
const isNamed = (text: string, at: number): boolean => NAMED.test(text.slice(Math.max(0, at - 16), at));
/** 1 000: thin spaces in numbers that already have spaces. Numbers without (such as years) are unchanged. */
export const thousands: Pass = (text, { thin }) =>
  editsOfMatches(text, LARGE, 'number', ({ 0: number, index }) =>
    isNamed(text, index) ? null : number.replace(GAP, thin),
  );

const LONG = new RegExp(
  `(?<![${AROUND}.,+/:#@-])(?<!\\d[${SPACE}])[1-9]\\d{4,8}(?![${AROUND}.:/-]|,\\d{3})`,
  'gu',
);
const COUNTED = new RegExp(
  `^(?:,\\d{1,2})?[${SPACE}]?(?:[€$£%]|(?:${UNITS}|habitants?|personnes?|visiteurs?|lecteurs?|élèves|étudiants|exemplaires|emplois|logements|dollars|francs|tonnes|mètres|kilomètres|hectares|litres|heures|jours|agents|bénéficiaires|demandes|dossiers|utilisateurs|utilisatrices|signatures|abonnés|entreprises|associations|communes)(?![${AROUND}]))`,
  'u',
);
/** 12500 habitants: suggests groups of three if the next word shows a quantity. */
export const groups: Pass = (text, { thin }) =>
  editsOfMatches(text, LONG, 'number', ({ 0: number, index }) =>
    isNamed(text, index) || !COUNTED.test(text.slice(index + number.length, index + number.length + 24))
      ? null
      : number.replace(/\B(?=(?:\d{3})+$)/g, thin),
  );

// Measures: 8,5" × 10", 6' 2".

const SIDE = `\\d{1,6}(?:[.,]\\d{1,3})?["″']?`;
const PRODUCT = new RegExp(
  `(?<![${AROUND}.,/:#@'′"″-])${SIDE}(?:[${SPACE}]?[x×][${SPACE}]?${SIDE})+(?![:.,'′"″]\\d)(?=(?:mm|cm|m|km|px)?(?![${AROUND}/-]))`,
  'gu',
);
const CROSS = new RegExp(`[${SPACE}]?[x×][${SPACE}]?`, 'gu');
/** A car, unless a unit follows. */
const CAR = /^4x4$/;
const MEASURED = new RegExp(`^[${SPACE}]?(?:mm|cm|m|km)(?![${AROUND}])`, 'u');

/**
 * 3 × 4, 1920×1080: an x between two numbers becomes a multiplication sign; existing spaces become no-break ones. 0x10
 * and a 4x4 are unchanged.
 */
export const times: Pass = (text, { wide }) => {
  const edits: Edit[] = [];
  for (const { 0: product, index } of text.matchAll(PRODUCT)) {
    if (product.startsWith('0x')) continue;
    if (CAR.test(product) && !MEASURED.test(text.slice(index + 3, index + 8))) continue;
    for (const { 0: cross, index: at } of product.matchAll(CROSS)) {
      const after = cross.trim() === cross ? '×' : `${wide}×${wide}`;
      if (after !== cross)
        edits.push({ start: index + at, end: index + at + cross.length, after, rule: 'times' });
    }
  }
  return edits;
};
