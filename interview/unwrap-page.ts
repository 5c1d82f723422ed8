/**
 * Text copied from a PDF or a mail breaks each line where the page did. The paragraphs are put together again: lines
 * joined, words cut at a line's end made whole, page numbers left out.
 */

/** Words that keep a hyphen before or after them: « peut-être », « celui-ci », « dit-il », « c’est-à-dire ». */
const KEEPS_HYPHEN_AFTER =
  /(?:^|[\s'’(«-])(?:peut|est|a|va|dit|celui|celle|ceux|celles|demi|mi|semi|sous|non|ex|après|avant|arrière|au|là|ci|grand|vis|à|nord|sud|contre|entre|outre|plus|quasi|vice|porte|rendez|self|well)-$/iu;
const KEEPS_HYPHEN_BEFORE =
  /^(?:être|même|mêmes|ci|là|je|tu|il|elle|on|nous|vous|ils|elles|ce|t-|le|la|les|lui|leur|moi|toi|en|y|à-|dire|delà|dessus|dessous|dehors|dedans|midi|vis|end|up)(?![\p{L}])/iu;
const STARTS_APART =
  /^(?:[-–—•·▪◦*>#«“"]|\d{1,3}[.)°]\s|\p{Lu}[^:.?!]{0,60}[\s\u00a0\u202f]?:(?:\s|$)|[QR]\s?[:.])/u;
const ENDS_SENTENCE = /[.!?…:»"”)]$/u;
const PAGE_NUMBER = /^(?:[-–—]\s*)?(?:page\s+)?(\d{1,4})(?:\s*(?:\/|sur|of)\s*\d{1,4})?(?:\s*[-–—])?$/iu;

/** Lines shorter than this belong to no page that is wide enough to break them. */
const NARROWEST = 40;
const WIDEST = 140;

/** The text with its paragraphs on one line each, or as it is when its lines are not those of a page. */
export function unwrapPage(text: string): string {
  const lines = text.split(/\r\n|[\r\n\f]/u).map((line) => line.replace(/(?<![ \t])[ \t]+$/u, ''));
  const width = pageWidth(lines);
  return width === undefined ? text : joined(withoutPageNumbers(lines), width).join('\n');
}

/** The width of the page that broke these lines; undefined when none did. */
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

/** Numbers that stand alone and rise are those of pages. */
function withoutPageNumbers(lines: readonly string[]): string[] {
  const numbers = lines.flatMap((line, index) => {
    const number = PAGE_NUMBER.exec(line.trim())?.[1];
    return number === undefined ? [] : [{ index, number: Number(number) }];
  });
  const rising =
    numbers.length >= 2 &&
    numbers.every(({ number }, place) => place === 0 || number === (numbers[place - 1]?.number ?? 0) + 1);
  if (!rising) return [...lines];
  const gone = new Set(numbers.map(({ index }) => index));
  return lines.filter((_, index) => !gone.has(index));
}

function joined(lines: readonly string[], width: number): string[] {
  const paragraphs: string[][] = [];
  let last = '';
  for (const line of lines) {
    const words = line.trimStart();
    const open = paragraphs.at(-1);
    if (open !== undefined && last !== '' && words !== '' && goesOn(last, words, width)) {
      open.push(...join(open.pop() ?? '', words));
    } else paragraphs.push([words]);
    last = line.trim();
  }
  return paragraphs.map((parts) => parts.join(''));
}

/** Whether a line goes on in the next: it fills the page, and the next does not begin something. */
function goesOn(line: string, next: string, width: number): boolean {
  if (/[^\s-]-$/u.test(line) && /^\p{Ll}/u.test(next)) return true;
  if (STARTS_APART.test(next) && !/^[«“"]/u.test(next)) return false;
  if (!ENDS_SENTENCE.test(line)) return line.length >= width * 0.6 || /^\p{Ll}/u.test(next);
  return line.length >= width * 0.9 && !line.endsWith('?');
}

/** The end of a paragraph and what goes on after it, a word between them made whole. */
function join(before: string, words: string): string[] {
  if (!/\p{L}-$/u.test(before.slice(-2)) || !/^\p{Ll}/u.test(words)) return [`${before} `, words];
  const whole = KEEPS_HYPHEN_AFTER.test(before.slice(-40)) || KEEPS_HYPHEN_BEFORE.test(words);
  return [whole ? before : before.slice(0, -1), words];
}
