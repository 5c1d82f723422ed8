/**
 * Formats a quotation for pasting: « … », name, role and organisation as of the post's date, *title*, blog, date,
 * address.
 */
import type { Quote } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import { creditOf, type Credit } from '../people/person-fields.ts';
import { escapeAttribute, escapeText } from '../markup/escape.ts';
import { joinNames } from '../speakers.ts';
import { citeOf } from '../blocks/cite.ts';

// Quotation marks inside the quoted text: each level has its own pair, and pairs are completed even if a selection cuts
// one. French: « “ ‘ ’ ” » (Imprimerie nationale, « Guillemets »); English: “ ‘ “ ” ’ ”. The characters ‘ and ’ never
// change, as most are apostrophes.

const NO_BREAK = '\u00a0';

type Pair = Readonly<{ open: string; close: string }>;
const CURVED: Pair = { open: '“', close: '”' };
const SINGLE: Pair = { open: '‘', close: '’' };
/** Outermost first; deeper levels alternate between the last two. */
const FRENCH: readonly Pair[] = [{ open: `«${NO_BREAK}`, close: `${NO_BREAK}»` }, CURVED, SINGLE];
const OTHERS: readonly Pair[] = [CURVED, SINGLE, CURVED, SINGLE];

export const isFrench = (language: string): boolean => /^fr(-|$)/i.test(language);

function pairAt(language: string, level: number): Pair {
  const pairs = isFrench(language) ? FRENCH : OTHERS;
  return pairs[level] ?? pairs[pairs.length - 2 + (level % 2)] ?? CURVED;
}

type Sign = Readonly<{ at: number; end: number; opens: boolean }>;

/** Spaces between a mark and its words, which belong to the mark. */
const INNER = '[ \\u00a0\\u202f\\u2009]*';
const SIGNS = new RegExp(`«${INNER}|${INNER}»|[“”„‟"]`, 'g');

/**
 * The double quotation marks of a text, as opening or closing. A straight one after a digit may mean inches and is
 * skipped.
 */
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
    // German „…“: the second mark closes.
    else if (sign === '“' && low.at(-1) === true) opens = false;
    else opens = sign === '«' || sign === '“' || sign === '„' || sign === '‟';
    if (opens) low.push(sign === '„');
    else low.pop();
    signs.push({ at, end, opens });
  }
  return signs;
}

/**
 * Adds the quotation marks of the language. The words do not change; inner marks are set by level, and a mark without a
 * partner gets one at the edge.
 */
