import { useState } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import type { How } from './use-when.ts';

export type Sending = Readonly<{
  pending: boolean;
  failure: AppError | undefined;
  /** Saves what is not saved yet, then commits one job for the blog. Resolves to whether it was committed. */
  send: (postId: string, blogId: string, holdSeconds: number, how: How) => Promise<boolean>;
}>;

/**
 * The click that publishes: the text is frozen only once its last save is acknowledged
 * (docs/design/publishing.md#jobs).
 */
export function useSending(save: () => Promise<number>): Sending {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const send = async (postId: string, blogId: string, holdSeconds: number, how: How) => {
    setPending(true);
    setFailure(undefined);
    try {
      const saveNumber = await save();
      await call('publications.send', { postId, blogId, saveNumber, holdSeconds, ...how });
      return true;
    } catch (thrown) {
      setFailure(asAppError(thrown));
      return false;
    } finally {
      setPending(false);
    }
  };
  return { pending, failure, send };
}
