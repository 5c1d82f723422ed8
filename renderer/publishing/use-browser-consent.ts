import { useEffect, useRef, useState } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';

/** A consent that waits for the author in the browser. Leaving the place where it was asked gives up the waiting. */
export function useBrowserConsent() {
  const [waiting, setWaiting] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const asked = useRef(false);
  useEffect(
    () => () => {
      if (asked.current) void call('accounts.leave-sign-in', {}).catch(asAppError);
    },
    [],
  );
  return {
    waiting,
    failure,
    forget: () => setFailure(undefined),
    cancel: () =>
      void call('accounts.cancel-sign-in', {}).catch((thrown: unknown) => setFailure(asAppError(thrown))),
    /** Undefined where it failed (`failure`), was given up, or gave way to a later one. */
    async ask<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
      setWaiting(true);
      asked.current = true;
      setFailure(undefined);
      try {
        return await work();
      } catch (thrown) {
        const error = asAppError(thrown);
        if (error.code !== 'sign-in.cancelled' && error.code !== 'sign-in.replaced') setFailure(error);
        return undefined;
      } finally {
        asked.current = false;
        setWaiting(false);
      }
    },
  };
}
