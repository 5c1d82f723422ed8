import type { AppError } from '#contract/failure.ts';
import { asAppError } from './call.ts';
import { useMessages } from './messages.tsx';

export type FailureWords = Readonly<{ sentence: string; incident: string | undefined }>;

/** Returns a function that describes an error, or the failure of a job, in the author's language. */
export function useFailureWords(): (thrown: unknown) => FailureWords {
  const { failures, window: words } = useMessages();
  return (thrown) => {
    const error: AppError = asAppError(thrown);
    const sentence = (failures[error.code] ?? failures.unexpected)(error.params);
    return { sentence, incident: error.incident === undefined ? undefined : words.incident(error.incident) };
  };
}
