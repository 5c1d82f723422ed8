/** `escale restore`: replaces the library with a backup, a library file or a database. The replaced library is kept. */
import { restoreNow, restoreSource, type Restored } from '#backend/library/keeping/backups/restore-now.ts';
import { silentLog } from '#backend/core/log.ts';
import { command } from './command.ts';
import { chosenFolder } from './library.ts';
import type { Words } from './words.ts';

/** The argument is the name of a backup (`backup --list`) or a path. Fails while the app has the library open. */
export const restore = command({
  name: 'restore',
  takes: { what: 'backup', how: 'one' },
  options: {},
  one: 'failed',
  example: ['garden.escale-library'],
  json: '{ok, findings: [{code, location, text}], madeAt, posts, missing, keptAs}',
  async run({ positionals: [argument] }, context) {
    const { words, cwd } = context;
    const folder = chosenFolder(context);
    const done = await restoreNow(folder, restoreSource(folder, argument, cwd), {
      now: Date.now,
      log: silentLog,
    });
    await context.out(
      context.json
        ? `${JSON.stringify(restoredJson(folder, done, words))}\n`
        : `${restoredText(done, words)}\n`,
    );
    return 0;
  },
});

export const restoredJson = (
  folder: string,
  { counts, madeAt, missing, keptAs }: Restored,
  words: Words,
) => ({
  ok: true,
  findings:
    missing === 0 ? [] : [{ code: 'asset.missing', location: folder, text: words.picturesMissing(missing) }],
  madeAt: new Date(madeAt).toISOString(),
  posts: counts.posts,
  missing,
  keptAs: keptAs ?? null,
});

export const restoredText = ({ counts, missing, keptAs }: Restored, words: Words): string =>
  [
    words.restored(counts.posts),
    ...(missing === 0 ? [] : [words.picturesMissing(missing)]),
    ...(keptAs === undefined ? [] : [words.replacedKept(keptAs)]),
  ].join('\n');
