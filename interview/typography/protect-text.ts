/**
 * Covers text that typography never changes: code, addresses, file names, tags, times, ratios, dates, telephone and
 * book numbers, emoticons. It is replaced by placeholder characters of the same length, so that offsets stay valid.
 */

/** Placeholder for text that reads as a word. */
export const WORD = '\ufffc';
/** Placeholder for invisible text: an HTML tag. */
export const UNSEEN = '\ufffb';

/** Keeps the length and line breaks. */
export function cover(text: string, by: string = WORD): string {
  return text.replace(/[^\n]/g, by);
}

const END = '.,;:!?…)\\]}\'’"»”*_|`';
const STOP = `\\s<>"«»“”${WORD}`;
const TLD =
  'fr|com|org|net|eu|info|io|edu|gov|be|ch|ca|uk|de|es|it|lu|nl|pt|dev|app|paris|bzh|alsace|blog|social|media';
const FILE =
  'txt|md|html?|xml|json|ya?ml|csv|tsv|js|mjs|ts|tsx|css|py|sh|pdf|docx?|odt|ods|xlsx?|pptx?|png|jpe?g|gif|svg|webp|zip|exe|ini|log|sql|php|bdic|sqlite';
const RATIO = '(?:1|2|3|4|5|9|16|21) ?: ?(?:1|2|3|4|5|9|10|16)';

/**
 * In this order: text covered by one pattern is a word for the next. `needs` is a fast pre-test, as most lines match
 * none.
 */
