/**
 * Rejoins the paragraphs of text copied from a PDF or mail, where each line ends as on the page: joins lines and
 * hyphenated words, and removes page numbers.
 */

/** Words that keep their hyphen: « peut-être », « celui-ci », « dit-il », « c’est-à-dire ». */
const KEEPS_HYPHEN_AFTER =
  /(?:^|[\s'’(«-])(?:peut|est|a|va|dit|celui|celle|ceux|celles|demi|mi|semi|sous|non|ex|après|avant|arrière|au|là|ci|grand|vis|à|nord|sud|contre|entre|outre|plus|quasi|vice|porte|rendez|self|well)-$/iu;
const KEEPS_HYPHEN_BEFORE =
  /^(?:être|même|mêmes|ci|là|je|tu|il|elle|on|nous|vous|ils|elles|ce|t-|le|la|les|lui|leur|moi|toi|en|y|à-|dire|delà|dessus|dessous|dehors|dedans|midi|vis|end|up)(?![\p{L}])/iu;
const STARTS_APART =
  /^(?:[-–—•·▪◦*>#«“"]|\d{1,3}[.)°]\s|\p{Lu}[^:.?!]{0,60}[\s\u00a0\u202f]?:(?:\s|$)|[QR]\s?[:.])/u;
const ENDS_SENTENCE = /[.!?…:»"”)]$/u;
const PAGE_NUMBER = /^(?:[-–—]\s*)?(?:page\s+)?(\d{1,4})(?:\s*(?:\/|sur|of)\s*\d{1,4})?(?:\s*[-–—])?$/iu;

/** Shorter lines are not from a page that wraps. */
const NARROWEST = 40;
const WIDEST = 140;

/** The text with one line per paragraph; unchanged if its lines are not wrapped. */
export function unwrapPage(text: string): string {
  const lines = text.split(/\r\n|[\r\n\f]/u).map((line) => line.replace(/(?<![ \t])[ \t]+$/u, ''));
  const width = pageWidth(lines);
  return width === undefined ? text : joinLines(withoutPageNumbers(lines), width).join('\n');
}

/** The width at which the lines were wrapped; undefined if they were not. */
function pageWidth(lines: readonly string[]): number | undefined {
  const lengths = lines.map((line) => line.length).filter((length) => length > 0);
  const sorted = lengths.toSorted((one, other) => one - other);
  const width = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  const longest = sorted.at(-1) ?? 0;
  if (width < NARROWEST || longest > WIDEST || longest > width * 1.4) return undefined;
  const broken = lines.filter((line, index) => {
    const next = lines[index + 1] ?? '';
    return line.length >= width * 0.7 && !ENDS_SENTENCE.test(line) && /^[\p{Ll}«(]/u.test(next);
  }).length;
  return broken >= 3 || (broken >= 2 && broken * 2 >= lengths.length - 2) ? width : undefined;
}

/** Removes numbers on lines of their own that increase by one: page numbers. */
function withoutPageNumbers(lines: readonly string[]): string[] {
  const numbers = lines.flatMap((line, index) => {
    const number = PAGE_NUMBER.exec(line.trim())?.[1];
    return number === undefined ? [] : [{ index, number: Number(number) }];
  });
  const rising =
    numbers.length >= 2 &&
    numbers.every(({ number }, index) => index === 0 || number === (numbers[index - 1]?.number ?? 0) + 1);
  if (!rising) return [...lines];
  const numberLines = new Set(numbers.map(({ index }) => index));
  return lines.filter((_, index) => !numberLines.has(index));
}

function joinLines(lines: readonly string[], width: number): string[] {
  const paragraphs: string[][] = [];
  let last = '';
  for (const line of lines) {
    const words = line.trimStart();
    const open = paragraphs.at(-1);
    if (open !== undefined && last !== '' && words !== '' && continuesInNext(last, words, width)) {
      open.push(...joinWords(open.pop() ?? '', words));
    } else paragraphs.push([words]);
    last = line.trim();
  }
  return paragraphs.map((parts) => parts.join(''));
}

/** Whether a line continues in the next: it fills the width, and the next does not start a paragraph. */
function continuesInNext(line: string, next: string, width: number): boolean {
  if (/[^\s-]-$/u.test(line) && /^\p{Ll}/u.test(next)) return true;
  if (STARTS_APART.test(next) && !/^[«“"]/u.test(next)) return false;
  if (!ENDS_SENTENCE.test(line)) return line.length >= width * 0.6 || /^\p{Ll}/u.test(next);
  return line.length >= width * 0.9 && !line.endsWith('?');
}

/** The end of a paragraph and its continuation, with a hyphenated word joined. */
function joinWords(before: string, words: string): string[] {
  if (!/\p{L}-$/u.test(before.slice(-2)) || !/^\p{Ll}/u.test(words)) return [`${before} `, words];
  const keepsHyphen = KEEPS_HYPHEN_AFTER.test(before.slice(-40)) || KEEPS_HYPHEN_BEFORE.test(words);
  return [keepsHyphen ? before : before.slice(0, -1), words];
}
