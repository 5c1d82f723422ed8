/** The archive as the backend asks it, wherever it answers: in the search thread, or in the caller's own. */
import type { Engine } from './engine.ts';
import { answerSteps, type QuestionName, type Questions } from './questions.ts';

export type Archive = Readonly<{
  /** Rejects with archive.superseded where a later keystroke was asked meanwhile. */
  ask<Name extends QuestionName>(
    name: Name,
    input: Questions[Name]['input'],
  ): Promise<Questions[Name]['output']>;
  /** The ranking index is not believed any more, and made again. */
  rebuild(): void;
  /** Something was written: what is derived may follow. */
  changed(): void;
  close(): Promise<void>;
}>;

/** Answers in the thread that asks: for the command line, for tests, and where no thread can be started. */
export function archiveHere(engine: Engine): Archive {
  return {
    async ask(name, input) {
      const steps = answerSteps(engine, name, input);
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
      }
    },
    rebuild: () => undefined,
    changed: () => undefined,
    async close() {
      engine.close();
    },
  };
}
