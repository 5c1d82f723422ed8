/**
 * Text fragments of addresses: `#:~:text=…` scrolls a browser to a passage without an anchor (WICG, "URL Fragment Text
 * Directives"). The text must occur once in the post; context before and after is added until it does.
 */
import { type HtmlParent, isElement, isText, parseHtml } from '../markup/parse.ts';
import { questionOfAnchor } from '../marks.ts';

// The visible text of published HTML, a line per block, as browsers search it.

const BLOCKS = new Set(
  'address article aside blockquote body br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const UNSEEN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'textarea',
  'title',
  'head',
]);

/** Linear time, safe for any HTML. Throws HtmlError if it is too long. */
export function pageLines(html: string): string[] {
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    const text = line.replace(/\s+/gu, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  const walk = (parent: HtmlParent): void => {
    for (const child of parent.childNodes) {
      if (isText(child)) line += child.value;
      else if (isElement(child) && !UNSEEN.has(child.tagName)) {
        const block = BLOCKS.has(child.tagName);
        if (block) end();
        walk(child);
        if (block) end();
      }
    }
  };
  walk(parseHtml(html));
  end();
  return lines;
}

/** The anchor of a question in published HTML, with any mark; undefined if there is none. */
export function anchorOnPage(html: string, questionId: string): string | undefined {
  const walk = (parent: HtmlParent): string | undefined => {
    for (const child of parent.childNodes) {
      if (!isElement(child)) continue;
      const id = child.attrs.find(({ name }) => name === 'id')?.value;
      const anchor = id !== undefined && questionOfAnchor(id) === questionId ? id : walk(child);
      if (anchor !== undefined) return anchor;
    }
    return undefined;
  };
  return walk(parseHtml(html));
}

/** Words as browsers split them (UAX 29): « l’été » is one, « vice-présidente » two. */
const WORD = /[\p{L}\p{N}\p{M}_]+(?:['’.:·,][\p{L}\p{N}\p{M}_]+)*/gu;
/** A passage of at most this many words is written in full; of a longer one, only its first and last words. */
const WHOLE = 10;
const EDGE = 4;
/** Maximum number of context words on each side. */
const MOST = 24;

type Word = Readonly<{ start: number; end: number; folded: string; line: number }>;
/** The first and last word of a passage, inclusive. */
type Span = Readonly<{ first: number; last: number }>;

const foldSpaces = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Encodes a part of a directive, including its separators. */
const encodePart = (text: string): string => encodeURIComponent(foldSpaces(text)).replaceAll('-', '%2D');

/**
 * The directive (without `#`) to these paragraphs of a page; undefined if the page lacks them, or repeats them in the
 * same context. `lines`: the visible text of the online post, a line per block. `near`: text before the passage, to
 * choose among several occurrences.
 */
export function textFragment(
  lines: readonly string[],
  quoted: readonly string[],
  near = '',
): string | undefined {
  const page = new Page(lines);
  const named = page.spanOf(quoted.map(foldSpaces).join('\n'), foldSpaces(near));
  if (named === undefined) return undefined;
  for (let around = 0; around <= MOST; around += 1) {
    const before = page.before(named.first, around);
    const after = page.after(named.last, around);
    for (const [prefix, suffix] of [
      [before, undefined],
      [undefined, after],
      [before, after],
    ] as const) {
      const middle = page.middle(named, prefix, suffix);
      if (middle !== undefined) return directive(page, middle, prefix, suffix);
    }
  }
  return undefined;
}

function directive(page: Page, middle: readonly Span[], prefix?: Span, suffix?: Span): string {
  const parts = [
    ...(prefix === undefined ? [] : [prefix]),
    ...middle,
    ...(suffix === undefined ? [] : [suffix]),
  ];
  // Only spaces may separate a part from its context: punctuation between them belongs to one of the two.
  const encodedParts = parts.map((part, index) => {
    const previous = index === 1 && prefix !== undefined ? prefix : undefined;
    const next = index === parts.length - 2 && suffix !== undefined ? suffix : undefined;
    const isPrefix = index === 0 && prefix !== undefined;
    const isSuffix = index === parts.length - 1 && suffix !== undefined;
    const from = isSuffix ? page.signsBefore(part, true) : previous ? page.signsBefore(part, false) : 0;
    const to = isPrefix ? page.signsAfter(part, true) : next ? page.signsAfter(part, false) : 0;
    return `${isSuffix ? '-' : ''}${encodePart(page.text(part, from, to))}${isPrefix ? '-' : ''}`;
  });
  return `:~:text=${encodedParts.join(',')}`;
}

/** The words of a page with their lines. */
class Page {
  private readonly all: string;
  private readonly words: readonly Word[];
  private readonly folded: readonly string[];

  constructor(lines: readonly string[]) {
    const folded = lines.map(foldSpaces).filter((line) => line !== '');
    this.all = folded.join('\n');
    let from = 0;
    this.words = folded.flatMap((text, line) => {
      const start = from;
      from += text.length + 1;
      return [...text.matchAll(WORD)].map((match) => ({
        start: start + match.index,
        end: start + match.index + match[0].length,
        folded: match[0].toLowerCase(),
        line,
      }));
    });
    this.folded = this.words.map((word) => word.folded);
  }

  /** The words that a text overlaps; of several occurrences, the first after `near`. */
  spanOf(text: string, near: string): Span | undefined {
    if (text === '') return undefined;
    const nearby = near === '' ? -1 : this.all.indexOf(near);
    const after = nearby < 0 ? -1 : this.all.indexOf(text, nearby + near.length);
    const at = after >= 0 ? after : this.all.indexOf(text);
    if (at < 0) return undefined;
    const first = this.words.findIndex((word) => word.end > at);
    const last = this.words.findLastIndex((word) => word.start < at + text.length);
    return first < 0 || last < first ? undefined : { first, last };
  }

  /** The text of a span, with this many characters before and after. */
  text({ first, last }: Span, before = 0, after = 0): string {
    return this.all.slice((this.words[first]?.start ?? 0) - before, (this.words[last]?.end ?? 0) + after);
  }

  /**
   * The number of characters before a span: up to the previous word (only on the same line if `same`), or to the start
   * of the line.
   */
  signsBefore({ first }: Span, same: boolean): number {
    const start = this.words[first]?.start ?? 0;
    const word = this.words[first - 1];
    if (word?.line === this.words[first]?.line) return same ? start - (word?.end ?? start) : 0;
    return start - (this.all.lastIndexOf('\n', start) + 1);
  }

  signsAfter({ last }: Span, same: boolean): number {
    const end = this.words[last]?.end ?? 0;
    const word = this.words[last + 1];
    if (word?.line === this.words[last]?.line) return same ? (word?.start ?? end) - end : 0;
    const line = this.all.indexOf('\n', end);
    return (line === -1 ? this.all.length : line) - end;
  }

  /** Up to `count` words before, on one line; undefined if there are none. */
  before(at: number, count: number): Span | undefined {
    const last = at - 1;
    if (count === 0 || last < 0) return undefined;
    return { first: this.reach(last, 1 - count), last };
  }

  after(at: number, count: number): Span | undefined {
    const first = at + 1;
    if (count === 0 || first >= this.words.length) return undefined;
    return { first, last: this.reach(first, count - 1) };
  }

  /** The word at most `steps` away from `at` on the same line. */
  private reach(at: number, steps: number): number {
    let to = at;
    for (let step = 0; step < Math.abs(steps); step += 1) {
      const next = to + Math.sign(steps);
      if (this.words[next]?.line !== this.words[at]?.line) break;
      to = next;
    }
    return to;
  }

  /** The parts that identify the passage, if they occur once with their context. */
  middle({ first, last }: Span, prefix?: Span, suffix?: Span): readonly Span[] | undefined {
    const from = prefix?.first ?? first;
    const to = suffix?.last ?? last;
    if (last - first < WHOLE && this.words[first]?.line === this.words[last]?.line)
      return this.places({ first: from, last: to }).length === 1 ? [{ first, last }] : undefined;
    const head = this.reach(first, Math.min(EDGE, last - first) - 1);
    const tail = Math.max(this.reach(last, 1 - EDGE), head + 1);
    const ends = this.places({ first: tail, last: to }).filter((at) => at > head);
    // A browser takes the first start, and the first end after it.
    return this.places({ first: from, last: head }).length === 1 && ends[0] === tail
      ? [
          { first, last: head },
          { first: tail, last },
        ]
      : undefined;
  }

  /** Positions of these words in sequence, ignoring case and punctuation. */
  private places({ first, last }: Span): number[] {
    const wantedWords = this.folded.slice(first, last + 1);
    const places: number[] = [];
    for (let at = this.folded.indexOf(wantedWords[0] ?? ''); at !== -1;) {
      if (wantedWords.every((word, index) => this.folded[at + index] === word)) places.push(at);
      at = this.folded.indexOf(wantedWords[0] ?? '', at + 1);
    }
    return places;
  }
}