export function addQuotationMarks(text: string, language: string): string {
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

type QuotedPerson = Readonly<{ name: string }> & Credit;

export type Quoted = Readonly<{
  /** The paragraphs of each selected stretch; text was omitted between stretches. */
  parts: readonly (readonly string[])[];
  /** A BCP 47 tag; French has its own marks, other languages use the English ones. */
  language: string;
  /** The speakers, as of the post's date; none for a lead or text. */
  people: readonly QuotedPerson[];
  title: string;
  blog?: string | undefined;
  /** Milliseconds since 1970, UTC; absent while not published. */
  publishedAt?: number | undefined;
  /** The date's time zone, as an Intl name. */
  timeZone: string;
  /** Only for public posts. */
  address?: string | undefined;
}>;

/** Marks an omission. */
const CUT = '[…]';

/** The quoted paragraphs, at least one; omissions are marked within a line between two stretches. */
function quotedParagraphs({ parts }: Quoted): string[] {
  const paragraphs: string[] = [];
  parts.forEach((part, index) => {
    const [first = '', ...others] = part;
    const before = index === 0 ? undefined : paragraphs.pop();
    paragraphs.push(before === undefined ? first : `${before} ${CUT} ${first}`, ...others);
  });
  return paragraphs;
}

const oneLine = (text: string): string => text.replace(/\s*[\r\n\t]+\s*/gu, ' ').trim();

/** « 1er mars 2019 »: French uses the ordinal for the first of a month. */
export function dayOf(instant: number, language: string, timeZone: string): string {
  const date = new Intl.DateTimeFormat(isFrench(language) ? 'fr' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(instant);
  return isFrench(language) ? date.replace(/^1(?=\s)/u, '1er').replace(/^(\S+) /u, '$1\u00a0') : date;
}

function peopleOf({ people, language }: Quoted): string {
  const labels = people.map((person) =>
    [person.name, ...creditOf(person)]
      .map(oneLine)
      .filter((part) => part !== '')
      .join(', '),
  );
  // Names with roles are separated by semicolons.
  return people.some((person) => creditOf(person).length > 0)
    ? labels.join(isFrench(language) ? '\u00a0; ' : '; ')
    : joinNames(labels, language);
}

type Part = Readonly<{ text: string; kind?: 'title' | 'address' }>;

/** The folded words of a line with spaces around, to find whole words only. */
const foldedWithSpaces = (text: string): string =>
  ` ${foldKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** The known parts of the source, in order. A name is left out if the title or the blog contains it. */
function sourceParts(quoted: Quoted): Part[] {
  const { blog, publishedAt, language, timeZone, address } = quoted;
  const title = oneLine(quoted.title);
  const names = quoted.people.map(({ name }) => oneLine(name));
  const people = peopleOf(quoted);
  const isCredited = quoted.people.some((person) => creditOf(person).length > 0);
  const isInTitle =
    !isCredited && names.every((name) => foldedWithSpaces(title).includes(foldedWithSpaces(name)));
  const parts: Part[] = [
    { text: isInTitle ? '' : people },
    { text: title, kind: 'title' },
    { text: names.includes(oneLine(blog ?? '')) ? '' : oneLine(blog ?? '') },
    { text: publishedAt === undefined ? '' : dayOf(publishedAt, language, timeZone) },
    { text: address ?? '', kind: 'address' },
  ];
  return parts.filter(({ text }) => text !== '');
}

export type Quotation = Readonly<{ text: string; html: string }>;

/** The final full stop, removed before the comma of the source. */
const LAST_STOP = /(?<=[\p{L}\p{N})\]»”])\.(?=\s*$)/u;
/** Abbreviations that keep their full stop. */
const ENDS_IN_POINT = /(?:^|[\s\u00a0(])(?:etc|\p{Lu})\.\s*$/u;

const withoutFullStop = (text: string): string =>
  ENDS_IN_POINT.test(text) ? text : text.replace(LAST_STOP, '');

/** The quotation as plain text and as HTML with a linked title; words are unchanged, and quotation marks are paired. */
export function quotationOf(quoted: Quoted): Quotation {
  const source = sourceParts(quoted);
  // Paragraphs are joined with U+0000, which no text contains, as they may contain line breaks.
  const marked = addQuotationMarks(
    quotedParagraphs(quoted)
      .map((paragraph) => paragraph.replaceAll('\u0000', ''))
      .map((paragraph, index, all) =>
        index === all.length - 1 && source.length > 0 ? withoutFullStop(paragraph) : paragraph,
      )
      .join('\u0000'),
    quoted.language,
  ).split('\u0000');
  const text = [marked.join('\n\n'), ...source.map((part) => part.text)].join(', ');
  const html = [
    ...marked.slice(0, -1).map((paragraph) => `<p>${lines(paragraph)}</p>`),
    `<p>${[lines(marked.at(-1) ?? ''), ...sourceHtml(source)].join(', ')}</p>`,
  ].join('');
  return { text, html };
}

const lines = (paragraph: string): string => paragraph.split('\n').map(escapeText).join('<br>');

/** The title links to the address; the address is shown only without a title. */
function sourceHtml(source: readonly Part[]): string[] {
  const address = source.find(({ kind }) => kind === 'address')?.text;
  const hasTitle = source.some(({ kind }) => kind === 'title');
  return source.flatMap(({ text, kind }) => {
    if (kind === 'address' && hasTitle) return [];
    const words = kind === 'title' ? `<em>${escapeText(text)}</em>` : escapeText(text);
    return kind === undefined || address === undefined
      ? [words]
      : [`<a href="${escapeAttribute(address)}">${words}</a>`];
  });
}

/** Joins several quotations, from a selection across turns. */
export function quotationsOf(all: readonly Quoted[]): Quotation {
  const quotations = all.map(quotationOf);
  return {
    text: quotations.map(({ text }) => text).join('\n\n'),
    html: quotations.map(({ html }) => html).join(''),
  };
}

const LONGEST_CITE = 2_000;

/** The quotation as a quote block: its words without outer marks, and its linked source. */
export function quoteBlockOf(quoted: Quoted): Quote {
  const words = sourceParts(quoted).filter(({ kind }) => kind !== 'address');
  const cite = citeOf(words.map(({ text }) => text).join(', '), quoted.address);
  return {
    type: 'quote',
    content: quotedParagraphs(quoted).map((paragraph) =>
      paragraph
        .split('\n')
        .flatMap((line, index) => [
          ...(index === 0 ? [] : [{ type: 'lineBreak' as const }]),
          ...(line === '' ? [] : [{ type: 'text' as const, text: line }]),
        ]),
    ),
    cite:
      cite.length > LONGEST_CITE
        ? words
            .map(({ text }) => text)
            .join(', ')
            .slice(0, LONGEST_CITE)
        : cite,
    ...(quoted.language === '' ? {} : { language: quoted.language }),
  };
}
