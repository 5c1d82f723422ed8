import { counted } from '../plural.ts';
import type { find as french } from '../fr/find.ts';

export const find: typeof french = {
  bar: 'Find in the post',
  query: 'Find',
  replacement: 'Replace with',
  accents: 'Accents',
  accentsHint: 'Tell “cote” from “côté”',
  capitals: 'Case',
  capitalsHint: 'Tell capitals from small letters',
  wholeWords: 'Whole words',
  wholeWordsHint: 'Whole words only',
  next: 'Next result',
  previous: 'Previous result',
  showReplace: 'Replace…',
  replace: 'Replace',
  replaceAll: 'Replace all',
  close: 'Close the search',
  nothing: 'Nothing found',
  place: (at, total) => `${at} of ${total}`,
  total: (count, more) => (more ? `${count} and more` : String(count)),
  replaced: (count) => counted('en', count, 'replacement made', 'replacements made'),
  inCards: (count) =>
    `${counted('en', count, 'result stands', 'results stand')} in a picture, a table or an imported block: to be changed there.`,
};
