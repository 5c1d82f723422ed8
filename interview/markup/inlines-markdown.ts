/** Writes text runs as Markdown (CommonMark with GFM tables and strikethrough). */
import type { Inline, TextInline } from '../document.ts';

/** Escapes characters with a meaning in Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');
}

/** Escapes characters with a meaning at the start of a line: headings, lists, quotes, rules. */
export function escapeLineStart(line: string): string {
  return line.replace(/^(\s*)([#+\-=>])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])/, '$1\\$2');
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Wraps the words only: spaces at either end must stay outside of emphasis. */
function wrapWords(text: string, before: string, after = before): string {
  const middle = text.trim();
  const at = text.length - text.trimStart().length;
  return middle === ''
    ? text
    : `${text.slice(0, at)}${before}${middle}${after}${text.slice(at + middle.length)}`;
}

function runMarkdown(inline: TextInline): string {
  const marks = new Set(inline.marks);
  let text = marks.has('code') ? codeSpan(inline.text) : escapeMarkdown(inline.text);
  if (marks.has('sup')) text = wrapWords(text, '<sup>', '</sup>');
  if (marks.has('sub')) text = wrapWords(text, '<sub>', '</sub>');
  if (marks.has('strike')) text = wrapWords(text, '~~');
  if (marks.has('underline')) text = wrapWords(text, '<u>', '</u>');
  if (marks.has('italic')) text = wrapWords(text, '*');
  return marks.has('bold') ? wrapWords(text, '**') : text;
}

/** An address in angle brackets (links.ts allows no `<`, `>` or space). */
export const markdownAddress = (address: string): string => `<${address}>`;

const titlePart = (title: string | undefined): string =>
  title === undefined ? '' : ` "${title.replace(/[\\"]/g, '\\$&')}"`;

/**
 * Writes folded inlines as Markdown, with a backslash at each line break. `breaks` replaces it in text that must stay
 * on one line.
 */
export function inlinesMarkdown(inlines: readonly Inline[], breaks = '\\\n'): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'text') return runMarkdown(inline);
      if (inline.type === 'lineBreak') return breaks;
      return `[${inlinesMarkdown(inline.content, breaks)}](${markdownAddress(inline.url)}${titlePart(inline.title)})`;
    })
    .join('');
}

/** Writes a paragraph, with line starts escaped. */
export function paragraphMarkdown(inlines: readonly Inline[]): string {
  return inlinesMarkdown(inlines).split('\n').map(escapeLineStart).join('\n');
}
