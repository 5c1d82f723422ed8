/** Words of the blocks: the slash menu, the cards, tables, code. */
import type { BlocksMessages } from '../fr/blocks.ts';

export const blocks: BlocksMessages = {
  source: 'Source of the quote',
  tableCaption: 'Table caption',
  slashMenu: 'Insert',
  slashCount: (entries: number): string => (entries > 1 ? `${entries} suggestions` : `${entries} suggestion`),
  slash: {
    question: { name: 'Question', also: 'ask' },
    answer: { name: 'Answer', also: 'reply person' },
    paragraph: { name: 'Paragraph', also: 'plain text' },
    'heading-2': { name: 'Heading', also: 'title h2 section' },
    'heading-3': { name: 'Small heading', also: 'subheading title h3' },
    'heading-4': { name: 'Level 4 heading', also: 'subheading title h4' },
    'bullet-list': { name: 'Bulleted list', also: 'bullets points' },
    'numbered-list': { name: 'Numbered list', also: 'numbers ordered 1.' },
    quote: { name: 'Quote', also: 'citation source' },
    'code-block': { name: 'Code', also: 'program' },
    'insert-table': { name: 'Table', also: 'grid rows columns' },
    'insert-picture': { name: 'Picture…', also: 'image photo illustration' },
    'insert-gallery': { name: 'Pictures side by side…', also: 'gallery row photos' },
    'insert-video': { name: 'Video…', also: 'film youtube vimeo dailymotion peertube player' },
    'insert-rule': { name: 'Rule', also: 'separator line divider hr' },
    'insert-jump-break': { name: 'Read more', also: 'jump break more fold' },
  },
};
