/**
 * Changes words inside the HTML they stand in and nothing else: tags, styles, entities and white space around them stay
 * byte for byte. Whether the result says what it should is for the caller to check.
 */
import { diffArrays } from 'diff';
import type { Inline, Mark, TextInline } from '../../document.ts';
import { textInline } from '../../inlines.ts';
import { inlinesHtml } from '../../markup/inlines-html.ts';
import { SIGN } from './leaves.ts';
import { EDGE, tokensOfText, type PositionedToken, type Token } from './tokens.ts';

/** What is written anew beyond this many differing words is written anew as a whole. */
const MOST_EDITS = 2_000;

const sameLook = (one: Token, other: Token): boolean =>
  one.url === other.url &&
  one.language?.toLowerCase() === other.language?.toLowerCase() &&
  one.marks.join() === other.marks.join();

/** A break between two lines of an item may be the edge of a paragraph there. */
const isLine = ({ text }: Token): boolean => text === '\n' || text === EDGE;

const sameToken = (one: Token, other: Token): boolean =>
  isLine(one) || isLine(other)
    ? isLine(one) && isLine(other)
    : one.text === other.text && (one.text === ' ' ? one.url === other.url : sameLook(one, other));

type Edit = { start: number; end: number; html: string };

/** Whether `token` may stand where `place` stands, with tags of its own around it at most. */
const fitsAt = (place: Token, token: Token): boolean =>
  token.text === '\n' ||
  ((place.url === undefined || place.url === token.url) &&
    (place.language === undefined || place.language === token.language) &&
    place.marks.every((mark) => token.marks.includes(mark) || token.text === ' '));

/** Tokens as HTML inside what gives the look of `place`. */
export function htmlAt(
  place: Pick<Token, 'marks' | 'url' | 'language'>,
  tokens: readonly Token[],
  breakTag = '<br>',
): string {
  const inlines: Inline[] = [];
  const runs: { url: string | undefined; content: TextInline[] }[] = [];
  let html = '';
  const flush = (): void => {
    for (const { url, content } of runs)
      inlines.push(...(url === undefined ? content : [{ type: 'link' as const, url, content }]));
    html += inlinesHtml(inlines);
    inlines.length = 0;
    runs.length = 0;
  };
  for (const token of tokens) {
    if (token.text === '\n') {
      flush();
      html += breakTag;
      continue;
    }
    const url = token.url === place.url ? undefined : token.url;
    const marks = token.marks.filter((mark) => !place.marks.includes(mark));
    const language = token.language === place.language ? undefined : token.language;
    const last = runs.at(-1);
    const run = last !== undefined && last.url === url ? last : { url, content: [] };
    if (run !== last) runs.push(run);
    const text = run.content.at(-1);
    const same = text && (text.marks ?? []).join() === marks.join() && text.language === language;
    if (same) run.content[run.content.length - 1] = { ...text, text: text.text + token.text };
    else run.content.push(textInline(token.text, marks, language));
  }
  flush();
  return html;
}

/** `html`, of which `base` are the tokens, with the words of `wanted`; undefined where that asks for more than words. */
export function patchWords(
  html: string,
  base: readonly PositionedToken[],
  wanted: readonly Token[],
): string | undefined {
  const changes = diffArrays<Token>([...base], [...wanted], {
    comparator: sameToken,
    maxEditLength: MOST_EDITS,
  });
  if (changes === undefined) return undefined;
  const breakTag = /<br ?\/>/i.exec(html)?.[0] ?? '<br>';
  const edits: Edit[] = [];
  let at = 0;
  for (let index = 0; index < changes.length; index += 1) {
    const change = changes[index];
    if (change === undefined) break;
    if (!change.added && !change.removed) {
      at += change.value.length;
      continue;
    }
    const next = changes[index + 1];
    const paired = next !== undefined && (next.added || next.removed) ? next : undefined;
    if (paired !== undefined) index += 1;
    const removed = (change.removed ? change : paired?.removed ? paired : undefined)?.value.length ?? 0;
    const added = (change.added ? change : paired?.added ? paired : undefined)?.value ?? [];
    const gone = base.slice(at, at + removed);
    if ([...gone, ...added].some(({ text }) => text === EDGE)) return undefined;
    for (const { start, end } of gone) edits.push({ start, end, html: '' });
    if (added.length > 0) {
      const places = [
        gone[0] && { token: gone[0], offset: gone[0].start },
        base[at - 1] && { token: base[at - 1], offset: base[at - 1]?.end },
        base[at + removed] && { token: base[at + removed], offset: base[at + removed]?.start },
      ].flatMap((place) =>
        place?.token === undefined || place.offset === undefined || isLine(place.token)
          ? []
          : [{ token: place.token, offset: place.offset }],
      );
      const fitting = places.filter(({ token }) => added.every((one) => fitsAt(token, one)));
      const place =
        fitting.find(({ token }) => added.every((one) => one.text === ' ' || sameLook(token, one))) ??
        fitting[0];
      if (place === undefined) return undefined;
      edits.push({ start: place.offset, end: place.offset, html: htmlAt(place.token, added, breakTag) });
    }
    at += removed;
  }
  return applied(html, edits);
}

