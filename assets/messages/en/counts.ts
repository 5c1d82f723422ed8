import { counted } from '../plural.ts';
import type { counts as french } from '../fr/counts.ts';

export const counts: typeof french = {
  open: (words) => `${words}: characters, reading time`,
  title: 'Length of the post',
  words: 'Words',
  signs: 'Characters, with spaces',
  reading: 'Reading',
  minutes: (count) => (count < 1 ? 'less than a minute' : `about ${count} min`),
  questions: 'Questions',
  answers: 'Answers',
  people: 'Words of each person',
  share: (words, percent) => `${words}, ${percent}%`,
  selection: 'Selection',
  selected: (words, signs) =>
    `${counted('en', words, 'word', 'words')}, ${counted('en', signs, 'character', 'characters')}`,
};
