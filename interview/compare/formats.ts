/** The formatted text of a block, for comparisons. */
import { typeOf } from '../blocks/blocks.ts';
import { languageFormats, joinAsLines, stretchesOfParagraphs, type Stretch } from '../blocks/stretches.ts';
import type { TopBlock } from '../document.ts';

/** Omits pictures, which are compared apart. `base`: the surrounding language, which is not marked. */
export function stretchesOfBlock(block: TopBlock, base: string): Stretch[] {
  if (block.type === 'question')
    return stretchesOfParagraphs(block.content, languageFormats(block.language, base));
  if (block.type !== 'answer') return typeOf(block).stretches(block, base);
  const language = languageFormats(block.language, base);
  const stretches = joinAsLines(block.blocks.map((inner) => stretchesOfBlock(inner, base)));
  return stretches.map(({ text, formats }) => ({
    text,
    formats: text === '\n' ? formats : [...language, ...formats],
  }));
}
