/** Lists in a docx: real ones, whose numbers Word counts. */
import type { ILevelsOptions, Paragraph } from 'docx';
import type * as Docx from 'docx';
import type { List } from '#interview/document.ts';
import { BULLETS, type DocxContext, type NumberedList } from './context.ts';
import { runs } from './inlines.ts';

/** Word has nine levels. */
const DEEPEST = 8;

export function listParagraphs(block: List, context: DocxContext, level = 0): Paragraph[] {
  const reference = block.ordered ? newNumbers(context, block.start ?? 1) : BULLETS;
  const depth = Math.min(level, DEEPEST);
  return block.items.flatMap((item) => [
    new context.docx.Paragraph({
      numbering: { reference, level: depth },
      children: runs(item.content, context),
    }),
    ...(item.children === undefined ? [] : listParagraphs(item.children, context, level + 1)),
  ]);
}

function newNumbers({ lists }: DocxContext, start: number): string {
  const reference = `numbers-${lists.length + 1}`;
  lists.push({ reference, start });
  return reference;
}

/** Of the whole document, once its lists are known. */
export function numberingConfig(
  { AlignmentType, LevelFormat }: typeof Docx,
  lists: readonly NumberedList[],
): { reference: string; levels: ILevelsOptions[] }[] {
  const levels = (level: (index: number) => Partial<ILevelsOptions>): ILevelsOptions[] =>
    Array.from({ length: DEEPEST + 1 }, (_, index) => ({
      level: index,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 567 + index * 425, hanging: 340 } } },
      ...level(index),
    }));
  return [
    {
      reference: BULLETS,
      levels: levels((index) => ({ format: LevelFormat.BULLET, text: index % 2 === 0 ? '•' : '–' })),
    },
    ...lists.map(({ reference, start }) => ({
      reference,
      levels: levels((index) => ({ format: LevelFormat.DECIMAL, text: `%${index + 1}.`, start })),
    })),
  ];
}
