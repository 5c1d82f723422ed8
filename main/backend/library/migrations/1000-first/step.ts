/** The schema of the first release, by subject. */
import type { Migration } from '../index.ts';
import { IMPORTS } from './imports.ts';
import { MIRROR } from './mirror.ts';
import { PEOPLE } from './people.ts';
import { PICTURES } from './pictures.ts';
import { POSTS } from './posts.ts';
import { PUBLISHING } from './publishing.ts';
import { REVIEW } from './review.ts';
import { SEARCH } from './search.ts';

export const first: Migration = {
  number: 1000,
  name: 'first',
  up(db) {
    for (const tables of [POSTS, PEOPLE, PICTURES, PUBLISHING, MIRROR, IMPORTS, REVIEW, SEARCH])
      db.exec(tables);
  },
};
