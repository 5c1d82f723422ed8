/** French: ordinals, large numbers, units, abbreviations. */
import { AROUND, SPACE, WORD } from './characters.ts';
import type { Pass } from './common.ts';
import { mergeEdits, replacing } from './edits.ts';
import { alternatives, words } from './word-lists.ts';

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
