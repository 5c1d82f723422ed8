/**
 * The break after which a blog's home page cuts a post. The HTML reader recognises it itself: it is a comment or a bare
 * link, not an element of its own.
 */
import type { TopBlock } from '../document.ts';
import type { BlockType } from './block-type.ts';

type JumpBreak = Extract<TopBlock, { type: 'jumpBreak' }>;

export const jumpBreak: BlockType<JumpBreak> = {
  text: () => '',
  runs: () => [],
  stretches: () => [],
  publishedForm: (block) => block,
  isWithinBounds: () => true,
  html: (_block, { verbatim }) => (verbatim ? '<!--more-->' : ''),
  clipboardHtml: () => '',
  markdown: () => '<!--more-->',
  cannotBeLine: true,
};
