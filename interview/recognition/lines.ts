/** How a document carries a line: what sets questions or answers apart when their words do not. */
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

/** What a document says of a line beyond its words; a plain text says nothing. */
export type Appearance = {
  carrier: Carrier;
  /** How many characters at its head are set apart (bold, underlined or italic) from the rest; 0 when none or all are. */
  lead: number;
  /** A line of a block that is neither question nor label: picture, list, table, code, card. */
  kept: boolean;
  picture: boolean;
  /** An item of an ordered list. */
  numbered: boolean;
  /** A horizontal rule stands before it. */
  ruled: boolean;
  /** How it follows the line before it when both stand in one paragraph line. */
  follows?: 'space' | 'nothing';
};

/** One visible line of a pasted text. */
export type Line = {
  /** Without the white space at its ends. */
  text: string;
  /** How many blank lines stand before it. */
  gap: number;
  appearance?: Appearance;
};

/** Where lines end, whatever program wrote them. */
export const LINE_END = /\r\n|[\n\r\u2028\u2029\v\f]/;

/** The visible lines of a text, whatever its line ends; white space is all that is left out. */
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
/** By code unit, up to the punctuation of U+2000: what it is in a word; 0 until it is asked. */
const kinds = new Uint8Array(0x2070);
const kindOf = (sign: string): number =>
  BEGINS.test(sign) ? BEGINNING : GOES_ON.test(sign) ? GOING_ON : APART;

/** Letters and digits with what goes on with them: « aujourd'hui », « peut-être » are one. Every line is counted several times. */
export const countWords = (text: string): number => countUpTo(text, Infinity);

/** Whether it has so many words: of a long line no more is read. */
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

export const isKept = (line: Line | undefined): boolean => line?.appearance?.kept === true;
/** A line that a mail quotes, « > », or that begins with a quotation mark, is carried by its sign. */
export const carrierOf = (line: Line | undefined): Carrier =>
  line?.appearance?.carrier ?? (QUOTED.test(line?.text.charAt(0) ?? '') ? 'quote' : 'plain');
const QUOTED = /[>«“]/u;
export const isHeading = (line: Line | undefined): boolean => carrierOf(line).startsWith('heading');
