/** The schema of the first release, by subject. */
import type { Migration } from '../index.ts';
import { IMPORTS, REVIEW } from './imports.ts';
import { MIRROR, PUBLISHING } from './publishing.ts';
import { PEOPLE, POSTS } from './posts.ts';
import { PICTURES } from './pictures.ts';
import { SEARCH } from './search.ts';

export const first: Migration = {
  number: 1000,
  name: 'first',
  up(db) {
    for (const tables of [POSTS, PEOPLE, PICTURES, PUBLISHING, MIRROR, IMPORTS, REVIEW, SEARCH])
      db.exec(tables);
  },
};
