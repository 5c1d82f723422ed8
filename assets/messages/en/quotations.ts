import type { quotations as french } from '../fr/quotations.ts';
import { counted } from '../plural.ts';

export const quotations = {
  copy: 'Copy the quotation',
  copied: 'Quotation copied.',
  copiedWithoutAddress: 'Quotation copied, without an address: this post is not online.',
  insert: 'Insert here',
  insertName: 'Insert here as a quote',
  insertHint: 'Insert here as a quote: in the open post, after the paragraph with the caret',
  inserted: (title: string) => `Quote inserted in “${title}”.`,
  see: 'Go there',
  noPost: 'No post is open: open one, then come back here to insert the quote.',
  select: 'First select the words to quote.',
  choose: 'First choose a result to quote.',
  keep: 'Keep this selection too',
  kept: (count: number) => counted('en', count, 'passage kept', 'passages kept'),
  drop: 'Keep them no more',
  untitled: 'Untitled',
} satisfies typeof french;
