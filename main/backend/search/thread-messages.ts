/** What the backend and the search thread tell each other. */
import type { FailureCode, FailureParams } from '#contract/failure.ts';
import type { QuestionName, Questions } from './questions.ts';

export type ThreadData = Readonly<{ folder: string; writable: boolean }>;

export type Ask = Readonly<{
  type: 'ask';
  id: number;
  name: QuestionName;
  input: Questions[QuestionName]['input'];
}>;
export type ToThread = Ask | Readonly<{ type: 'changed' | 'rebuild' }> | Readonly<{ type: 'close' }>;

export type FromThread =
  | Readonly<{ type: 'ready' }>
  | Readonly<{ type: 'answer'; id: number; value: unknown }>
  /** An expected failure, by its code. */
  | Readonly<{ type: 'failure'; id: number; code: FailureCode; params: FailureParams }>
  /** A bug: the error, as the thread's channel copies it. */
  | Readonly<{ type: 'error'; id: number; error: unknown }>;
