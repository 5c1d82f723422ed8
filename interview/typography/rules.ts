/** The names of the typographic rules, and the house's options. */
export const RULES = [
  'quotes',
  'apostrophe',
  'ellipsis',
  'punctuation',
  'spaces',
  'dash',
  'dialogue',
  'range',
  'ordinal',
  'number',
  'unit',
  'times',
  'abbreviation',
  'ligature',
  'capital',
] as const;
export type Rule = (typeof RULES)[number];

/**
 * The no-break spaces of a house style in French. `fine`, the usage of the Imprimerie nationale (« Lexique des règles
 * typographiques en usage à l’Imprimerie nationale », 2002): thin (U+202F) before ; ! ? and in large numbers, full
 * (U+00A0) before the colon, inside guillemets and before units. `all-nbsp`: U+00A0 everywhere, for fonts and tools
 * without the thin one. `canadian`, the usage of Québec (Office québécois de la langue française, « Espacement avant et
 * après les signes de ponctuation »): no space before ; ! ?, U+00A0 elsewhere; also used for texts tagged fr-CA.
 */
export const HOUSES = ['fine', 'all-nbsp', 'canadian'] as const;
export type House = (typeof HOUSES)[number];

export type TypographyOptions = Readonly<{
  /** A BCP 47 tag. Only French and English have rules. */
  language: string;
  house?: House | undefined;
  /** Limits the rules; all by default. */
  rules?: readonly Rule[] | undefined;
  /** In Markdown, « - » at the start of a line is always a list item, never dialogue. */
  hyphenLists?: boolean | undefined;
  /** The text may continue, as during typing: an unpaired quotation mark opens a quotation. */
  unfinished?: boolean | undefined;
}>;

/** The settings of a language's passes. */
export type Style = Readonly<{
  /** Before ; ! ? */
  high: string;
  /** Between thousands. */
  thin: string;
  /** Before the colon, inside guillemets, before units. */
  wide: string;
  hyphenLists: boolean;
  unfinished: boolean;
}>;

/**
 * A change of a text: `before`, at UTF-16 offset `at` of the original text, becomes `after`. `raised`: it becomes
 * superscript, possibly with corrected characters.
 */
export type Change = Readonly<{ at: number; before: string; after: string; rule: Rule; raised?: true }>;
