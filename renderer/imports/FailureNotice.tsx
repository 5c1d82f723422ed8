import type { ReactNode } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import { asAppError } from '../bridge/call.ts';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Notice } from '../ui/Notice.tsx';

type FailureNoticeProps = Readonly<{
  thrown: unknown;
  /** Said elsewhere, beside its field. */
  unless?: FailureCode;
}>;

/** What was thrown, in its sentence; nothing where nothing was. */
export function FailureNotice({ thrown, unless }: FailureNoticeProps): ReactNode {
  const say = useFailureWords();
  if (thrown === undefined || asAppError(thrown).code === unless) return null;
  const { sentence, incident } = say(thrown);
  return (
    <Notice tone="alert" {...(incident === undefined ? {} : { incident })}>
      {sentence}
    </Notice>
  );
}
