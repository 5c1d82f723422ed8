/** A post as Markdown: the title a first heading, questions second ones, names in bold. */
import type { AnswerBlock, Image, Inline, List, Post, Table, TextInline, TopBlock } from '../document.ts';
import { sanitizeHtml } from '../markup/sanitize.ts';
import { publishedForm, questionNumbers } from '../published-form.ts';
import { creditShown } from '../pictures.ts';
import { inlinesOfCite } from '../blocks/cite.ts';
import { answerLabel, participantsById, questionLabel } from '../speakers.ts';

// Runs of text as Markdown (CommonMark with GFM tables and strikethrough).

/** Characters that Markdown would read; a backslash makes them plain. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');
}

/** What only means something at the start of a line: headings, lists, quotes, rules. */
function escapeLineStart(line: string): string {
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
const markdownAddress = (address: string): string => `<${address}>`;

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
function paragraphMarkdown(inlines: readonly Inline[]): string {
  return inlinesMarkdown(inlines).split('\n').map(escapeLineStart).join('\n');
}

type MarkdownOptions = Readonly<{
  /** The address of a picture of the library; without it, `asset:<sha256>`. */
  pictureAddress?: (sha256: string) => string;
}>;

const indented = (text: string, by: string): string => text.replace(/\n(?=.)/g, `\n${by}`);

function list(block: List): string {
  return block.items
    .map((item, index) => {
      const bullet = block.ordered ? `${(block.start ?? 1) + index}. ` : '- ';
      // A numbered list that does not begin at 1 needs an empty line before it, or it continues the paragraph.
      const apart = item.children?.start !== undefined && item.content.length > 0 ? '\n\n' : '\n';
      const children = item.children ? apart + list(item.children) : '';
      return bullet + indented(paragraphMarkdown(item.content) + children, ' '.repeat(bullet.length));
    })
    .join('\n');
}

function image(block: Image, options: MarkdownOptions): string {
  const own =
    block.asset === undefined ? undefined : (options.pictureAddress?.(block.asset) ?? `asset:${block.asset}`);
  const picture = `![${escapeMarkdown(block.alt)}](${markdownAddress(block.url ?? own ?? '')})`;
  const caption = [inlinesMarkdown(block.caption, ' '), escapeMarkdown(creditShown(block.credit))]
    .filter((part) => part !== '')
    .join(' — ');
  return caption === '' ? picture : `${picture}\\\n${escapeLineStart(caption)}`;
}

function table(block: Table): string {
  const columns = block.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: columns }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const rows = block.rows.map((row) => line(row.map((cell) => inlinesMarkdown(cell.content, '<br>'))));
  const headed = block.rows[0]?.some((cell) => cell.header) === true;
  const head = headed ? rows.slice(0, 1) : [line([])];
  const caption = block.caption === undefined ? [] : [paragraphMarkdown(block.caption), ''];
  return [
    ...caption,
    ...head,
    line(Array.from({ length: columns }, () => '---')),
    ...(headed ? rows.slice(1) : rows),
  ].join('\n');
}

function code(text: string, language: string | undefined): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${(language ?? '').replace(/[`\s]/g, '')}\n${text}\n${fence}`;
}

function answerBlock(block: AnswerBlock, options: MarkdownOptions): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphMarkdown(block.content);
    case 'list':
      return list(block);
    case 'quote': {
      const cite = block.cite === undefined ? [] : [`— ${inlinesMarkdown(inlinesOfCite(block.cite))}`];
      const text = [...block.content.map(paragraphMarkdown), ...cite].join('\n\n');
      return text
        .split('\n')
        .map((line) => (line === '' ? '>' : `> ${line}`))
        .join('\n');
    }
    case 'image':
      return image(block, options);
    case 'gallery':
      return [
        ...block.images.map((one) => image(one, options)),
        ...(block.caption === undefined ? [] : [paragraphMarkdown(block.caption)]),
      ].join('\n\n');
    case 'table':
      return table(block);
    case 'code':
      return code(block.text, block.language);
    case 'embed': {
      const provider = block.provider === undefined ? '' : ` (${escapeMarkdown(block.provider)})`;
      return `[${escapeMarkdown(block.title === '' ? block.url : block.title)}](${markdownAddress(block.url)})${provider}`;
    }
    case 'html':
      return sanitizeHtml(block.html).replace(/\n{2,}/g, '\n');
  }
}

/** The Markdown of a post; ends with a newline. */
export function renderMarkdown(post: Post, options: MarkdownOptions = {}): string {
  const published = publishedForm(post);
  const people = participantsById(published);
  const numbers = questionNumbers(published);
  const bold = (label: string): string => `**${escapeMarkdown(label)}**`;
  const block = (top: TopBlock): string => {
    switch (top.type) {
      case 'question': {
        const label = questionLabel(top, people, published.language);
        const text = top.content.map((paragraph) => inlinesMarkdown(paragraph, '<br>')).join('<br>');
        const number = numbers.get(top.id);
        const before = [number ?? '', escapeMarkdown(label)].filter((part) => part !== '');
        return `## ${[...before, text].join(' ')}`;
      }
      case 'answer': {
        const label = answerLabel(top, people, published.language);
        const texts = top.blocks.map((inner) => answerBlock(inner, options));
        if (label === '') return texts.join('\n\n');
        return top.blocks[0]?.type === 'paragraph'
          ? `${bold(label)} ${texts.join('\n\n')}`
          : [bold(label), ...texts].join('\n\n');
      }
      case 'heading':
        return `${'#'.repeat(top.level)} ${inlinesMarkdown(top.content, '<br>')}`;
      case 'rule':
        return '---';
      case 'jumpBreak':
        return '<!--more-->';
      default:
        return answerBlock(top, options);
    }
  };
  const title = published.title === '' ? [] : [`# ${escapeMarkdown(published.title)}`];
  const parts = [...title, ...(published.lead ?? []).map(paragraphMarkdown), ...published.body.map(block)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
