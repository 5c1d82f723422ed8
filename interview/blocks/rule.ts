/** Horizontal rules. */
import type { TopBlock } from '../document.ts';
import type { BlockType } from './block-type.ts';

type Rule = Extract<TopBlock, { type: 'rule' }>;

export const rule: BlockType<Rule> = {
  text: () => '',
  printedText: () => '* * *',
  runs: () => [],
  stretches: () => [{ text: '* * *', formats: [] }],
  publishedForm: (block) => block,
  isWithinBounds: () => true,
  html: () => '<hr>',
  clipboardHtml: () => '<hr>',
  markdown: () => '---',
  read: ({ tagName }) => (tagName === 'hr' ? { blocks: [{ type: 'rule' }] } : undefined),
};
