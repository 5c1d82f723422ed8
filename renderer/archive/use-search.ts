import { useState } from 'react';
import type { AppError } from '../../preload/contract/failure.ts';
import type { SearchResult } from '../../preload/contract/archive.ts';
import { useQuery } from '../bridge/use-query.ts';

const PAGE = 20;

export type Search = Readonly<{
  /** The last answer; it stays while the next one is on its way, so that the list does not blink at each letter. */
  result: SearchResult | undefined;
  failure: AppError | undefined;
  hasMore: boolean;
  showMore: () => void;
}>;

/** Asks the archive at each change of the query; a blank one asks nothing. */
export function useSearch(query: string): Search {
  const [paging, setPaging] = useState({ query, limit: PAGE });
  const limit = paging.query === query ? paging.limit : PAGE;
  const [last, setLast] = useState<SearchResult | undefined>(undefined);
  const blank = query.trim() === '';
  const { value, failure } = useQuery('archive.search', blank ? null : { query, limit }, [
    'posts.changed',
    'publications.changed',
  ]);
  if (value !== undefined && value !== last) setLast(value);
  const result = blank ? undefined : (value ?? last);
  return {
    result,
    failure,
    hasMore: result !== undefined && result.hits.length < result.total && limit < 100,
    showMore: () => setPaging({ query, limit: Math.min(limit + PAGE, 100) }),
  };
}
