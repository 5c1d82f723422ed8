/** The queries of the archive and how each is answered on a connection, on the search thread or on the caller's. */
import type { SearchResult } from '#contract/search.ts';
import type { Finding } from '#contract/library.ts';
import type { PostFacets } from '#contract/posts.ts';
import type { ReadableDb } from '../core/sql.ts';
import { checkIndex } from './index/check-index.ts';
import type { Impact } from './impact/impact.ts';
import { listFacets } from './facts/facets.ts';
import { findBeginning, listIds, listWindow, type PostWindow } from './facts/list-window.ts';
import { type SearchInput, searchSteps } from './search.ts';
import { type SimilarInput, type SimilarQuestion, similarQuestions } from './matching/similar-questions.ts';
import { searchTitles, type TitleItem } from './matching/titles.ts';

/** The parts of a library that search needs: a connection, and the ranking index if there is one. */
export type Engine = Readonly<{
  db: ReadableDb;
  impact?: Impact;
  close(): void;
}>;

export const engineOn = (db: ReadableDb): Engine => ({ db, close: () => undefined });

/** Search as used by the backend, on the search thread or on the caller's. */
export type SearchService = Readonly<{
  /** Rejects with search.superseded after a later keystroke. */
  ask<Name extends QuestionName>(
    name: Name,
    input: Questions[Name]['input'],
  ): Promise<Questions[Name]['output']>;
  rebuild(): void;
  /** Reports a write, so that derived data is updated. */
  changed(): void;
  close(): Promise<void>;
}>;

/** Answers on the calling thread: for the command line, for tests, and if no thread can be started. */
export function searchInProcess(engine: Engine): SearchService {
  return {
    async ask(name, input) {
      const steps = answerSteps(engine, name, input);
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
      }
    },
    rebuild: () => undefined,
    changed: () => undefined,
    async close() {
      engine.close();
    },
  };
}

type Nothing = Readonly<Record<string, never>>;

export type Questions = Readonly<{
  search: { input: SearchInput; output: SearchResult };
  titles: { input: Readonly<{ query: string; limit: number }>; output: { items: TitleItem[] } };
  'similar-questions': { input: SimilarInput; output: { items: SimilarQuestion[] } };
  list: { input: Parameters<typeof listWindow>[1]; output: PostWindow };
  'list-ids': { input: Parameters<typeof listIds>[1]; output: ReturnType<typeof listIds> };
  'list-begins': { input: Parameters<typeof findBeginning>[1]; output: { id?: string; position?: number } };
  'list-facets': { input: Parameters<typeof listFacets>[1]; output: PostFacets };
  check: { input: Readonly<{ most: number }>; output: { findings: Finding[] } };
  /** True if the ranking index is in use. */
  state: { input: Nothing; output: { impact: boolean } };
}>;
export type QuestionName = keyof Questions;

type Answers = {
  readonly [Name in QuestionName]: (
    engine: Engine,
    input: Questions[Name]['input'],
  ) => Generator<void, Questions[Name]['output']>;
};

const ANSWERS: Answers = {
  search: ({ db, impact }, input) => searchSteps(db, input, impact),
  titles: ({ db }, input) => atOnce(() => searchTitles(db, input)),
  'similar-questions': ({ db }, input) => atOnce(() => similarQuestions(db, input)),
  list: ({ db }, input) => atOnce(() => listWindow(db, input)),
  'list-ids': ({ db }, input) => atOnce(() => listIds(db, input)),
  'list-begins': ({ db }, input) => atOnce(() => findBeginning(db, input)),
  'list-facets': ({ db }, input) => atOnce(() => listFacets(db, input)),
  check: ({ db }, input) => checkIndex(db, input),
  state: ({ impact }) => atOnce(() => ({ impact: impact !== undefined && impact.folded >= 0 })),
};

/**
 * Answers a request as a generator that pauses between its parts; the caller may do other work there, or abandon it.
 */
export const answerSteps = <Name extends QuestionName>(
  engine: Engine,
  name: Name,
  input: Questions[Name]['input'],
): Generator<void, Questions[Name]['output']> => ANSWERS[name](engine, input);

function* atOnce<Answer>(answer: () => Answer): Generator<void, Answer> {
  yield;
  return answer();
}
