/** Splits HTML into words with their ranges, and a leaf into words, to change single words. */
import type { SimpleBlock } from '../../blocks/block-type.ts';
import { shownRunsOf, typeOf } from '../../blocks/blocks.ts';
import type { Inline, Mark } from '../../document.ts';
import { linkAddress } from '../../markup/addresses.ts';
import { attribute, isElement, isText, parseHtml, type HtmlNode } from '../../markup/parse.ts';
import type { Setting } from '../../markup/reading.ts';
import { settingInside } from '../../markup/setting.ts';
import { cleanText, sortMarks } from '../../inlines.ts';

/** A word, a space, another character, `\n` for a line break, or `¶` at the end of a block. */
export type Token = Readonly<{
  text: string;
  marks: readonly Mark[];
  url?: string | undefined;
  language?: string | undefined;
}>;
/** `start` and `end` are offsets in the HTML. */
export type PositionedToken = Token & Readonly<{ start: number; end: number }>;

export const EDGE = '\u00b6\u00b6';
const WORDS = /[ \t\r\n\f\v]+|[\p{L}\p{N}\p{M}]+|[\s\S]/gu;
const ENTITY = /&(?:#x[0-9a-f]+|#\d+|[a-z][a-z0-9]*);?|\r\n|[\s\S]/giu;
const BLOCKS = new Set(
  'address article aside blockquote caption center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr img li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

type Character = Readonly<{ text: string; start: number; end: number }>;

/** The characters of a text node with their ranges; undefined if the parser decoded it differently. */
function charactersOf(raw: string, value: string, offset: number): Character[] | undefined {
  const characters: Character[] = [];
  for (const match of raw.matchAll(ENTITY)) {
    const [bytes] = match;
    const node = bytes.length > 1 && bytes.startsWith('&') ? parseHtml(bytes).childNodes[0] : undefined;
    const text =
      node !== undefined && isText(node) ? node.value : bytes === '\r\n' || bytes === '\r' ? '\n' : bytes;
    // An entity of two characters counts as one: both have the same range.
    const start = offset + match.index;
    for (let at = 0; at < text.length; at += 1)
      characters.push({ text: text.charAt(at), start, end: start + bytes.length });
  }
  return characters.map((character) => character.text).join('') === value ? characters : undefined;
}

/** Folds white space like inlines.ts: none at the edges of blocks or around breaks, and no double spaces. */
class Folded<Kind extends Token> {
  readonly tokens: Kind[] = [];

  add(token: Kind): void {
    const last = this.tokens.at(-1)?.text ?? EDGE;
    if (token.text === ' ' && (last === ' ' || last === '\n' || last === EDGE)) return;
    if (token.text === '\n') {
      if (last === EDGE) return;
      if (last === ' ') this.tokens.pop();
    }
    if (token.text === EDGE) {
      while (this.tokens.at(-1)?.text === ' ' || this.tokens.at(-1)?.text === '\n') this.tokens.pop();
      if ((this.tokens.at(-1)?.text ?? EDGE) === EDGE) return;
    }
    this.tokens.push(token);
  }

  /** The tokens without the final edge. */
  finish(edge: Kind): Kind[] {
    this.add(edge);
    return this.tokens.at(-1)?.text === EDGE ? this.tokens.slice(0, -1) : this.tokens;
  }
}

/** The tokens of `html` in `setting`; undefined if the range of some text is unknown. */
export function tokensOfHtml(html: string, setting: Setting): PositionedToken[] | undefined {
  const folded = new Folded<PositionedToken>();
  let sure = true;
  const edge = { text: EDGE, marks: [], start: 0, end: 0 };
  const walk = (nodes: readonly HtmlNode[], current: Setting, url: string | undefined): void => {
    for (const node of nodes) {
      const location = node.sourceCodeLocation;
      const look = { marks: sortMarks(current.marks) ?? [], url, language: current.language };
      if (isText(node)) {
        const characters =
          location &&
          charactersOf(
            html.slice(location.startOffset, location.endOffset),
            node.value,
            location.startOffset,
          );
        if (!characters) {
          sure = false;
          continue;
        }
        for (const { 0: word, index } of node.value.matchAll(WORDS)) {
          const text = /^[ \t\r\n\f\v]/.test(word) ? ' ' : cleanText(word);
          const [first, last] = [characters[index], characters[index + word.length - 1]];
          if (text !== '' && first && last) folded.add({ text, ...look, start: first.start, end: last.end });
        }
      } else if (isElement(node)) {
        if (node.tagName === 'br') {
          if (location)
            folded.add({ text: '\n', ...look, start: location.startOffset, end: location.endOffset });
          continue;
        }
        if (BLOCKS.has(node.tagName)) folded.add(edge);
        const address = node.tagName === 'a' ? linkAddress(attribute(node, 'href')) : undefined;
        const inner = settingInside(node, current);
        walk(node.childNodes, address === undefined ? inner : { ...inner, inLink: true }, address ?? url);
        if (BLOCKS.has(node.tagName)) folded.add(edge);
      }
    }
  };
  walk(parseHtml(html).childNodes, setting, undefined);
  return sure ? folded.finish(edge) : undefined;
}

function addRuns(folded: Folded<Token>, inlines: readonly Inline[], url?: string): void {
  for (const inline of inlines) {
    if (inline.type === 'lineBreak') folded.add({ text: '\n', marks: [], url });
    else if (inline.type === 'link') addRuns(folded, inline.content, inline.url);
    else
      for (const [word] of inline.text.matchAll(WORDS))
        folded.add({
          text: /^[ \t\r\n\f\v]/.test(word) ? ' ' : word,
          marks: sortMarks(inline.marks) ?? [],
          url,
          language: inline.language,
        });
  }
}

/** The tokens of a leaf without its label; undefined for a block without words of its own. */
export function tokensOfBlock(block: SimpleBlock): Token[] | undefined {
  if (typeOf(block).isPatchable?.(block) !== true) return undefined;
  const folded = new Folded<Token>();
  const edge = { text: EDGE, marks: [] };
  for (const part of shownRunsOf(block)) {
    addRuns(folded, part);
    folded.add(edge);
  }
  return folded.finish(edge);
}

export function tokensOfText(text: string, like?: Token): Token[] {
  return [...text.matchAll(WORDS)].map(([word]) => ({
    ...(like ?? { marks: ['bold'] }),
    text: /^[ \t\r\n\f\v]/.test(word) ? ' ' : word,
  }));
}
