/** MiniSearch over the same posts in a thread of its own, with its own heap and its own clock. */
import fs from 'node:fs';
import { parentPort, Worker } from 'node:worker_threads';
import MiniSearch from 'minisearch';

export type MiniPost = Readonly<{ id: number; title: string; people: string; labels: string; text: string }>;
type Asked =
  | Readonly<{ type: 'add'; posts: readonly MiniPost[] }>
  | Readonly<{ type: 'search'; query: string; prefix: boolean }>
  | Readonly<{ type: 'replace'; post: MiniPost }>
  | Readonly<{ type: 'save' | 'load'; file: string }>;
/** Milliseconds, and those of the processor. */
type Answer = Readonly<{ ms: number; cpu: number; count: number }>;

/** Its documentation's advice for accents: lower-case words without accents. */
const fold = (word: string): string => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

const OPTIONS = {
  fields: ['title', 'people', 'labels', 'text'],
  processTerm: fold,
  searchOptions: { boost: { title: 10, people: 8, labels: 6 }, combineWith: 'AND' as const },
};

function serve(port: NonNullable<typeof parentPort>): void {
  let index = new MiniSearch<MiniPost>(OPTIONS);
  const answer = (message: Asked): number => {
    switch (message.type) {
      case 'add':
        index.addAll(message.posts);
        return 0;
      case 'replace':
        index.replace(message.post);
        return 0;
      case 'save':
        fs.writeFileSync(message.file, JSON.stringify(index));
        return 0;
      case 'load':
        index = MiniSearch.loadJSON(fs.readFileSync(message.file, 'utf8'), OPTIONS);
        return 0;
      case 'search': {
        // Only the word being typed is a beginning.
        const prefix = (_: string, termIndex: number, terms: string[]): boolean =>
          message.prefix && termIndex === terms.length - 1;
        return index.search(message.query, { prefix }).length;
      }
    }
  };
  port.on('message', (message: Asked) => {
    const started = performance.now();
    const before = process.threadCpuUsage();
    const count = answer(message);
    const { user, system } = process.threadCpuUsage(before);
    const cpu = (user + system) / 1_000;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    port.postMessage({ ms: performance.now() - started, cpu, count } satisfies Answer);
  });
}

if (parentPort !== null) serve(parentPort);

export type Mini = Readonly<{ ask(message: Asked): Promise<Answer>; close(): Promise<unknown> }>;

/** One question at a time. */
export function openMini(): Mini {
  const worker = new Worker(import.meta.filename, {
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    resourceLimits: { maxOldGenerationSizeMb: 14_000 },
  });
  return {
    ask: (message) =>
      new Promise((resolve, reject) => {
        worker.once('error', reject);
        worker.once('message', (answer: Answer) => {
          worker.off('error', reject);
          resolve(answer);
        });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(message);
      }),
    close: () => worker.terminate(),
  };
}
