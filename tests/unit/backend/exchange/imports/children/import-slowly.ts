/**
 * Runs, or undoes, the import of `long-source.ts` in the library named by the arguments, from its current position.
 */
import path from 'node:path';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { silentLog } from '#backend/core/log.ts';
import { startBackend } from '#backend/app/start.ts';
import { longSource } from '../long-source.ts';

const [folder = '', act = 'take'] = process.argv.slice(2);
const { backend, close } = await startBackend({
  folder,
  emit: () => undefined,
  host: (() => Promise.resolve({})) as never,
  log: silentLog,
  publishing: false,
  imports: {
    open: longSource,
    onChunk: ({ entries }) => void process.stdout.write(`${entries}\n`),
  },
});
const imports = importsOf(backend);
const state = (): { id: string; state: string } | undefined =>
  backend.db.prepare('SELECT id, state FROM imports').get() as never;

if (state() === undefined) imports.startFiles([path.join(folder, 'library.sqlite')]);
await imports.idle();
const looked = state();
if (looked?.state === 'ready') imports.begin(looked.id, { comments: true, partial: false });
if (looked?.state === 'done' && act === 'undo') imports.undo(looked.id);
await imports.idle();
process.stdout.write(`${state()?.state ?? 'none'}\n`);
await close();
