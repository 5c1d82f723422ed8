/** Where the home page of a blog cuts a post. The HTML reader finds it: it is a comment or a bare link, and no block. */
import type { TopBlock } from '../document.ts';
import type { BlockType } from './block-type.ts';

type JumpBreak = Extract<TopBlock, { type: 'jumpBreak' }>;

export const jumpBreak: BlockType<JumpBreak> = {
  text: () => '',
  runs: () => [],
  stretches: () => [],
  published: (block) => block,
  isWithinBounds: () => true,
  html: (_block, { verbatim }) => (verbatim ? '<!--more-->' : ''),
  copiedHtml: () => '',
  markdown: () => '<!--more-->',
  standsApart: true,
};
