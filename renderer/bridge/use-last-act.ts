import { useState } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError } from './call.ts';

type LastAct = Readonly<{
  /** From the press on, also once it is done: what was asked closes the window. */
  pending: boolean;
  failure: AppError | undefined;
  run: (work: () => Promise<void>) => Promise<void>;
}>;

/** The act that a window is there for: it is under way, or it failed and may be tried again. */
export function useLastAct(): LastAct {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  return {
    pending,
    failure,
    run: async (work) => {
      setPending(true);
      setFailure(undefined);
      try {
        await work();
      } catch (thrown) {
        setFailure(asAppError(thrown));
        setPending(false);
      }
    },
  };
}