const COVERED: readonly (readonly [needs: RegExp, pattern: RegExp])[] = [
  // Code in plain text and Markdown.
  [/`/, /(?<!`)(`{1,2})(?!`)[^`\n]{1,500}\1(?!`)/g],
  // The target of a Markdown link.
  [/\]\(/, /(?<=\])\([^()\n]{1,500}\)/g],
  // Addresses.
  [
    /:\/\/|www\.|(?:mailto|tel|data):/i,
    new RegExp(
      `(?<![\\p{L}\\p{N}])(?:[a-z][a-z0-9+.]{1,14}://|www\\.|(?:mailto|tel|data):)[^${STOP}]*[^${STOP}${END}]`,
      'giu',
    ),
  ],
  [
    /@/,
    /(?<![\p{L}\p{N}_.+-])(?:[oO]')?[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu,
  ],
  [
    new RegExp(`\\.(?:${TLD})`, 'iu'),
    new RegExp(
      `(?<![\\p{L}\\p{N}_.@-])[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,5}\\.(?:${TLD})(?![\\p{L}\\p{N}-])(?:[/?#][^${STOP}]*[^${STOP}${END}])?`,
      'giu',
    ),
  ],
  // Names in social networks.
  [/@/, /(?<![\p{L}\p{N}_@.])@[\p{L}\p{N}_]{1,50}(?:[.-][\p{L}\p{N}_]{1,50}){0,3}/gu],
  [/#/, /(?<![\p{L}\p{N}_&#])#[\p{L}\p{N}_]{1,100}/gu],
  // Files and folders.
  [/:\\/, /(?<![\p{L}\p{N}])[A-Za-z]:\\[^\s"<>|«»]{0,500}/gu],
  [/\\\\/, /(?<![\p{L}\p{N}\\])\\\\[^\s"<>|«»]{2,500}/gu],
  [
    /\//,
    new RegExp(
      `(?<![\\p{L}\\p{N}/<.~])(?:~|\\.{1,2})?/[\\p{L}\\p{N}_.-]{1,100}(?:/[\\p{L}\\p{N}_.~-]{0,100}){0,30}(?<![.,])`,
      'gu',
    ),
  ],
  [
    new RegExp(`\\.(?:${FILE})`, 'iu'),
    new RegExp(
      `(?<![\\p{L}\\p{N}_./-])[\\p{L}\\p{N}_-]{1,80}(?:[/.][\\p{L}\\p{N}_-]{1,80}){0,12}\\.(?:${FILE})(?![\\p{L}\\p{N}])`,
      'giu',
    ),
  ],
  // The semicolon of an HTML entity.
  [/&/, /&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/gi],
  // :names: of emojis, and emoticons.
  [/:/, /(?<![\p{L}\p{N}:]):[a-z0-9_+-]{1,40}:(?![\p{L}\p{N}:])/giu],
  [
    /[:;=8][-^o’'()[\]{}/\\|*<3$DPpOoXx]/,
    /(?<![^\s(])[:;=8][-^o’']?(?:[()[\]{}/\\|*<3$]|[DPpOoXx](?![\p{L}\p{N}]))(?![\p{L}\p{N}])/gu,
  ],
  [/:['’]/, /(?<![^\s(]):['’][()](?![\p{L}\p{N}])/gu],
  [/!\p{L}|Yahoo!|Jeopardy!|C\+\+/u, /(?<![\p{L}\p{N}])(?:Yahoo!|Jeopardy!|C\+\+|\p{Lu}!\p{L}+)(?![!])/gu],
  // Telephone and book numbers, before times and ratios, which could match their parts.
  [/\+\d/, /(?<![\p{L}\p{N}])\+\d{1,3}(?:[ .\-\u00a0\u202f]?\d){6,14}(?!\d)/gu],
  [/0\d/, /(?<![\p{L}\p{N}])0\d(?:[ .\-\u00a0\u202f]?\d\d){4}(?!\d)/gu],
  [/\d-/, /(?<![\p{L}\p{N}-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX](?![\p{L}\p{N}-])(?<=\d-\d{0,7}-?[\dX])/gu],
  [/\d-/, /(?<![\p{L}\p{N}-])\d{1,4}(?:-\d{1,4}){2,}(?![\p{L}\p{N}-])/gu],
  [/\d\//, /(?<![\p{L}\p{N}/])\d{1,4}(?:\/\d{1,4}){1,2}(?![\p{L}\p{N}/])/gu],
  // Times and ratios.
  [/\d:/, /(?<![\p{L}\p{N}:])\d{1,6}(?:[.,]\d{1,3})?(?::\d{1,6}(?:[.,]\d{1,3})?)+(?![\p{N}:])/gu],
  [/\d ?:/, new RegExp(`(?<![\\p{L}\\p{N}:.,])${RATIO}(?![\\p{L}\\p{N}:])`, 'gu')],
  [/\dh/, /(?<![\p{L}\p{N}])\d{1,2}h\d{2}(?!\d)/gu],
  // Feet and inches, minutes and seconds.
  [
    /\d['′"″]/,
    /(?<![\p{L}\p{N}])\d{1,3}(?:['′][ \u00a0\u202f]{0,3}\d{1,2}(?:["″]|'')?|["″]\d{1,2}['′]?)(?![\p{L}\p{N}])/gu,
  ],
];

/** The text with all protected parts covered. */
export function protectText(text: string): string {
  let covered = coverBlocks(text);
  for (const [needs, pattern] of COVERED)
    if (needs.test(covered)) covered = covered.replace(pattern, (match) => cover(match));
  return covered;
}

const OPENING =
  /<!--|^ {0,3}(?:```|~~~)|^---\n|(?<!<)<(script|style|pre|code|kbd|samp|textarea)(?=[\s>])|(?<!<)<\/?[a-z][^<>]{0,2000}>/gim;

/** Covers fenced code, comments, code elements and tags, with a linear search for each end. */
function coverBlocks(text: string): string {
  if (!/[<`~]|^---/.test(text)) return text;
  const ends = new Ends(text);
  let result = '';
  let done = 0;
  for (const match of text.matchAll(OPENING)) {
    const start = match.index;
    if (start < done) continue;
    const opening = match[0];
    let end = start + opening.length;
    let by = WORD;
    if (opening === '<!--') end = ends.after('-->', end) ?? end;
    else if (opening === '---\n') {
      if (start !== 0) continue;
      end = ends.after('\n---', end - 1) ?? start;
    } else if (match[1] !== undefined) {
      const closing = ends.after(`</${match[1].toLowerCase()}`, end);
      if (closing === undefined) continue;
      end = closing;
    } else if (opening.startsWith('<')) by = UNSEEN;
    else end = ends.after(`\n${opening.trim()}`, end) ?? text.length;
    result += text.slice(done, start) + cover(text.slice(start, end), by);
    done = end;
  }
  return result + text.slice(done);
}

/** Searches for ends, and remembers failed searches. */
class Ends {
  readonly #text: string;
  readonly #missing = new Set<string>();

  constructor(text: string) {
    this.#text = text.toLowerCase().length === text.length ? text.toLowerCase() : text;
  }

  after(closing: string, from: number): number | undefined {
    if (this.#missing.has(closing)) return undefined;
    const at = this.#text.indexOf(closing, from);
    if (at !== -1) return at + closing.length;
    this.#missing.add(closing);
    return undefined;
  }
}
