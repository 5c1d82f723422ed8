/** The form of a line in a document, which may distinguish questions from answers. */
export type Carrier =
  | 'plain'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'bold'
  | 'italic'
  | 'underline'
  | 'quote'
  | 'cell'
  | 'item';

/** The format of a line; absent for plain text. */
export type Appearance = {
  carrier: Carrier;
  /** The number of characters set apart at its start (bold, underlined or italic); 0 if none or all are. */
  lead: number;
  /** From a block that is neither question nor label: picture, list, table, code, card. */
  isOpaque: boolean;
  picture: boolean;
  /** An item of an ordered list. */
  numbered: boolean;
  /** A horizontal rule precedes it. */
  ruled: boolean;
  /** The separator from the line before, if both were one line of a paragraph. */
  follows?: 'space' | 'nothing';
};

/** A visible line of a text. */
export type Line = {
  /** Trimmed. */
  text: string;
  /** The number of blank lines before it. */
  gap: number;
  appearance?: Appearance;
};

/** Line endings of any program. */
export const LINE_END = /\r\n|[\n\r\u2028\u2029\v\f]/;

/** The visible lines of a text with any line endings; only white space is left out. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const raw of text.split(LINE_END)) {
    const line = raw.trim();
    if (line === '') gap += 1;
    else {
      lines.push({ text: line, gap });
      gap = 0;
    }
  }
  return lines;
}

const BEGINS = /[\p{L}\p{N}]/u;
const GOES_ON = /[\p{M}'’-]/u;
const APART = 1;
const GOING_ON = 2;
const BEGINNING = 3;
/** The role of each code unit in words, up to the punctuation of U+2000, computed on demand; 0 for unknown. */
const kinds = new Uint8Array(0x2070);
const kindOf = (sign: string): number =>
  BEGINS.test(sign) ? BEGINNING : GOES_ON.test(sign) ? GOING_ON : APART;

/** Counts words; « aujourd'hui » and « peut-être » are one each. Optimised, as each line is counted several times. */
export const countWords = (text: string): number => countUpTo(text, Infinity);

/** Whether a line has at least `enough` words; stops reading there. */
export const hasWords = (text: string, enough: number): boolean => countUpTo(text, enough) >= enough;

function countUpTo(text: string, enough: number): number {
  let count = 0;
  let inside = false;
  for (let at = 0; at < text.length && count < enough; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= kinds.length) return countInAnyScript(text);
    const kind = (kinds[code] ||= kindOf(text.charAt(at)));
    if (kind === BEGINNING && !inside) count += 1;
    inside = kind === BEGINNING || (inside && kind === GOING_ON);
  }
  return count;
}

const countInAnyScript = (text: string): number =>
  text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0;

export const isOpaque = (line: Line | undefined): boolean => line?.appearance?.isOpaque === true;
/** A line that a mail quotes, « > », or that begins with a quotation mark, is carried by its sign. */
export const carrierOf = (line: Line | undefined): Carrier =>
  line?.appearance?.carrier ?? (QUOTED.test(line?.text.charAt(0) ?? '') ? 'quote' : 'plain');
const QUOTED = /[>«“]/u;
export const isHeading = (line: Line | undefined): boolean => carrierOf(line).startsWith('heading');
