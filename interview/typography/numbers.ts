/** French: ordinals, large numbers, units, measures. */
import { alternatives, AROUND, SPACE, WORD, words } from './characters.ts';
import type { Pass } from './common.ts';
import { type Edit, mergeEdits, replacing } from './edits.ts';

const BEFORE = `(?<![${AROUND}])`;
const AFTER = `(?![${AROUND}])`;

const ORDINAL = new RegExp(
  `(?<=${BEFORE}(?:\\d{1,4}|[IVXLC]{1,8}))(?:ièmes?|iemes?|èmes?|emes?|è)${AFTER}`,
  'gu',
);
const FIRST = new RegExp(`(?<=${BEFORE}[1I])(ier|iers|ère|ères|ere|eres)${AFTER}`, 'gu');
/** 1er, 1re, 2e, XXe: no other ending (Lexique, « Nombres ordinaux »). raise.ts proposes to raise them. */
export const rightEndings = (text: string): Edit[] =>
  mergeEdits([
    replacing(text, ORDINAL, 'ordinal', ([end]) => (end.endsWith('s') ? 'es' : 'e')),
    replacing(text, FIRST, 'ordinal', ([end]) => {
      const plural = end.endsWith('s') ? 's' : '';
      return end.startsWith('ier') ? `er${plural}` : `re${plural}`;
    }),
  ]);

export const ordinals: Pass = (text) => rightEndings(text);

const CENTURY = new RegExp(
  `(?<=${BEFORE}(?:[IVX]{1,6}|\\d{1,2})(?:er|re|es?))[${SPACE}](?=(?:siècles?|millénaires?|arrondissements?|République)${AFTER})`,
  'gu',
);
/** No line ends between an ordinal in Roman numbers and what it counts. */
export const centuries: Pass = (text, { wide }) => replacing(text, CENTURY, 'unit', wide);

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

/** No line ends between a number and its unit; 5 %, 20 € and 10 km have a space. */
export const units: Pass = (text, { wide }) =>
  mergeEdits([
    replacing(text, HOUR, 'unit', `${wide}h${wide}`),
    ...[DAY, SPACED_UNIT, GLUED_UNIT, SIGN].map((pattern) => replacing(text, pattern, 'unit', wide)),
  ]);

const LARGE = new RegExp(
  `(?<![\\d+][${SPACE}])(?<![${AROUND}.,+/:-])[1-9]\\d{0,2}(?:[${SPACE}]\\d{3})+(?!\\d|${WORD}|[${SPACE}]\\d)`,
  'gu',
);
const GAP = new RegExp(`[${SPACE}]`, 'gu');
/** Numbers that name a thing and count nothing: they are written as whoever gave them writes them. */
const NAMED = new RegExp(
  `(?:n[°º]s?|\\b(?:num[ée]ros?|dossiers?|r[ée]f(?:érences?)?|codes?|siren|siret|rna|rcs|iban|cs|bp|t[ée]l(?:éphone)?|fax|articles?|art|lois?|décrets?|en|iso|nf|iec|rfc))[.${SPACE}:]*$`,
  'iu',
);
const isNamed = (text: string, at: number): boolean => NAMED.test(text.slice(Math.max(0, at - 16), at));
/** 1 000 : groups of three that a space already parts. Numbers written without it (years among them) stay. */
export const thousands: Pass = (text, { thin }) =>
  replacing(text, LARGE, 'number', ({ 0: number, index }) =>
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
/** 12500 habitants : groups of three, where what follows shows that something is counted. A reader decides. */
export const groups: Pass = (text, { thin }) =>
  replacing(text, LONG, 'number', ({ 0: number, index }) =>
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
/** A car, unless something is measured. */
const CAR = /^4x4$/;
const MEASURED = new RegExp(`^[${SPACE}]?(?:mm|cm|m|km)(?![${AROUND}])`, 'u');

/** 3 × 4, 1920×1080: between two numbers the x is a multiplication sign; its spaces stay, and do not break. 0x10 and a 4x4 stay. */
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
