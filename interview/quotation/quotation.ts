/**
 * A quotation as one pastes it elsewhere: « … », Name, role and organisation as they were at the date of the post, *Title*,
 * blog, date, address.
 */
import type { Quote } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import { creditOf, type Credit } from '../people/person-fields.ts';
import { escapeAttribute, escapeText } from '../markup/escape.ts';
import { joinNames } from '../speakers.ts';
import { citeOf } from '../blocks/cite.ts';

// Quotation marks inside what is quoted: each level has its own pair, and each pair is whole, even where a selection cut
// a quotation in two. French: « “ ‘ ’ ” » (Imprimerie nationale, « Guillemets »); English: “ ‘ “ ” ’ ”. The signs ‘ and ’
// of a text are never touched: most are apostrophes.

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

type QuotedPerson = Readonly<{ name: string }> & Credit;

export type Quoted = Readonly<{
  /** The paragraphs of each stretch, as they are displayed; between two stretches something was left out. */
  parts: readonly (readonly string[])[];
  /** Of what is quoted, as a BCP 47 tag: French has its own marks, all others the English ones. */
  language: string;
  /** Who speaks, as they were at the date of the post; nobody for a lead or a text. */
  people: readonly QuotedPerson[];
  title: string;
  blog?: string | undefined;
  /** Milliseconds since 1970, UTC; absent while it is not published. */
  publishedAt?: number | undefined;
  /** Of the date, as Intl names zones. */
  timeZone: string;
  /** Only of what is online. */
  address?: string | undefined;
}>;

/** What stands where something was left out. */
const CUT = '[…]';

/** The paragraphs as quoted, one or more; a cut stands in the line between two stretches. */
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

/** « 1er mars 2019 »: French says the first of a month by its rank. */
export function dayOf(instant: number, language: string, timeZone: string): string {
  const said = new Intl.DateTimeFormat(isFrench(language) ? 'fr' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(instant);
  return isFrench(language) ? said.replace(/^1(?=\s)/u, '1er').replace(/^(\S+) /u, '$1\u00a0') : said;
}

function peopleOf({ people, language }: Quoted): string {
  const said = people.map((person) =>
    [person.name, ...creditOf(person)]
      .map(oneLine)
      .filter((part) => part !== '')
      .join(', '),
  );
  // With their roles, names are parted by more than a comma.
  return people.some((person) => creditOf(person).length > 0)
    ? said.join(isFrench(language) ? '\u00a0; ' : '; ')
    : joinNames(said, language);
}

type Part = Readonly<{ text: string; kind?: 'title' | 'address' }>;

/** The words of a line between spaces, folded: for « contains this name », whole words only. */
const spaced = (text: string): string =>
  ` ${foldKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** The known parts of the source, in order. A name alone is left out if the title or the blog bears it. */
function sourceParts(quoted: Quoted): Part[] {
  const { blog, publishedAt, language, timeZone, address } = quoted;
  const title = oneLine(quoted.title);
  const names = quoted.people.map(({ name }) => oneLine(name));
  const people = peopleOf(quoted);
  const isCredited = quoted.people.some((person) => creditOf(person).length > 0);
  const isInTitle = !isCredited && names.every((name) => spaced(title).includes(spaced(name)));
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

/** The full stop of the last sentence: the source goes on after a comma. */
const LAST_STOP = /(?<=[\p{L}\p{N})\]»”])\.(?=\s*$)/u;
/** Words whose own point stays. */
const ENDS_IN_POINT = /(?:^|[\s\u00a0(])(?:etc|\p{Lu})\.\s*$/u;

const withoutStop = (text: string): string => (ENDS_IN_POINT.test(text) ? text : text.replace(LAST_STOP, ''));

/**
 * The quotation as plain text and as HTML, where the title leads to the address; no word of it is lost, none is added, every
 * quotation mark has its partner.
 */
export function quotationOf(quoted: Quoted): Quotation {
  const source = sourceParts(quoted);
  // A line holds no line end of its own then: paragraphs are parted by one that no text contains.
  const marked = inQuotationMarks(
    quotedParagraphs(quoted)
      .map((paragraph) => paragraph.replaceAll('\u0000', ''))
      .map((paragraph, index, all) =>
        index === all.length - 1 && source.length > 0 ? withoutStop(paragraph) : paragraph,
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

/** The title leads to the address; the address itself is shown only if there is no title. */
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

/** Several quotations, one after the other: of what was selected over more than one turn. */
export function quotationsOf(all: readonly Quoted[]): Quotation {
  const made = all.map(quotationOf);
  return {
    text: made.map(({ text }) => text).join('\n\n'),
    html: made.map(({ html }) => html).join(''),
  };
}

const LONGEST_CITE = 2_000;

/** The quotation as a block of a post: its words without outer marks, its source under it, which leads to the address. */
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
