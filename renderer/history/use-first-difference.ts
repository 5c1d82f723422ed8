import { useEffect, useState } from 'react';
import { comparePosts } from '#interview/compare/compare-posts.ts';
import type { Post } from '#interview/document.ts';
import { call } from '../bridge/call.ts';
import type { Revision } from './use-revision-words.ts';

/** So many kept states are read in search of a difference. */
const MOST_READ = 30;

export type FirstDifference = Readonly<{
  /** The latest kept state that a reader finds different, else the latest one. */
  id: string;
  /** No kept state is different. */
  none: boolean;
}>;

/** Looks for it once, in the states as they are first listed; `undefined` while it does, or where `items` is. */
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
      // The latest state is then read again by the dialog, which shows the failure.
      () => isCurrent && setResult({ id: items[0]?.id ?? '', none: false }),
    );
    return () => {
      isCurrent = false;
    };
  }, [items, current, result]);
  return result;
}

async function findFirstDifference(items: readonly Revision[], current: Post): Promise<FirstDifference> {
  for (const { id } of items.slice(0, MOST_READ)) {
    // One after the other: the first few are nearly always enough.
    const { document } = await call('revisions.get', { id });
    if (comparePosts(document, current).length > 0) return { id, none: false };
  }
  return { id: items[0]?.id ?? '', none: items.length > 0 && items.length <= MOST_READ };
}
