/** The words of blocks as one text, and what each stretch of it looks like: what a comparison is made of. */
import { typeOf } from '../blocks/blocks.ts';
import { languageFormats, joinAsLines, stretchesOfParagraphs, type Stretch } from '../blocks/stretches.ts';
import type { TopBlock } from '../document.ts';

/** Of pictures nothing: they are compared apart. `base`: the language around it, which goes without saying. */
export function ofBlock(block: TopBlock, base: string): Stretch[] {
  if (block.type === 'question')
    return stretchesOfParagraphs(block.content, languageFormats(block.language, base));
  if (block.type !== 'answer') return typeOf(block).stretches(block, base);
  const language = languageFormats(block.language, base);
  const stretches = joinAsLines(block.blocks.map((inner) => ofBlock(inner, base)));
  return stretches.map(({ text, formats }) => ({
    text,
    formats: text === '\n' ? formats : [...language, ...formats],
  }));
}
