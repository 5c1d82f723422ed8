/** A document as a few readable lines, for golden files of pasted content. */
import type { Inline, List, TopBlock } from '#interview/document.ts';

const SIGNS = {
  bold: '**',
  italic: '_',
  underline: '__',
  strike: '~~',
  code: '`',
  sub: '~',
  sup: '^',
} as const;

/** No-break spaces are written out: ° for U+00A0, · for U+202F. */
const visible = (text: string): string => text.replaceAll('\u00a0', '°').replaceAll('\u202f', '·');

/** One run of text with its marks. */
export function compactInlines(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'lineBreak') return ' ↵ ';
      if (inline.type === 'link') return `[${compactInlines(inline.content)}](${inline.url})`;
      const signs = (inline.marks ?? []).map((mark) => SIGNS[mark]);
      const text = `${signs.join('')}${visible(inline.text)}${signs.toReversed().join('')}`;
      return inline.language === undefined ? text : `{${inline.language}: ${text}}`;
    })
    .join('');
}

function listLines(list: List, depth: number): string[] {
  return list.items.flatMap((item, index) => [
    `${'  '.repeat(depth)}${list.ordered ? `${(list.start ?? 1) + index}.` : '-'} ${compactInlines(item.content)}`,
    ...(item.children === undefined ? [] : listLines(item.children, depth + 1)),
  ]);
}

/** The blocks, one or several lines each. */
export function compact(blocks: readonly TopBlock[]): string {
  return `${blocks.flatMap((block) => linesOf(block)).join('\n')}\n`;
}

function linesOf(block: TopBlock): string[] {
  switch (block.type) {
    case 'paragraph':
      return [`p ${compactInlines(block.content)}`];
    case 'heading':
      return [`h${block.level} ${compactInlines(block.content)}`];
    case 'question':
      return block.content.map((content) => `? ${compactInlines(content)}`);
    case 'answer':
      return [
        `answer ${block.participants.length}`,
        ...block.blocks.flatMap(linesOf).map((line) => `  ${line}`),
      ];
    case 'list':
      return listLines(block, 0);
    case 'quote':
      return [
        ...block.content.map((content) => `> ${compactInlines(content)}`),
        ...(block.cite === undefined ? [] : [`>> ${block.cite}`]),
      ];
    case 'table':
      return block.rows.map(
        (row) =>
          `| ${row.map((cell) => `${cell.header ? '!' : ''}${cell.columns === undefined ? '' : `(${cell.columns})`}${compactInlines(cell.content)}`).join(' | ')}`,
      );
    case 'image':
      return [
        `image ${block.asset ?? block.url ?? ''} ${block.width ?? '?'}x${block.height ?? '?'} alt=${block.alt} caption=${compactInlines(block.caption)}`,
      ];
    case 'code':
      return [`code ${JSON.stringify(block.text)}`];
    case 'html':
      return [`html ${block.html}`];
    default:
      return [block.type];
  }
}
