/**
 * Converts a page of the guide to the blocks of the window, with marked. Runs at build time
 * (scripts/building/plugins.mjs), so that the window needs neither Markdown nor HTML. Unsupported syntax fails the
 * build.
 */
import { lexer, type MarkedToken, type Token } from 'marked';
import type { Block, Inline } from './markdown.ts';
import { inlinesToText } from './markdown.ts';
import type { Page } from './search-guide.ts';
import type { Subject } from './subjects.ts';

/** The anchor of a heading, as on GitHub, so that links work in the app and on the web. */
export const anchorOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/gu, '-');

/** Throws an Error that names the page and the unsupported syntax. */
export function readPage(subject: Subject, text: string): Page {
  try {
    const blocks = readMarkdown(text);
    const [title] = blocks;
    if (title?.type !== 'heading') throw new Error('A page of the guide begins with its title.');
    return { subject, title: inlinesToText(title.content), blocks };
  } catch (cause) {
    throw new Error(`${subject}.md: ${String(cause)}`, { cause });
  }
}

/** Throws an Error that quotes unsupported syntax: HTML, inline pictures, quotes, deep headings. */
export const readMarkdown = (text: string): Block[] => lexer(text).flatMap(readBlock);

function readBlock(token: Token): Block[] {
  // `Token` has a member of any type, so that a switch cannot narrow it.
  const markedToken = token as MarkedToken;
  switch (markedToken.type) {
    case 'space':
      return [];
    case 'heading': {
      const content = readInlines(markedToken.tokens);
      const { depth } = markedToken;
      if (depth !== 1 && depth !== 2 && depth !== 3) return refuse(token);
      return [{ type: 'heading', level: depth, id: anchorOf(inlinesToText(content)), content }];
    }
    case 'paragraph': {
      const [first, ...rest] = markedToken.tokens as MarkedToken[];
      if (first?.type === 'image' && rest.length === 0)
        return [{ type: 'picture', alt: textOf(first), src: first.href }];
      return [{ type: 'paragraph', content: readInlines(markedToken.tokens) }];
    }
    // The text of an item in a list without blank lines.
    case 'text':
      return [{ type: 'paragraph', content: readInlines(markedToken.tokens ?? []) }];
    case 'list': {
      if (markedToken.items.some(({ task }) => task)) return refuse(token);
      const items = markedToken.items.map((item) => item.tokens.flatMap(readBlock));
      return [{ type: 'list', ordered: markedToken.ordered, items }];
    }
    case 'table':
      return [
        {
          type: 'table',
          head: markedToken.header.map(({ tokens }) => readInlines(tokens)),
          rows: markedToken.rows.map((row) => row.map(({ tokens }) => readInlines(tokens))),
        },
      ];
    case 'code':
      return [{ type: 'code', text: markedToken.text }];
    default:
      return refuse(token);
  }
}

/** Joins consecutive texts, which marked splits. */
function readInlines(tokens: readonly Token[]): Inline[] {
  const inlines: Inline[] = [];
  for (const inline of tokens.map(readInline)) {
    const last = inlines.at(-1);
    if (last?.type === 'text' && inline.type === 'text')
      inlines[inlines.length - 1] = { type: 'text', text: last.text + inline.text };
    else inlines.push(inline);
  }
  return inlines;
}

function readInline(token: Token): Inline {
  const markedToken = token as MarkedToken;
  switch (markedToken.type) {
    case 'text':
    case 'escape':
      return { type: 'text', text: textOf(markedToken) };
    case 'codespan':
      return { type: 'code', text: markedToken.text };
    case 'em':
      return { type: 'words', content: readInlines(markedToken.tokens) };
    case 'strong':
      return { type: 'strong', content: readInlines(markedToken.tokens) };
    case 'link':
      return { type: 'link', href: markedToken.href, content: readInlines(markedToken.tokens) };
    default:
      return refuse(token);
  }
}

/** Line ends become spaces; entities would be shown literally. */
function textOf(token: Readonly<{ text: string; raw: string }>): string {
  if (/&(?:#\w+|\w+);/.test(token.text)) return refuse(token);
  return token.text.replace(/ *\n */g, ' ');
}

function refuse({ raw }: Readonly<{ raw: string }>): never {
  throw new Error(`The guide cannot show this: ${raw.slice(0, 200)}`);
}
