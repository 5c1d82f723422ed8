import { useRef, useState } from 'react';
import type { RequestInput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import { changedDetails, type PostDetails } from '#interview/post-details.ts';
import { asAppError, call } from '../bridge/call.ts';
import type { Prepared } from './SheetDetails.tsx';

type Kept = RequestInput<'publications.choose'>;

export type Beside = Readonly<{
  /** What the author changed; what is not named stays as it is there. */
  changed: PostDetails;
  /** As they would stand on the blog. */
  shown: PostDetails;
  change: (details: PostDetails) => void;
  /** The words of the address, while it is open. */
  addressTitle: string;
  setAddressTitle: (words: string) => void;
  /** What was typed last could not be kept. */
  failure: AppError | undefined;
  /** Resolves once all that was typed is kept, or was refused. */
  kept: () => Promise<void>;
}>;

/**
 * What the blog holds beside the text, and what the author makes of it: of one blog. Kept at each change, so that it is there
 * when the sheet, or the app, is opened again; until a send has brought it to the blog.
 */
export function useBeside(postId: string, prepared: Prepared | undefined): Beside {
  const [typed, setTyped] = useState<Kept>();
  const { keep, failure, kept } = useKeeping();
  const blogId = prepared?.blog.id;
  const mine = typed !== undefined && typed.blogId === blogId ? typed : prepared?.chosen;
  const there = prepared?.details ?? {};
  const changed = changedDetails(mine?.details ?? {}, there);
  const addressTitle = mine?.addressTitle ?? '';
  const put = (details: PostDetails, words: string): void => {
    if (blogId === undefined) return;
    setTyped({ postId, blogId, details, ...(words === '' ? {} : { addressTitle: words }) });
    keep({
      postId,
      blogId,
      details: changedDetails(details, there),
      ...(words.trim() === '' ? {} : { addressTitle: words.trim() }),
    });
  };
  return {
    changed,
    shown: { ...there, ...changed },
    change: (details) => put({ ...mine?.details, ...details }, addressTitle),
    addressTitle,
    setAddressTitle: (words) => put(mine?.details ?? {}, words),
    failure,
    kept,
  };
}

/** One request at a time, and always the newest: what is typed last goes behind the one under way, the sheet closed or not. */
function useKeeping() {
  const [failure, setFailure] = useState<AppError>();
  /** By blog. */
  const waiting = useRef(new Map<string, Kept>());
  const queue = useRef(Promise.resolve());
  const keep = (next: Kept): void => {
    const { blogId } = next;
    const isQueued = waiting.current.has(blogId);
    waiting.current.set(blogId, next);
    if (isQueued) return;
    queue.current = queue.current.then(async () => {
      const newest = waiting.current.get(blogId);
      waiting.current.delete(blogId);
      if (newest === undefined) return;
      try {
        await call('publications.choose', newest);
        setFailure(undefined);
      } catch (thrown) {
        setFailure(asAppError(thrown));
      }
    });
  };
  return { keep, failure, kept: () => queue.current };
}
