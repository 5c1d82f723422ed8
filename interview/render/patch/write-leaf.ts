/** Leaves as HTML: inside the elements of the part they take the place of, or by themselves. */
import type { SimpleBlock } from '../../blocks/block-type.ts';
import type { Mark, TopBlock } from '../../document.ts';
import { attribute, type HtmlElement, type HtmlParent, isElement, parseHtml } from '../../markup/parse.ts';
import { readUnits } from '../../html/read-units.ts';
import { plainSetting, type Setting } from '../../markup/reading.ts';
import { settingInside } from '../../markup/setting.ts';
import { sourceOf } from '../blocks-html.ts';
import { topBlockHtml } from '../blog-html.ts';
import { escapeAttribute } from '../../markup/escape.ts';
import type { TurnContext } from '../turns-html.ts';
import type { Leaf } from './leaves.ts';
import type { Part } from './match-units.ts';
import { applied, commonMarks, htmlAt, patchWords, wantedTokens, withMarks } from './patch-words.ts';
import { type Token, tokensOfBlock, tokensOfHtml, tokensOfText } from './tokens.ts';

// Whether two blocks say the same: fields in one order, without bytes and without what only the library knows.

function canonical(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item));
  if (typeof value === 'string') return key === 'language' ? value.toLowerCase() : value;
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const hidden = new Set(['source', ...(fields['url'] === undefined ? [] : ['asset'])]);
  // A picture that only decorates and one without a text are the same to a page.
  if (fields['type'] === 'image') hidden.add('decorative');
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name, part]) => part !== undefined && !hidden.has(name))
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, canonical(part, name)]),
  );
}

export function sameBlock(one: TopBlock, other: TopBlock): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

export const INLINE = new Set('a b strong i em u s span font small big code sub sup ins del o:p'.split(' '));

/** What is in force inside an element of the page. */
function settingAt(parent: HtmlParent, language: string): Setting {
  const way: HtmlElement[] = [];
  for (let at: HtmlParent | null = parent; at !== null && isElement(at); at = at.parentNode) way.unshift(at);
  return way.reduce((setting, element) => settingInside(element, setting), plainSetting(language));
}

export const isText = (leaf: Leaf): boolean =>
  leaf.block.type === 'paragraph' || leaf.block.type === 'heading';

/** The blocks that a piece of HTML shows by itself. */
export const readPiece = (html: string, language: string): TopBlock[] =>
  readUnits(html, { language }).flatMap((unit) => [...unit.blocks]);

/** `part` with the words of `leaves`, its tags and styles as they are; undefined where words alone do not do it. */
export function withWords(part: Part, leaves: readonly Leaf[], language: string): string | undefined {
  const [leaf] = leaves;
  if (leaf === undefined) return undefined;
  const setting = settingAt(part.unit.parent, language);
  const base = tokensOfHtml(part.html, setting);
  if (base === undefined) return undefined;
  const lines = leaves.length === 1 ? [base] : linesOf(base);
  if (lines.length !== leaves.length) return undefined;
  const wanted: Token[] = [];
  for (const [index, { label, block, turn }] of leaves.entries()) {
    const content = tokensOfBlock(block);
    if (content === undefined) return undefined;
    if (index > 0) wanted.push({ text: '\n', marks: [] });
    wanted.push(...wantedTokens(lines[index] ?? [], { label, content, question: turn === 'question' }));
  }
  const [block] = part.unit.blocks;
  const patched = patchWords(part.html, base, wanted);
  if (patched === undefined || block === undefined) return undefined;
  const withAlternative = leaf.block.type === 'image' ? withAlt(patched, leaf.block) : patched;
  return leaf.turn !== undefined && isText(leaf)
    ? withAlternative
    : saysExactly(withAlternative, leaf, setting, language)
      ? withAlternative
      : undefined;
}

/** The lines of a paragraph that holds several leaves, a question and its answer. */
function linesOf(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === '\n') lines.push([]);
    else lines.at(-1)?.push(token);
  }
  return lines;
}

/** Read alone, a piece misses the marks of the elements around it: then its words are for the caller to check. */
function saysExactly(html: string, leaf: Leaf, setting: Setting, language: string): boolean {
  if (setting.marks.length > 0) return true;
  const blocks = readPiece(html, language);
  const [only] = blocks;
  return only !== undefined && blocks.length === 1 && sameBlock(only, leaf.block);
}

