/** A backend behind a worker's port. */
import { parentPort, workerData } from 'node:worker_threads';
import { silentLog } from '#backend/core/log.ts';
import { serve } from '#backend/core/serve.ts';
import { startBackend } from '#backend/app/start.ts';

if (parentPort === null) throw new Error('this file runs in a worker');
const port = parentPort;
const served = serve(
  { post: (message) => port.postMessage(message), receive: (listener) => port.on('message', listener) },
  silentLog,
);
const { folder } = workerData as { folder: string };
const started = await startBackend({ folder, emit: served.emit, host: served.host, log: silentLog });
served.answerWith(started.dispatch);
port.postMessage({ type: 'ready', node: process.versions.node, sqlite: started.info.sqlite });
