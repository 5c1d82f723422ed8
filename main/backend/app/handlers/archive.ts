import type { archiveRequests } from '#contract/archive.ts';
import type { Handlers } from '../../core/answer.ts';
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../backend.ts';
import { linkTargets } from '../../publishing/link-targets.ts';
import { indexProgress } from '../../search/index-missing.ts';

export const archiveHandlers = {
  'archive.search': ({ archive }, input) => archive.ask('search', input),
  'archive.similar-questions': ({ archive }, input) => archive.ask('similar-questions', input),
  'archive.index': async ({ db, archive }) => {
    const { impact } = await archive.ask('state', {});
    const { done, total } = indexProgress(db);
    return { state: done < total ? 'building' : 'ready', done, total, impact };
  },
  'archive.rebuild': ({ indexing, archive }) => {
    if (indexing === undefined) throw new AppError('library.read-only');
    indexing.rebuild();
    archive.rebuild();
    return {};
  },
  'archive.link-targets': async ({ db, archive }, input) =>
    linkTargets(db, (await archive.ask('titles', input)).items),
  'archive.titles': ({ archive }, input) => archive.ask('titles', input),
} satisfies Handlers<typeof archiveRequests, Backend>;
