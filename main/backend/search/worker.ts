/**
 * The search thread: a connection of its own that only reads, so that no search waits for a save nor a save for a search.
 * Questions are answered one after the other; between the parts of one it looks whether a later keystroke came.
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
/** In milliseconds without a message: then what is done at rest is looked at (open-engine.ts). */
const AT_REST = 2_500;

type Input = Questions[QuestionName]['input'];
type Asked = Readonly<{
  name: QuestionName;
  input: Input;
  rank: number;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}>;

function serve(engine: OpenEngine): void {
  const waiting: Asked[] = [];
  /** Slow ones: they go on while nothing else is asked. */
  const patient: Readonly<{ asked: Asked; steps: ReturnType<typeof answerSteps> }>[] = [];
  let rank = 0;
  /** The last question asked as one types. */
  let lastTyped = 0;
  let resting: NodeJS.Timeout | undefined;
  const thread = { closing: false, running: false };

  const isTyped = ({ input }: Asked): boolean => 'typed' in input && input.typed === true;
  const isSuperseded = (asked: Asked): boolean => isTyped(asked) && asked.rank < lastTyped;

  /** One snapshot of the library for the whole answer; none where it was superseded. */
  async function answer(asked: Asked): Promise<unknown> {
    await slowAnswer(`search-thread.${asked.name}`);
    engine.db.exec('BEGIN');
    try {
      const steps = answerSteps(engine, asked.name, asked.input);
      for (;;) {
        if (isSuperseded(asked)) throw new AppError('archive.superseded');
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
      first.asked.resolve(step.value);
    } catch (error) {
      first.asked.reject(error);
    }
    patient.shift();
  }

  /** Until nothing is asked and nothing is left to keep up. */
  async function run(): Promise<void> {
    if (thread.running) return;
    thread.running = true;
    while (!thread.closing) {
      const asked = waiting.shift();
      if (asked !== undefined) await answer(asked).then(asked.resolve, asked.reject);
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
      const asked: Asked = { name, input, rank: (rank += 1), resolve, reject };
      if (name === 'check') patient.push({ asked, steps: answerSteps(engine, name, input as never) });
      else waiting.push(asked);
      if (isTyped(asked)) lastTyped = asked.rank;
    });
  }

  const told = byName({
    changed: () => undefined,
    rebuild: () => engine.rebuild(),
    close: () => (thread.closing = true),
  });
  const channel = createChannel(
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    (message) => port.postMessage(message),
    (name, type) => (type === 'tell' ? told(name, type) : (input) => ask(name as QuestionName, input)),
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

// No await at the top: the build makes CommonJS of this file.
void openEngine(workerData as ThreadData).then(serve);
