/** A search thread that dies at its first query, or (`mortal`) at each. */
import fs from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

const { folder } = workerData as { folder: string };
const marker = `${folder}/died`;
parentPort?.on('message', (message: { type: string; id: number; name: string }) => {
  if (message.type === 'tell' && message.name === 'close') process.exit(0);
  if (message.type !== 'ask') return;
  const mortal = fs.existsSync(`${folder}/mortal`);
  if (mortal || !fs.existsSync(marker)) {
    fs.writeFileSync(marker, '');
    process.exit(9);
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ type: 'answer', id: message.id, value: { impact: false } });
});