/** The alternative text of the only picture in `html`. */
function withAlt(html: string, { alt, decorative }: Readonly<{ alt: string; decorative: boolean }>): string {
  const images: HtmlElement[] = [];
  const walk = (parent: HtmlParent): void => {
    for (const child of parent.childNodes.filter(isElement)) {
      if (child.tagName === 'img') images.push(child);
      walk(child);
    }
  };
  walk(parseHtml(html));
  const [image] = images;
  const place = image?.sourceCodeLocation;
  const said = decorative ? '' : alt;
  if (image === undefined || !place || images.length > 1 || (attribute(image, 'alt') ?? '') === said)
    return html;
  const written = ` alt="${escapeAttribute(said)}"`;
  const old = place.attrs?.['alt'];
  return old === undefined
    ? applied(html, [{ start: place.startOffset + 4, end: place.startOffset + 4, html: written }])
    : applied(html, [{ start: old.startOffset, end: old.endOffset, html: written.slice(1) }]);
}

/** A leaf of text written anew inside the elements of `part`; undefined for what is no text. */
export function insidePart(part: Part, leaf: Leaf, language: string): string | undefined {
  const [block] = part.unit.blocks;
  const content = tokensOfBlock(leaf.block);
  if (!isText(leaf) || content === undefined || block === undefined) return undefined;
  const { unit, html } = part;
  const setting = settingAt(unit.parent, language);
  const base = tokensOfHtml(html, setting) ?? [];
  const wanted = wantedTokens(base, { label: leaf.label, content, question: leaf.turn === 'question' });
  const element = unit.around.findLast(({ tagName }) => !INLINE.has(tagName));
  const heading = element !== undefined && /^h[1-6]$/.test(element.tagName);
  if (element === undefined) {
    if (leaf.block.type === 'heading') return undefined;
    const { marks, language: spoken } = setting;
    return htmlAt({ marks, language: spoken }, wanted);
  }
  const place = element.sourceCodeLocation;
  if (!place?.startTag || (leaf.turn === undefined && heading !== (leaf.block.type === 'heading')))
    return undefined;
  const within = settingAt(element, language);
  const words = htmlAt({ marks: within.marks, language: within.language }, wanted);
  const [start, end] = [
    place.startTag.endOffset - unit.start,
    (place.endTag?.startOffset ?? place.endOffset) - unit.start,
  ];
  return html.slice(0, start) + words + html.slice(end);
}

/** How the questions of a page look, for one that is new there. */
export type Manner = Readonly<{ tag: string; marks: readonly Mark[] }>;

export function mannerOf(part: Part, language: string): Manner {
  const element = part.unit.around.findLast(({ tagName }) => !INLINE.has(tagName));
  const tag = element !== undefined && /^(?:h[1-6]|p|div)$/.test(element.tagName) ? element.tagName : 'p';
  const inside = element === undefined ? settingAt(part.unit.parent, language) : settingAt(element, language);
  const base = tokensOfHtml(part.html, settingAt(part.unit.parent, language)) ?? [];
  return { tag, marks: commonMarks(base).filter((mark) => !inside.marks.includes(mark)) };
}

/** A leaf by itself, without any mark of ours: its own bytes while they say what it says, else from the model. */
export function alone(leaf: Leaf, manner: Manner, context: TurnContext): string {
  const own = ownBytes(leaf, context);
  if (own !== undefined) return own;
  const content = tokensOfBlock(leaf.block);
  if (leaf.block.type === 'paragraph' && content !== undefined) {
    const question = leaf.turn === 'question';
    const label = leaf.label === '' ? [] : tokensOfText(leaf.label);
    const space = label.length > 0 && content.length > 0 ? [{ text: ' ', marks: [] }] : [];
    const words = [...label, ...space, ...(question ? withMarks(content, manner.marks) : content)];
    const tag = question ? manner.tag : 'p';
    return `<${tag}>${htmlAt({ marks: [] }, words)}</${tag}>`;
  }
  return topBlockHtml(leaf.block, context);
}

/** A name, or what set a question apart, is in the bytes and not in the block. */
function ownBytes(leaf: Leaf, context: TurnContext): string | undefined {
  return leaf.label !== '' || leaf.turn === 'question'
    ? undefined
    : sourceOf({ ...leaf.block, source: leaf.source } as SimpleBlock, context);
}
