import { useState } from 'react';
import type { RequestInput, RequestOutput } from '#contract/bridge.ts';
import type { AppError, FailureCode } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';

type Shown = RequestOutput<'conflicts.get'>;
type Settled = RequestOutput<'conflicts.settle'>;

/** One of the two texts is another by now: it is read again, and what still holds of the choices is kept. */
const CHANGED: ReadonlySet<FailureCode> = new Set(['post.changed-elsewhere', 'publication.changed-on-blog']);

export type Settling = Readonly<{
  pending: boolean;
  failure: AppError | undefined;
  /** The choices were made on a text that changed since. */
  changedSince: boolean;
  settle: (
    place: Readonly<{ postId: string; blogId: string }>,
    shown: Shown,
    decisions: RequestInput<'conflicts.settle'>['decisions'],
    send: boolean,
  ) => Promise<Settled | undefined>;
}>;

export function useSettling(onChanged: () => void): Settling {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const [changedSince, setChangedSince] = useState(false);
  const settle: Settling['settle'] = async (place, { saveNumber, found }, decisions, send) => {
    if (found === undefined) return undefined;
    setPending(true);
    setFailure(undefined);
    setChangedSince(false);
    try {
      return await call('conflicts.settle', { ...place, saveNumber, found, decisions, send });
    } catch (thrown) {
      const error = asAppError(thrown);
      if (CHANGED.has(error.code)) {
        setChangedSince(true);
        onChanged();
      } else setFailure(error);
      return undefined;
    } finally {
      setPending(false);
    }
  };
  return { pending, failure, changedSince, settle };
}
