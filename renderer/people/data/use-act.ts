import { useState } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError } from '../../bridge/call.ts';

/** An act that may be done again in the same window: under way, or failed. */
export function useAct(): Readonly<{
  pending: boolean;
  failure: AppError | undefined;
  run: (work: () => Promise<unknown>) => void;
}> {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  return {
    pending,
    failure,
    run(work) {
      setPending(true);
      setFailure(undefined);
      work()
        .catch((thrown: unknown) => setFailure(asAppError(thrown)))
        .finally(() => setPending(false));
    },
  };
}
