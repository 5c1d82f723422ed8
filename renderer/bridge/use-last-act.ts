import { useState } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError } from './call.ts';

type LastAct = Readonly<{
  /** From the press on, also after success, since the window then closes. */
  pending: boolean;
  failure: AppError | undefined;
  run: (work: () => Promise<void>) => Promise<void>;
}>;

/** The main act of a dialog: pending, or failed and possible to retry. */
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
