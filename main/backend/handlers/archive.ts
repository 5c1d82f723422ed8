import type { archiveRequests } from '../../../preload/contract/archive.ts';
import type { Handlers } from '../answer.ts';
import type { Backend } from '../context.ts';
import { linkTargets } from '../publishing/link-targets.ts';
import { searchArchive, searchTitles } from '../search/search.ts';

export const archiveHandlers = {
  'archive.search': ({ db }, input) => searchArchive(db, input),
  'archive.link-targets': ({ db }, input) => linkTargets(db, input),
  'archive.titles': ({ db }, input) => searchTitles(db, input),
} satisfies Handlers<typeof archiveRequests, Backend>;