/** Edits that do not overlap, applied; of those at one place the first comes first. */
export function applied(html: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    // Two characters of one entity have the same bytes.
    const start = Math.max(at, edit.start);
    result += html.slice(at, start) + edit.html;
    at = Math.max(at, edit.end);
  }
  return result + html.slice(at);
}

const letters = (tokens: readonly Token[]): string =>
  tokens
    .map(({ text }) => text)
    .join('')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** What may stand between a name and the words that follow it. */
const BETWEEN = /^(?:[\s\u00a0\u202f:.,;)\]–—-]|\u00b6\u00b6)$/u;

/**
 * The tokens that a turn asks for, given those of the page. A name that stands there already stays as it is written:
 * « ANNE – » is « Anne : ». What set a question apart, bold most often, is given back to its words.
 */
export function wantedTokens(
  base: readonly Token[],
  { label, content, question }: Readonly<{ label: string; content: readonly Token[]; question: boolean }>,
): Token[] {
  const known = label === '' ? tokensOfSign(base, content) : tokensOfLabel(base, label, content);
  const rest = base.slice(known);
  const words = question ? withMarks(content, commonMarks(rest)) : [...content];
  if (label === '' && known === 0) return words;
  if (known > 0) return [...base.slice(0, known), ...words];
  const name = tokensOfText(label, base[0] && { ...base[0], url: undefined });
  return words.length === 0 ? name : [...name, { text: ' ', marks: [] }, ...words];
}

/** How many tokens at the beginning of the page are the name and what parts it from the words; 0 when it is not there. */
function tokensOfLabel(base: readonly Token[], label: string, content: readonly Token[]): number {
  const name = label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  let count = 0;
  while (count < base.length && letters(base.slice(0, count)).length < name.length) count += 1;
  if (name === '' || letters(base.slice(0, count)) !== name) return 0;
  let end = count;
  while (end < base.length && BETWEEN.test(base[end]?.text ?? '')) end += 1;
  // A dash or a bracket may be the first of the words themselves.
  const [first] = content;
  const sure = first === undefined ? -1 : base.slice(count, end).findIndex(({ text }) => text === first.text);
  return sure > 0 ? count + sure : end;
}

/** How many tokens are a sign before the first of the words (« Q : »), which stays where it stands. */
function tokensOfSign(base: readonly Token[], content: readonly Token[]): number {
  const text = base
    .slice(0, 12)
    .map((token) => token.text)
    .join('');
  const sign = SIGN.exec(text)?.[0] ?? '';
  let count = 0;
  for (let length = 0; length < sign.length; count += 1) length += base[count]?.text.length ?? sign.length;
  const [first] = content;
  const own = content
    .slice(0, count + 1)
    .map((token) => token.text)
    .join('');
  return sign !== '' && !own.startsWith(sign) && base[count]?.text === first?.text ? count : 0;
}

/** The marks that all words bear. */
export function commonMarks(tokens: readonly Token[]): Mark[] {
  const words = tokens.filter(({ text }) => !/^[\s\u00a0\u202f?!:.]$/u.test(text) && text !== EDGE);
  const [first] = words;
  return (first?.marks ?? []).filter((mark) => words.every(({ marks }) => marks.includes(mark)));
}

export function withMarks(tokens: readonly Token[], marks: readonly Mark[]): Token[] {
  return tokens.map((token) => ({
    ...token,
    marks: textInline('x', [...token.marks, ...marks]).marks ?? [],
  }));
}
