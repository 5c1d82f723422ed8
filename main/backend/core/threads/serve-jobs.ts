/** The thread's side: runs its jobs one after the other, until it is ended. */
import { parentPort } from 'node:worker_threads';
import { byName, createChannel, type Channel, type Message } from './channel.ts';

/** The caller's side of a job: answers questions and receives reports. */
export type Asker = Pick<Channel, 'ask' | 'tell'>;
type JobsServed = Readonly<Record<string, (input: never, asker: Asker) => unknown>>;

export function serveJobs(jobs: JobsServed): void {
  if (parentPort === null) throw new Error('this file runs in a thread');
  const port = parentPort;
  const channel = createChannel(
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    (message) => port.postMessage(message),
    byName(
      Object.fromEntries(
        Object.entries(jobs).map(([name, job]) => [name, (input: never) => job(input, channel)]),
      ),
    ),
  );
  port.on('message', (message: Message) => channel.accept(message));
  // The time for loading the code does not count as work.
  channel.tell('ready', undefined);
}
