/** `escale restore`: a kept copy, a library's file or a library's database in the place of the library, which is kept. */
import { restoreNow, restoreSource, type Restored } from '../backend/library/backups/restore-now.ts';
import { silentLog } from '../backend/log.ts';
import { chosenFolder } from './library.ts';
import type { Command } from './run.ts';
import type { Words } from './words.ts';

/** The argument: the name of a kept copy (`backup --list`), or a path. Fails while the app has the library open. */
export const restore: Command = {
  options: {},
  async run(args, context) {
    const { words, cwd } = context;
    const asked = args.only(words.argument.backup);
    const folder = chosenFolder(args.text('library'), context);
    const done = await restoreNow(folder, restoreSource(folder, asked, cwd), {
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
};

export const restoredJson = (
  folder: string,
  { counts, madeAt, missing, keptAs }: Restored,
  words: Words,
) => ({
  ok: true,
  findings:
    missing === 0 ? [] : [{ code: 'asset.missing', place: folder, text: words.picturesMissing(missing) }],
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
