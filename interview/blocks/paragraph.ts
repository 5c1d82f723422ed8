/** Paragraphs. */
import type { AnswerBlock } from '../document.ts';
import { foldInlines, inlinesToText } from '../inlines.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';
import { paragraphMarkdown } from '../markup/inlines-markdown.ts';
import type { BlockType } from './block-type.ts';
import { areInlinesWithinBounds } from './bounds.ts';
import { sourceField } from './published-fields.ts';
import { stretchesOfInlines } from './stretches.ts';

type Paragraph = Extract<AnswerBlock, { type: 'paragraph' }>;

export const paragraph: BlockType<Paragraph> = {
  text: ({ content }) => inlinesToText(content),
  runs: ({ content }) => [content],
  paragraphs: ({ content }) => [content],
  withRuns(block, change) {
    const content = change(block.content, false);
    return content.length === 0 ? undefined : { ...block, content };
  },
  isPatchable: () => true,
  stretches: ({ content }) => stretchesOfInlines(content, []),
  publishedForm(block, base) {
    const content = foldInlines(block.content, base);
    return content.length === 0 ? undefined : { type: 'paragraph', content, ...sourceField(block) };
  },
  isWithinBounds: ({ content }) => areInlinesWithinBounds(content),
  html: ({ content }) => `<p>${inlinesHtml(content)}</p>`,
  clipboardHtml: ({ content }) => `<p>${inlinesHtml(content)}</p>`,
  markdown: ({ content }) => paragraphMarkdown(content),
};
