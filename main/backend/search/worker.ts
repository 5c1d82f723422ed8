/**
 * The search thread: a separate read-only connection, so that searches and saves do not wait for each other. Queries
 * are answered one after the other; between the parts of one it checks for a later keystroke.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#contract/failure.ts';
import { letOthersRun } from '../core/slices.ts';
import { slowAnswer } from '../core/test-hooks.ts';
import { byName, createChannel, type Message } from '../core/threads/channel.ts';
import { openEngine, type OpenEngine, type ThreadData } from './open-engine.ts';
import { answerSteps, type QuestionName, type Questions } from './requests.ts';

if (parentPort === null) throw new Error('this file runs in a thread');
const port = parentPort;
/** Milliseconds without a message before idle work is done (open-engine.ts). */
const AT_REST = 2_500;

type Input = Questions[QuestionName]['input'];
type Question = Readonly<{
  name: QuestionName;
  input: Input;
  rank: number;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}>;

function serve(engine: OpenEngine): void {
  const waiting: Question[] = [];
  /** Slow queries, which continue while there is no other. */
  const patient: Readonly<{ question: Question; steps: ReturnType<typeof answerSteps> }>[] = [];
  let rank = 0;
  /** The last query sent while typing. */
  let lastTyped = 0;
  let resting: NodeJS.Timeout | undefined;
  const thread = { closing: false, running: false };

  const isTyped = ({ input }: Question): boolean => 'typed' in input && input.typed === true;
  const isSuperseded = (question: Question): boolean => isTyped(question) && question.rank < lastTyped;

  /** Answers from one snapshot of the library. Throws search.superseded after a later keystroke. */
  async function answer(question: Question): Promise<unknown> {
    await slowAnswer(`search-thread.${question.name}`);
    engine.db.exec('BEGIN');
    try {
      const steps = answerSteps(engine, question.name, question.input);
      for (;;) {
        if (isSuperseded(question)) throw new AppError('search.superseded');
        const step = steps.next();
        if (step.done === true) return step.value;
        await letOthersRun();
      }
    } finally {
      engine.db.exec('COMMIT');
    }
  }

  function goOnWithPatient(): void {
    const [first] = patient;
    if (first === undefined) return;
    try {
      const step = first.steps.next();
      if (step.done !== true) return;
      first.question.resolve(step.value);
    } catch (error) {
      first.question.reject(error);
    }
    patient.shift();
  }

  /** Runs until no query and no maintenance is left. */
  async function run(): Promise<void> {
    if (thread.running) return;
    thread.running = true;
    while (!thread.closing) {
      const question = waiting.shift();
      if (question !== undefined) await answer(question).then(question.resolve, question.reject);
      else if (patient.length > 0) goOnWithPatient();
      else if (!engine.work()) break;
      await letOthersRun();
    }
    thread.running = false;
    if (thread.closing) {
      engine.close();
      port.close();
    }
  }

  function ask(name: QuestionName, input: Input): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const question: Question = { name, input, rank: (rank += 1), resolve, reject };
      if (name === 'check') patient.push({ question, steps: answerSteps(engine, name, input as never) });
      else waiting.push(question);
      if (isTyped(question)) lastTyped = question.rank;
    });
  }

  const messageHandler = byName({
    changed: () => undefined,
    rebuild: () => engine.rebuild(),
    close: () => (thread.closing = true),
  });
  const channel = createChannel(
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    (message) => port.postMessage(message),
    (name, type) =>
      type === 'tell' ? messageHandler(name, type) : (input) => ask(name as QuestionName, input),
  );
  port.on('message', (message: Message) => {
    engine.stirred();
    clearTimeout(resting);
    channel.accept(message);
    if (!thread.closing) resting = setTimeout(() => void run(), AT_REST);
    void run();
  });
  void run();
}

// No top-level await, because the build converts this file to CommonJS.
void openEngine(workerData as ThreadData).then(serve);
