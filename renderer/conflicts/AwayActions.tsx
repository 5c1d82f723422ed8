import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';

type AwayActionsProps = Readonly<{
  kind: 'gone' | 'trashed' | 'withdrawn';
  /** What stopped because the post is no longer there. */
  jobId: string | undefined;
  onLeave: () => void;
  onPublish: () => void;
  onFailure: (failure: AppError) => void;
}>;

/** The ways out for a post that is no longer online: look again, leave it so, publish it again. Nothing is erased by any. */
export function AwayActions({ kind, jobId, onLeave, onPublish, onFailure }: AwayActionsProps): ReactNode {
  const words = useMessages().conflicts;
  const [pending, setPending] = useState(false);
  const act = (name: 'jobs.cancel' | 'jobs.retry', then: () => void) => {
    if (jobId === undefined) {
      then();
      return;
    }
    setPending(true);
    call(name, { id: jobId })
      .then(then, (thrown: unknown) => onFailure(asAppError(thrown)))
      .finally(() => setPending(false));
  };
  return (
    <>
      {kind !== 'gone' && jobId !== undefined && (
        <Button onPress={() => act('jobs.retry', onLeave)} isDisabled={pending}>
          {words.lookAgain}
        </Button>
      )}
      <Button onPress={() => act('jobs.cancel', onLeave)} isDisabled={pending}>
        {words.leave}
      </Button>
      <Button kind="primary" onPress={() => act('jobs.cancel', onPublish)} isPending={pending}>
        {words.publishAgain}
      </Button>
    </>
  );
}
