/**
 * Replaces words inside HTML and nothing else: tags, styles, entities and white space stay byte for byte. The caller
 * must verify the result.
 */
import { diffArrays } from 'diff';
import type { Inline, Mark, TextInline } from '../../document.ts';
import { textInline } from '../../inlines.ts';
import { inlinesHtml } from '../../markup/inlines-html.ts';
import { SIGN } from './leaves.ts';
import { EDGE, tokensOfText, type PositionedToken, type Token } from './tokens.ts';

/** With more differing words, the part is rewritten as a whole. */
const MOST_EDITS = 2_000;

const sameLook = (one: Token, other: Token): boolean =>
  one.url === other.url &&
  one.language?.toLowerCase() === other.language?.toLowerCase() &&
  one.marks.join() === other.marks.join();

/** A line break in an item may correspond to a paragraph's edge. */
const isLine = ({ text }: Token): boolean => text === '\n' || text === EDGE;

const sameToken = (one: Token, other: Token): boolean =>
  isLine(one) || isLine(other)
    ? isLine(one) && isLine(other)
    : one.text === other.text && (one.text === ' ' ? one.url === other.url : sameLook(one, other));

type Edit = { start: number; end: number; html: string };

/** Whether `token` can be placed at `target`, with at most its own tags around it. */
const fitsAt = (target: Token, token: Token): boolean =>
  token.text === '\n' ||
  ((target.url === undefined || target.url === token.url) &&
    (target.language === undefined || target.language === token.language) &&
    target.marks.every((mark) => token.marks.includes(mark) || token.text === ' '));

/** Tokens as HTML inside elements that already give the format of `target`. */
export function htmlAt(
  target: Pick<Token, 'marks' | 'url' | 'language'>,
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
    const url = token.url === target.url ? undefined : token.url;
    const marks = token.marks.filter((mark) => !target.marks.includes(mark));
    const language = token.language === target.language ? undefined : token.language;
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

/**
 * Replaces the words of `html`, whose tokens are `base`, with `wantedWords`; undefined if words alone are not enough.
 */
export function patchWords(
  html: string,
  base: readonly PositionedToken[],
  wantedWords: readonly Token[],
): string | undefined {
  const changes = diffArrays<Token>([...base], [...wantedWords], {
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
    const removedTokens = base.slice(at, at + removed);
    if ([...removedTokens, ...added].some(({ text }) => text === EDGE)) return undefined;
    for (const { start, end } of removedTokens) edits.push({ start, end, html: '' });
    if (added.length > 0) {
      const places = [
        removedTokens[0] && { token: removedTokens[0], offset: removedTokens[0].start },
        base[at - 1] && { token: base[at - 1], offset: base[at - 1]?.end },
        base[at + removed] && { token: base[at + removed], offset: base[at + removed]?.start },
      ].flatMap((candidate) =>
        candidate?.token === undefined || candidate.offset === undefined || isLine(candidate.token)
          ? []
          : [{ token: candidate.token, offset: candidate.offset }],
      );
      const fitting = places.filter(({ token }) => added.every((one) => fitsAt(token, one)));
      const insertionPoint =
        fitting.find(({ token }) => added.every((one) => one.text === ' ' || sameLook(token, one))) ??
        fitting[0];
      if (insertionPoint === undefined) return undefined;
      edits.push({
        start: insertionPoint.offset,
        end: insertionPoint.offset,
        html: htmlAt(insertionPoint.token, added, breakTag),
      });
    }
    at += removed;
  }
  return applyHtmlEdits(html, edits);
}

/** Applies edits without overlaps; edits at one place keep their order. */
export function applyHtmlEdits(html: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    // Two characters of one entity share its range.
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

/** Characters between a name and the words after it. */
const BETWEEN = /^(?:[\s\u00a0\u202f:.,;)\]–—-]|\u00b6\u00b6)$/u;

/**
 * The tokens for a turn, based on the page's: a name keeps its spelling on the page (« ANNE – » for « Anne : »), and a
 * question keeps its format, usually bold.
 */
export function tokensForTurn(
  base: readonly Token[],
  { label, content, question }: Readonly<{ label: string; content: readonly Token[]; question: boolean }>,
): Token[] {
  const prefixLength = label === '' ? tokensOfSign(base, content) : tokensOfLabel(base, label, content);
  const rest = base.slice(prefixLength);
  const words = question ? withMarks(content, commonMarks(rest)) : [...content];
  if (label === '' && prefixLength === 0) return words;
  if (prefixLength > 0) return [...base.slice(0, prefixLength), ...words];
  const name = tokensOfText(label, base[0] && { ...base[0], url: undefined });
  return words.length === 0 ? name : [...name, { text: ' ', marks: [] }, ...words];
}

/** The number of leading tokens that are the name and its separator; 0 if it is absent. */
function tokensOfLabel(base: readonly Token[], label: string, content: readonly Token[]): number {
  const name = label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  let count = 0;
  while (count < base.length && letters(base.slice(0, count)).length < name.length) count += 1;
  if (name === '' || letters(base.slice(0, count)) !== name) return 0;
  let end = count;
  while (end < base.length && BETWEEN.test(base[end]?.text ?? '')) end += 1;
  // A dash or bracket may be the first of the words.
  const [first] = content;
  const sure = first === undefined ? -1 : base.slice(count, end).findIndex(({ text }) => text === first.text);
  return sure > 0 ? count + sure : end;
}

/** The number of leading tokens that are a sign (« Q : »), which is kept. */
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

/** The marks that all words have. */
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
