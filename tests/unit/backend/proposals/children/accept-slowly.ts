/**
 * Reviews the archive of the library named by the argument, and accepts all certain proposals or undoes that, from
 * its current position. Prints a line for each change event, then `done`.
 */
import { silentLog } from '#backend/core/log.ts';
import { startBackend } from '#backend/app/start.ts';
import { addImported, ARCHIVE } from '#tests/builders/imported-post.ts';

const [folder = '', act = 'accept'] = process.argv.slice(2);
let ids = Date.now();
const newId = (): string => `id-${(ids += 1)}`;
const { backend, dispatch, close } = await startBackend({
  folder,
  emit: () => undefined,
  host: (() => Promise.resolve({})) as never,
  log: silentLog,
  publishing: false,
  newId,
});
type State = Readonly<{
  reading: boolean;
  counts: Readonly<{ sure: number }>;
  batch?: Readonly<{ id: string; state: string; done: number }>;
}>;
async function ask(name: string, input: unknown): Promise<unknown> {
  const envelope = await dispatch('page', name, input);
  if (!envelope.ok) throw new Error(envelope.failure.code);
  return envelope.value;
}
const state = async (): Promise<State> => (await ask('proposals.get', {})) as State;
async function waitUntilSettled(): Promise<State> {
  let lastLine = '';
  for (;;) {
    const now = await state();
    const line = `${now.counts.sure} ${now.batch?.done ?? 0}`;
    if (line !== lastLine) process.stdout.write(`${(lastLine = line)}\n`);
    if (!now.reading && now.batch?.state !== 'accepting' && now.batch?.state !== 'undoing') return now;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const empty = backend.db.prepare('SELECT count(*) FROM posts').pluck().get() === 0;
if (empty)
  backend.db.transaction(() => {
    for (let round = 0; round < 10; round += 1)
      for (const post of ARCHIVE)
        addImported(backend.db, { ...post, title: `${post.title} ${round}` }, { now: 1_000, newId });
  })();
backend.proposing?.wake();
const { batch } = await waitUntilSettled();
if (act === 'accept' && batch === undefined) {
  backend.db.exec('UPDATE proposals SET viewed_at = 1');
  await ask('proposals.accept-all', {});
}
if (act === 'undo' && batch?.state === 'accepted') await ask('proposals.undo', {});
await waitUntilSettled();
process.stdout.write('done\n');
await close();
