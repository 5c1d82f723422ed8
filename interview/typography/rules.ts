/** The rules of typography by name, and what the house may choose. */
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
 * Which no-break spaces a house writes in French. `fine`, the usage of the Imprimerie nationale (« Lexique des règles
 * typographiques en usage à l’Imprimerie nationale », 2002): a thin one (U+202F) before ; ! ? and in large numbers, a full
 * one (U+00A0) before the colon, inside guillemets and before units. `all-nbsp`: U+00A0 everywhere, for fonts and tools that
 * do not know the thin one. `canadian`, the usage of Québec (Office québécois de la langue française, « Espacement avant et
 * après les signes de ponctuation »): no space before ; ! ?, U+00A0 elsewhere; texts tagged fr-CA have it whatever the house.
 */
export const HOUSES = ['fine', 'all-nbsp', 'canadian'] as const;
export type House = (typeof HOUSES)[number];

export type TypographyOptions = Readonly<{
  /** Of the text, as a BCP 47 tag. A language without rules (all but French and English) changes nothing. */
  language: string;
  house?: House | undefined;
  /** Only these rules; all when absent. */
  rules?: readonly Rule[] | undefined;
  /** « - » at the start of a line is always an item of a list (Markdown), never a line of dialogue. */
  hyphenLists?: boolean | undefined;
  /** The text goes on: a quotation mark without a partner opens a quotation. For what is being typed. */
  unfinished?: boolean | undefined;
}>;

/** What the passes of one language are given. */
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
 * One change of a text: `before`, at UTF-16 offset `at` of the text as it was given, becomes `after`. `raised`: in
 * superscript, the same signs or the right ones for them.
 */
export type Change = Readonly<{ at: number; before: string; after: string; rule: Rule; raised?: true }>;
