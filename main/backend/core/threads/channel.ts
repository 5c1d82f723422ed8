/**
 * The protocol between the backend and its threads, the same on both sides: `ask` calls a name and gets a value or a
 * failure, `tell` expects no answer. Nothing is thrown across: an expected failure keeps its code, a bug crosses as the
 * error it is.
 */
import { AppError, type FailureCode, type FailureParams } from '#contract/failure.ts';

export type Message =
  | Readonly<{ type: 'ask'; id: number; name: string; input: unknown }>
  | Readonly<{ type: 'answer'; id: number; value: unknown }>
  | Readonly<{ type: 'failure'; id: number; code: FailureCode; params: FailureParams; cause?: unknown }>
  | Readonly<{ type: 'error'; id: number; error: unknown }>
  | Readonly<{ type: 'tell'; name: string; input: unknown }>;

export type Answers = Readonly<Record<string, (input: never) => unknown>>;
type AnswerOf = (name: string, type: 'ask' | 'tell') => Answers[string] | undefined;

export const byName =
  (answers: Answers): AnswerOf =>
  (name) =>
    Object.hasOwn(answers, name) ? answers[name] : undefined;

export type Channel = Readonly<{
  /**
   * Rejects with the error of the other side, or the reason of `end`.
   * @param moved buffers of the input that are transferred instead of copied, and empty here afterwards
   */
  ask(name: string, input: unknown, moved?: readonly ArrayBuffer[]): Promise<unknown>;
  tell(name: string, input: unknown): void;
  accept(message: Message): void;
  /** The channel is closed: pending questions fail with `reason`, and nothing is posted. */
  end(reason: unknown): void;
}>;

type Pending = Readonly<{ resolve(value: unknown): void; reject(error: unknown): void }>;

export function createChannel(
  post: (message: Message, moved: readonly ArrayBuffer[]) => void,
  answerOf: AnswerOf,
): Channel {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let ended: { reason: unknown } | undefined;
  const send = (message: Message, moved: readonly ArrayBuffer[] = []): void => {
    if (ended === undefined) post(message, moved);
  };

  async function answer(id: number, name: string, input: unknown): Promise<void> {
    try {
      const respond = answerOf(name, 'ask');
      if (respond === undefined) throw new Error(`nobody answers ${name}`);
      const value = await respond(input as never);
      send({ type: 'answer', id, value });
    } catch (error) {
      if (error instanceof AppError) {
        const { code, params, cause } = error;
        send({ type: 'failure', id, code, params, ...(cause !== undefined && { cause: cloneable(cause) }) });
      } else send({ type: 'error', id, error: cloneable(error) });
    }
  }

  function settle(id: number, how: (call: Pending) => void): void {
    const call = pending.get(id);
    pending.delete(id);
    if (call !== undefined) how(call);
  }

  return {
    ask(name, input, moved) {
      if (ended !== undefined) return Promise.reject(ended.reason);
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        send({ type: 'ask', id, name, input }, moved);
      });
    },
    tell: (name, input) => send({ type: 'tell', name, input }),
    accept(message) {
      if (ended !== undefined) return;
      switch (message.type) {
        case 'ask':
          void answer(message.id, message.name, message.input);
          return;
        case 'tell':
          answerOf(message.name, 'tell')?.(message.input as never);
          return;
        case 'answer':
          return settle(message.id, ({ resolve }) => resolve(message.value));
        case 'failure':
          return settle(message.id, ({ reject }) =>
            reject(new AppError(message.code, message.params, { cause: message.cause })),
          );
        case 'error':
          return settle(message.id, ({ reject }) => reject(message.error));
      }
    },
    end(reason) {
      ended ??= { reason };
      for (const { reject } of pending.values()) reject(reason);
      pending.clear();
    },
  };
}

/** A copy of an error with message and stack. An error that cannot be cloned would end both threads. */
function cloneable(error: unknown): Error {
  const copy = new Error(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  if (error instanceof Error && error.stack !== undefined) copy.stack = error.stack;
  return copy;
}
