import type { archiveRequests } from '../../../preload/contract/archive.ts';
import type { Handlers } from '../answer.ts';
import { AppError } from '../../../preload/contract/failure.ts';
import type { Backend } from '../context.ts';
import { linkTargets } from '../publishing/link-targets.ts';
import { indexProgress } from '../search/index-missing.ts';
import { searchArchive } from '../search/search.ts';
import { similarQuestions } from '../search/similar-questions.ts';
import { searchTitles } from '../search/titles.ts';

export const archiveHandlers = {
  'archive.search': ({ db }, input) => searchArchive(db, input),
  'archive.similar-questions': ({ db }, input) => similarQuestions(db, input),
  'archive.index': ({ db }) => {
    const { done, total } = indexProgress(db);
    return { state: done < total ? 'building' : 'ready', done, total, impact: false };
  },
  'archive.rebuild': ({ indexing }) => {
    if (indexing === undefined) throw new AppError('library.read-only');
    indexing.rebuild();
    return {};
  },
  'archive.link-targets': ({ db }, input) => linkTargets(db, input),
  'archive.titles': ({ db }, input) => searchTitles(db, input),
} satisfies Handlers<typeof archiveRequests, Backend>;
