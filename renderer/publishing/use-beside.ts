import { useRef, useState } from 'react';
import type { RequestInput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import { changedDetails, type PostDetails } from '#interview/post-details.ts';
import { asAppError, call } from '../bridge/call.ts';
import type { Prepared } from './SheetDetails.tsx';

type Kept = RequestInput<'publications.choose'>;

export type Beside = Readonly<{
  /** The author's changes; a missing field stays as on the blog. */
  changed: PostDetails;
  /** The values after the send. */
  shown: PostDetails;
  change: (details: PostDetails) => void;
  /** The words of the address, while it is open. */
  addressTitle: string;
  setAddressTitle: (words: string) => void;
  /** Failure to store the last edit. */
  failure: AppError | undefined;
  /** Resolves when every edit is stored or refused. */
  kept: () => Promise<void>;
}>;

/**
 * A post's details on one blog (all fields but the text) and the author's changes to them. Every change is stored, so
 * that it survives closing the sheet and the app, until a send delivers it.
 */
export function useBeside(postId: string, prepared: Prepared | undefined): Beside {
  const [typed, setTyped] = useState<Kept>();
  const { keep, failure, kept } = useKeeping();
  const blogId = prepared?.blog.id;
  const mine = typed !== undefined && typed.blogId === blogId ? typed : prepared?.chosen;
  const blogDetails = prepared?.details ?? {};
  const changed = changedDetails(mine?.details ?? {}, blogDetails);
  const addressTitle = mine?.addressTitle ?? '';
  const put = (details: PostDetails, words: string): void => {
    if (blogId === undefined) return;
    setTyped({ postId, blogId, details, ...(words === '' ? {} : { addressTitle: words }) });
    keep({
      postId,
      blogId,
      details: changedDetails(details, blogDetails),
      ...(words.trim() === '' ? {} : { addressTitle: words.trim() }),
    });
  };
  return {
    changed,
    shown: { ...blogDetails, ...changed },
    change: (details) => put({ ...mine?.details, ...details }, addressTitle),
    addressTitle,
    setAddressTitle: (words) => put(mine?.details ?? {}, words),
    failure,
    kept,
  };
}

/**
 * Stores one change at a time, always the newest: a later edit waits for the running request, even after the sheet has
 * closed.
 */
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
