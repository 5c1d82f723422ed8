/**
 * Quotation marks inside what is quoted: each level has its own pair, and each pair is whole, even where a selection cut
 * a quotation in two. French: « “ ‘ ’ ” » (Imprimerie nationale, « Guillemets »); English: “ ‘ “ ” ’ ”. The signs ‘ and ’
 * of a text are never touched: most are apostrophes.
 */

const NO_BREAK = '\u00a0';

type Pair = Readonly<{ open: string; close: string }>;
const CURVED: Pair = { open: '“', close: '”' };
const SINGLE: Pair = { open: '‘', close: '’' };
/** From the outside in; deeper levels take turns between the last two. */
const FRENCH: readonly Pair[] = [{ open: `«${NO_BREAK}`, close: `${NO_BREAK}»` }, CURVED, SINGLE];
const OTHERS: readonly Pair[] = [CURVED, SINGLE, CURVED, SINGLE];

export const isFrench = (language: string): boolean => /^fr(-|$)/i.test(language);

function pairAt(language: string, level: number): Pair {
  const pairs = isFrench(language) ? FRENCH : OTHERS;
  return pairs[level] ?? pairs[pairs.length - 2 + (level % 2)] ?? CURVED;
}

type Sign = Readonly<{ at: number; end: number; opens: boolean }>;

/** What stands between a sign and the words it holds: it goes with the sign. */
const INNER = '[ \\u00a0\\u202f\\u2009]*';
const SIGNS = new RegExp(`«${INNER}|${INNER}»|[“”„‟"]`, 'g');

/** The double marks of a text, each said to open or to close. A straight one after a digit may be inches: it stays. */
function signsOf(text: string): Sign[] {
  const signs: Sign[] = [];
  const low: boolean[] = [];
  let straight = 0;
  for (const match of text.matchAll(SIGNS)) {
    const at = match.index;
    const end = at + match[0].length;
    const sign = match[0].trim();
    const before = text.charAt(at - 1);
    let opens: boolean;
    if (sign === '"') {
      if (straight > 0 && !/[\s([{]$/u.test(before)) {
        straight -= 1;
        opens = false;
      } else if (/^$|[\s([{«“„’'\u2014\u2013-]/u.test(before)) {
        straight += 1;
        opens = true;
      } else continue;
    }
    // „…“ of German: the second closes what the first opened.
    else if (sign === '“' && low.at(-1) === true) opens = false;
    else opens = sign === '«' || sign === '“' || sign === '„' || sign === '‟';
    if (opens) low.push(sign === '„');
    else low.pop();
    signs.push({ at, end, opens });
  }
  return signs;
}

/**
 * The text between quotation marks of its language. Not a word of it changes; marks inside are those of their level, and
 * a mark whose partner was cut off gets one at the edge.
 */
export function inQuotationMarks(text: string, language: string): string {
  const signs = signsOf(text);
  let depth = 0;
  let missing = 0;
  for (const { opens } of signs) {
    if (opens) depth += 1;
    else if (depth > 0) depth -= 1;
    else missing += 1;
  }
  let level = 1;
  let out = pairAt(language, 0).open;
  for (let each = 0; each < missing; each += 1) {
    out += pairAt(language, level).open;
    level += 1;
  }
  let from = 0;
  for (const { at, end, opens } of signs) {
    out += text.slice(from, at);
    from = end;
    if (opens) {
      out += pairAt(language, level).open;
      level += 1;
    } else {
      level -= 1;
      out += pairAt(language, level).close;
    }
  }
  out += text.slice(from);
  while (level > 0) {
    level -= 1;
    out += pairAt(language, level).close;
  }
  return out;
}
