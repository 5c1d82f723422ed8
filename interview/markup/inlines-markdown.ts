/** Runs of text as Markdown (CommonMark with GFM tables and strikethrough). */
import type { Inline, TextInline } from '../document.ts';

/** Characters that Markdown would read; a backslash makes them plain. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');
}

/** What only means something at the start of a line: headings, lists, quotes, rules. */
export function escapeLineStart(line: string): string {
  return line.replace(/^(\s*)([#+\-=>])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])/, '$1\\$2');
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Emphasis must hug its words: spaces at either end stay outside. */
function around(text: string, before: string, after = before): string {
  const middle = text.trim();
  const at = text.length - text.trimStart().length;
  return middle === ''
    ? text
    : `${text.slice(0, at)}${before}${middle}${after}${text.slice(at + middle.length)}`;
}

function run(inline: TextInline): string {
  const marks = new Set(inline.marks);
  let text = marks.has('code') ? codeSpan(inline.text) : escapeMarkdown(inline.text);
  if (marks.has('sup')) text = around(text, '<sup>', '</sup>');
  if (marks.has('sub')) text = around(text, '<sub>', '</sub>');
  if (marks.has('strike')) text = around(text, '~~');
  if (marks.has('underline')) text = around(text, '<u>', '</u>');
  if (marks.has('italic')) text = around(text, '*');
  return marks.has('bold') ? around(text, '**') : text;
}

/** An address as Markdown takes it between angle brackets (links.ts lets no `<`, `>` or space through). */
export const markdownAddress = (address: string): string => `<${address}>`;

const titlePart = (title: string | undefined): string =>
  title === undefined ? '' : ` "${title.replace(/[\\"]/g, '\\$&')}"`;

/** Folded inlines as Markdown; a line break is a backslash at the end of the line. `breaks` replaces it where a line must stay whole. */
export function inlinesMarkdown(inlines: readonly Inline[], breaks = '\\\n'): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'text') return run(inline);
      if (inline.type === 'lineBreak') return breaks;
      return `[${inlinesMarkdown(inline.content, breaks)}](${markdownAddress(inline.url)}${titlePart(inline.title)})`;
    })
    .join('');
}

/** A paragraph, its lines safe at their starts. */
export function paragraphMarkdown(inlines: readonly Inline[]): string {
  return inlinesMarkdown(inlines).split('\n').map(escapeLineStart).join('\n');
}
