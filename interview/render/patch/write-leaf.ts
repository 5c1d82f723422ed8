/** Writes leaves as HTML, inside the elements of an existing part or on their own. */
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
import { applyHtmlEdits, commonMarks, htmlAt, patchWords, tokensForTurn, withMarks } from './patch-words.ts';
import { type Token, tokensOfBlock, tokensOfHtml, tokensOfText } from './tokens.ts';

// Compares the content of blocks: sorted fields, without sources and library-only fields.

function canonical(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item));
  if (typeof value === 'string') return key === 'language' ? value.toLowerCase() : value;
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const hidden = new Set(['source', ...(fields['url'] === undefined ? [] : ['asset'])]);
  // On a page, a decorative picture and one without a text are the same.
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

/** The setting inside an element of the page. */
function settingAt(parent: HtmlParent, language: string): Setting {
  const ancestors: HtmlElement[] = [];
  for (let at: HtmlParent | null = parent; at !== null && isElement(at); at = at.parentNode)
    ancestors.unshift(at);
  return ancestors.reduce((setting, element) => settingInside(element, setting), plainSetting(language));
}

export const isText = (leaf: Leaf): boolean =>
  leaf.block.type === 'paragraph' || leaf.block.type === 'heading';

/** The blocks in a piece of HTML. */
export const readPiece = (html: string, language: string): TopBlock[] =>
  readUnits(html, { language }).flatMap((unit) => [...unit.blocks]);

/**
 * Replaces the words of `part` with those of `leaves`, keeping tags and styles; undefined if words alone are not
 * enough.
 */
export function withWords(part: Part, leaves: readonly Leaf[], language: string): string | undefined {
  const [leaf] = leaves;
  if (leaf === undefined) return undefined;
  const setting = settingAt(part.unit.parent, language);
  const base = tokensOfHtml(part.html, setting);
  if (base === undefined) return undefined;
  const lines = leaves.length === 1 ? [base] : linesOf(base);
  if (lines.length !== leaves.length) return undefined;
  const tokens: Token[] = [];
  for (const [index, { label, block, turn }] of leaves.entries()) {
    const content = tokensOfBlock(block);
    if (content === undefined) return undefined;
    if (index > 0) tokens.push({ text: '\n', marks: [] });
    tokens.push(...tokensForTurn(lines[index] ?? [], { label, content, question: turn === 'question' }));
  }
  const [block] = part.unit.blocks;
  const patched = patchWords(part.html, base, tokens);
  if (patched === undefined || block === undefined) return undefined;
  const withAlternative = leaf.block.type === 'image' ? setAlternativeText(patched, leaf.block) : patched;
  return leaf.turn !== undefined && isText(leaf)
    ? withAlternative
    : readsAsLeaf(withAlternative, leaf, setting, language)
      ? withAlternative
      : undefined;
}

/** The lines of a paragraph with several leaves, such as a question and its answer. */
function linesOf(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === '\n') lines.push([]);
    else lines.at(-1)?.push(token);
  }
  return lines;
}

/**
 * Whether the HTML reads as the leaf. Marks of outer elements are missing when it is read alone: the caller then
 * verifies the words.
 */
function readsAsLeaf(html: string, leaf: Leaf, setting: Setting, language: string): boolean {
  if (setting.marks.length > 0) return true;
  const blocks = readPiece(html, language);
  const [only] = blocks;
  return only !== undefined && blocks.length === 1 && sameBlock(only, leaf.block);
}

/** Sets the alternative text of the only picture in `html`. */
function setAlternativeText(
  html: string,
  { alt, decorative }: Readonly<{ alt: string; decorative: boolean }>,
): string {
  const images: HtmlElement[] = [];
  const walk = (parent: HtmlParent): void => {
    for (const child of parent.childNodes.filter(isElement)) {
      if (child.tagName === 'img') images.push(child);
      walk(child);
    }
  };
  walk(parseHtml(html));
  const [image] = images;
  const location = image?.sourceCodeLocation;
  const newAlt = decorative ? '' : alt;
  if (image === undefined || !location || images.length > 1 || (attribute(image, 'alt') ?? '') === newAlt)
    return html;
  const written = ` alt="${escapeAttribute(newAlt)}"`;
  const old = location.attrs?.['alt'];
  return old === undefined
    ? applyHtmlEdits(html, [
        { start: location.startOffset + 4, end: location.startOffset + 4, html: written },
      ])
    : applyHtmlEdits(html, [{ start: old.startOffset, end: old.endOffset, html: written.slice(1) }]);
}

/** Rewrites a text leaf inside the elements of `part`; undefined for other leaves. */
export function insidePart(part: Part, leaf: Leaf, language: string): string | undefined {
  const [block] = part.unit.blocks;
  const content = tokensOfBlock(leaf.block);
  if (!isText(leaf) || content === undefined || block === undefined) return undefined;
  const { unit, html } = part;
  const setting = settingAt(unit.parent, language);
  const base = tokensOfHtml(html, setting) ?? [];
  const tokens = tokensForTurn(base, { label: leaf.label, content, question: leaf.turn === 'question' });
  const element = unit.around.findLast(({ tagName }) => !INLINE.has(tagName));
  const heading = element !== undefined && /^h[1-6]$/.test(element.tagName);
  if (element === undefined) {
    if (leaf.block.type === 'heading') return undefined;
    const { marks, language: spoken } = setting;
    return htmlAt({ marks, language: spoken }, tokens);
  }
  const location = element.sourceCodeLocation;
  if (!location?.startTag || (leaf.turn === undefined && heading !== (leaf.block.type === 'heading')))
    return undefined;
  const within = settingAt(element, language);
  const words = htmlAt({ marks: within.marks, language: within.language }, tokens);
  const [start, end] = [
    location.startTag.endOffset - unit.start,
    (location.endTag?.startOffset ?? location.endOffset) - unit.start,
  ];
  return html.slice(0, start) + words + html.slice(end);
}

/** The format of the page's questions, for a new one. */
export type QuestionFormat = Readonly<{ tag: string; marks: readonly Mark[] }>;

export function questionFormatOf(part: Part, language: string): QuestionFormat {
  const element = part.unit.around.findLast(({ tagName }) => !INLINE.has(tagName));
  const tag = element !== undefined && /^(?:h[1-6]|p|div)$/.test(element.tagName) ? element.tagName : 'p';
  const inside = element === undefined ? settingAt(part.unit.parent, language) : settingAt(element, language);
  const base = tokensOfHtml(part.html, settingAt(part.unit.parent, language)) ?? [];
  return { tag, marks: commonMarks(base).filter((mark) => !inside.marks.includes(mark)) };
}

/** Renders a leaf on its own, without marks of ours: from its source while valid, else from the model. */
export function renderLeaf(leaf: Leaf, manner: QuestionFormat, context: TurnContext): string {
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

/** A name, or the format of a question, is in the source but not in the block. */
function ownBytes(leaf: Leaf, context: TurnContext): string | undefined {
  return leaf.label !== '' || leaf.turn === 'question'
    ? undefined
    : sourceOf({ ...leaf.block, source: leaf.source } as SimpleBlock, context);
}
