/** Requests about search, and the posts that search results and quotations link to. */
import type { searchRequests, quotationRequests } from '#contract/search.ts';
import { AppError } from '#contract/failure.ts';
import type { Handlers } from '../../core/answer.ts';
import { linkTargets } from '../../publishing/destinations/link-targets.ts';
import { indexProgress } from '../../search/index/background-indexing.ts';
import { addressOfPassage, readForArchive } from '../../search/quotations.ts';
import type { Backend } from '../backend.ts';

export const quotationHandlers = {
  'search.read': ({ db }, input) => readForArchive(db, input),
  'search.address': (backend, input) => addressOfPassage(backend, input),
} satisfies Handlers<typeof quotationRequests, Backend>;

export const searchHandlers = {
  'search.find': ({ search }, input) => search.ask('search', input),
  'search.similar-questions': ({ search }, input) => search.ask('similar-questions', input),
  'search.index': async ({ db, search }) => {
    const { impact } = await search.ask('state', {});
    const { done, total } = indexProgress(db);
    return { state: done < total ? 'building' : 'ready', done, total, impact };
  },
  'search.rebuild': ({ indexing, search }) => {
    if (indexing === undefined) throw new AppError('library.read-only');
    indexing.rebuild();
    search.rebuild();
    return {};
  },
  'search.link-targets': async ({ db, search }, input) =>
    linkTargets(db, (await search.ask('titles', input)).items),
  'search.titles': ({ search }, input) => search.ask('titles', input),
} satisfies Handlers<typeof searchRequests, Backend>;
