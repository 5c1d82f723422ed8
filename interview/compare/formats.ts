/** The words of blocks as one text, and what each stretch of it looks like: what a comparison is made of. */
import { sameLanguage } from '../inlines.ts';
import type { AnswerBlock, Inline, List, Table, TopBlock } from '../document.ts';
import { blockToText } from '../plain.ts';

const FORMAT_KINDS = [
  'bold',
  'italic',
  'underline',
  'strike',
  'code',
  'sub',
  'sup',
  'link',
  'language',
  'heading',
  'bullets',
  'numbers',
  'nested',
  'quote',
  'cite',
  'table',
  'header-cell',
  'code-block',
  'video',
  'sealed',
] as const;
type FormatKind = (typeof FORMAT_KINDS)[number];
/** `value`: the address of a link, the tag of a language, the level of a heading. */
export type Format = Readonly<{ kind: FormatKind; value?: string }>;

/** A stretch of text of one look; stretches put together are the text. */
export type Stretch = Readonly<{ text: string; formats: readonly Format[] }>;

const PARAGRAPH: Stretch = { text: '\n', formats: [] };

function ofInlines(inlines: readonly Inline[], around: readonly Format[]): Stretch[] {
  return inlines.flatMap((inline): Stretch[] => {
    if (inline.type === 'lineBreak') return [{ text: '\n', formats: around }];
    if (inline.type === 'link')
      return ofInlines(inline.content, [...around, { kind: 'link', value: inline.url }]);
    const marks = (inline.marks ?? []).map((kind): Format => ({ kind }));
    const language: Format[] =
      inline.language === undefined ? [] : [{ kind: 'language', value: inline.language }];
    return [{ text: inline.text, formats: [...around, ...marks, ...language] }];
  });
}

/** Parts one under the other; those without a word leave no line. */
function lines(parts: readonly (readonly Stretch[])[]): Stretch[] {
  return parts
    .filter((part) => part.some(({ text }) => text !== ''))
    .flatMap((part, index) => (index === 0 ? part : [PARAGRAPH, ...part]));
}

export const ofParagraphs = (
  paragraphs: readonly (readonly Inline[])[],
  around: readonly Format[] = [],
): Stretch[] => lines(paragraphs.map((paragraph) => ofInlines(paragraph, around)));

function ofList(list: List, around: readonly Format[], nested = false): Stretch[] {
  const own: Format[] = [
    ...around,
    { kind: list.ordered ? 'numbers' : 'bullets' },
    ...(nested ? [{ kind: 'nested' as const }] : []),
  ];
  return lines(
    list.items.flatMap((item) => [
      ofInlines(item.content, own),
      ...(item.children === undefined ? [] : [ofList(item.children, around, true)]),
    ]),
  );
}

const ofTable = ({ caption, rows }: Table): Stretch[] =>
  lines([
    ofInlines(caption ?? [], [{ kind: 'table' }]),
    ...rows.map((row) =>
      row.flatMap((cell, index): Stretch[] => [
        ...(index === 0 ? [] : [{ text: '\t', formats: [{ kind: 'table' as const }] }]),
        ...ofInlines(cell.content, [
          { kind: 'table' },
          ...(cell.header ? [{ kind: 'header-cell' as const }] : []),
        ]),
      ]),
    ),
  ]);

const inLanguage = (language: string | undefined, base: string): Format[] =>
  language === undefined || sameLanguage(language, base) ? [] : [{ kind: 'language', value: language }];

/** @param base the language around it, which goes without saying */
export function ofBlock(block: TopBlock, base: string): Stretch[] {
  switch (block.type) {
    case 'paragraph':
      return ofInlines(block.content, []);
    case 'heading':
      return ofInlines(block.content, [{ kind: 'heading', value: String(block.level) }]);
    case 'question':
      return ofParagraphs(block.content, inLanguage(block.language, base));
    case 'answer': {
      const language = inLanguage(block.language, base);
      return ofBlocks(block.blocks, base).map(({ text, formats }) => ({
        text,
        formats: text === '\n' ? formats : [...language, ...formats],
      }));
    }
    case 'list':
      return ofList(block, []);
    case 'quote': {
      const quote: Format[] = [{ kind: 'quote' }, ...inLanguage(block.language, base)];
      const cite: Stretch[] =
        block.cite === undefined ? [] : [{ text: block.cite, formats: [{ kind: 'cite' }] }];
      return lines([...block.content.map((paragraph) => ofInlines(paragraph, quote)), cite]);
    }
    case 'table':
      return ofTable(block);
    case 'code':
      return [{ text: block.text, formats: [{ kind: 'code-block' }] }];
    case 'embed':
      return [{ text: blockToText(block), formats: [{ kind: 'video' }, { kind: 'link', value: block.url }] }];
    case 'html':
      return [{ text: blockToText(block), formats: [{ kind: 'sealed' }] }];
    case 'rule':
      return [{ text: '* * *', formats: [] }];
    case 'image':
    case 'gallery':
    case 'jumpBreak':
      return [];
  }
}

/** Of pictures nothing: they are compared apart. */
const ofBlocks = (blocks: readonly (TopBlock | AnswerBlock)[], base: string): Stretch[] =>
  lines(blocks.map((block) => ofBlock(block, base)));

export const textOf = (stretches: readonly Stretch[]): string => stretches.map(({ text }) => text).join('');
