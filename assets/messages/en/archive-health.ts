import type { archiveHealth as fr } from '../fr/archive-health.ts';
import { counted } from '../plural.ts';

const number = new Intl.NumberFormat('en');

export const archiveHealth: typeof fr = {
  title: 'Search in the archive',
  hint: 'The index is made from the posts. Making it again changes no text, and search goes on answering meanwhile.',
  check: 'Check the index',
  rebuild: 'Make the index again',
  building: (done, total) =>
    `The index is being made again: ${number.format(done)} of ${counted('en', total, 'post', 'posts')}`,
  right: 'The index says what the posts say.',
  wrong: (count) =>
    `${counted('en', count, 'difference between the index and the posts', 'differences between the index and the posts')}. The texts are whole; making the index again mends it.`,
};
