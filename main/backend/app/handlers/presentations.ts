import type { presentationRequests } from '#contract/presentations.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { getBlog, presentationOf, setPresentation } from '../../library/publications/blogs.ts';
import { readTitleLevel } from '../../publishing/read-title-level.ts';

/** The page waits for an answer at most so long, redirects included. */
const LONGEST_MS = 40_000;

export const presentationHandlers = {
  'presentations.get': ({ db }, { blogId }) => presentationOf(db, getBlog(db, blogId).id),
  'presentations.set': (backend, { blogId, presentation }) => {
    setPresentation(backend.db, blogId, presentation);
    backend.emit('blogs.changed', {});
    return {};
  },
  'presentations.read-level': (backend, { blogId }) =>
    readTitleLevel(backend.db, blogId, backend.askOutside, {
      signal: AbortSignal.timeout(LONGEST_MS),
      threads: backend.reading,
    }),
} satisfies Handlers<typeof presentationRequests, Backend>;
