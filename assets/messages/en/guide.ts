import { counted } from '../plural.ts';
import type { guide as french } from '../fr/guide.ts';

export const guide: typeof french = {
  title: 'Escale guide',
  subjects: 'Subjects',
  search: 'Search the guide',
  clear: 'Clear the search',
  results: 'Results in the guide',
  none: 'The guide says nothing of it. Try one word, or its beginning.',
  found: (count: number) => counted('en', count, 'passage found', 'passages found'),
  back: (page: string) => `Back to “${page}”`,
  text: 'Text of the guide',
  open: 'Open the guide',
};
