import { useEffect, useState } from 'react';
import { comparePosts } from '#interview/compare/compare-posts.ts';
import type { Post } from '#interview/document.ts';
import { call } from '../bridge/call.ts';
import type { Revision } from './use-revision-words.ts';

/** The number of revisions read to find a difference. */
const MOST_READ = 30;

export type FirstDifference = Readonly<{
  /** The latest revision that differs for a reader, else the latest one. */
  id: string;
  /** Whether no revision differs. */
  allEqual: boolean;
}>;

/** Searches the first listed revisions once; undefined meanwhile, or if `items` is. */
export function useFirstDifference(
  items: readonly Revision[] | undefined,
  current: Post,
): FirstDifference | undefined {
  const [result, setResult] = useState<FirstDifference>();
  useEffect(() => {
    if (items === undefined || result !== undefined) return undefined;
    let isCurrent = true;
    findFirstDifference(items, current).then(
      (first) => isCurrent && setResult(first),
      // The dialog reads the latest revision again and shows the failure.
      () => isCurrent && setResult({ id: items[0]?.id ?? '', allEqual: false }),
    );
    return () => {
      isCurrent = false;
    };
  }, [items, current, result]);
  return result;
}

async function findFirstDifference(items: readonly Revision[], current: Post): Promise<FirstDifference> {
  for (const { id } of items.slice(0, MOST_READ)) {
    // In sequence: the first few usually suffice.
    const { document } = await call('revisions.get', { id });
    if (comparePosts(document, current).length > 0) return { id, allEqual: false };
  }
  return { id: items[0]?.id ?? '', allEqual: items.length > 0 && items.length <= MOST_READ };
}
