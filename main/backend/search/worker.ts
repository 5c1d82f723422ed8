/**
 * The search thread: a connection of its own that only reads, so that no search waits for a save nor a save for a search.
 * Questions are answered one after the other; between the parts of one it looks whether a later keystroke came.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#contract/failure.ts';
import { slowAnswer } from '../core/test-hooks.ts';
import { openEngine, type OpenEngine } from './open-engine.ts';
import { answerSteps, type QuestionName } from './questions.ts';
import type { Ask, FromThread, ThreadData, ToThread } from './thread-messages.ts';
import { letOthersRun } from '../core/slices.ts';

if (parentPort === null) throw new Error('this file runs in a thread');
const port = parentPort;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const tell = (message: FromThread): void => port.postMessage(message);
/** In milliseconds without a message: then what is done at rest is looked at (open-engine.ts). */
const AT_REST = 2_500;

function serve(engine: OpenEngine): void {
  const waiting: Ask[] = [];
  /** Slow ones: they go on while nothing else is asked. */
  const patient: { ask: Ask; steps: ReturnType<typeof answerSteps> }[] = [];
  /** The last question asked as one types. */
  let lastTyped = 0;
  let resting: NodeJS.Timeout | undefined;
  const thread = { closing: false, running: false };

  const isTyped = ({ input }: Ask): boolean => 'typed' in input && input.typed === true;
  const isSuperseded = (ask: Ask): boolean => isTyped(ask) && ask.id < lastTyped;

  /** One snapshot of the library for the whole answer; none where it was superseded. */
  async function answer(ask: Ask): Promise<unknown> {
    await slowAnswer(`search-thread.${ask.name}`);
    engine.db.exec('BEGIN');
    try {
      const steps = answerSteps(engine, ask.name, ask.input);
      for (;;) {
        if (isSuperseded(ask)) throw new AppError('archive.superseded');
        const step = steps.next();
        if (step.done === true) return step.value;
        await letOthersRun();
      }
    } finally {
      engine.db.exec('COMMIT');
    }
  }

  function tellFailure({ id }: Ask, error: unknown): void {
    if (error instanceof AppError) tell({ type: 'failure', id, code: error.code, params: error.params });
    else tell({ type: 'error', id, error });
  }

  function goOnWithPatient(): void {
    const [first] = patient;
    if (first === undefined) return;
    try {
      const step = first.steps.next();
      if (step.done !== true) return;
      tell({ type: 'answer', id: first.ask.id, value: step.value });
    } catch (error) {
      tellFailure(first.ask, error);
    }
    patient.shift();
  }

  /** Until nothing is asked and nothing is left to keep up. */
  async function run(): Promise<void> {
    if (thread.running) return;
    thread.running = true;
    while (!thread.closing) {
      const ask = waiting.shift();
      if (ask !== undefined) {
        try {
          tell({ type: 'answer', id: ask.id, value: await answer(ask) });
        } catch (error) {
          tellFailure(ask, error);
        }
      } else if (patient.length > 0) goOnWithPatient();
      else if (!engine.work()) break;
      await letOthersRun();
    }
    thread.running = false;
    if (thread.closing) {
      engine.close();
      port.close();
    }
  }

  port.on('message', (message: ToThread) => {
    engine.stirred();
    clearTimeout(resting);
    if (message.type !== 'close') resting = setTimeout(() => void run(), AT_REST);
    if (message.type === 'close') thread.closing = true;
    else if (message.type === 'rebuild') engine.rebuild();
    else if (message.type === 'ask' && message.name === 'check')
      patient.push({ ask: message, steps: answerSteps<QuestionName>(engine, message.name, message.input) });
    else if (message.type === 'ask') {
      if (isTyped(message)) lastTyped = message.id;
      waiting.push(message);
    }
    void run();
  });
  tell({ type: 'ready' });
  void run();
}

// No await at the top: the build makes CommonJS of this file.
void openEngine(workerData as ThreadData).then(serve);
