/**
 * `escale export --format post` and `escale import X.escale-post`: exchange posts between two installations, with the
 * code of the app.
 */
import fs from 'node:fs';
import path from 'node:path';
import { safeBaseName } from '#interview/file-names.ts';
import { AppError } from '#contract/failure.ts';
import { exportPostFile } from '#backend/exchange/post-file/export-post-file.ts';
import { importPostFile } from '#backend/exchange/post-file/import-post-file.ts';
import { getDocument } from '#backend/library/posts/posts.ts';
import { silentLog } from '#backend/core/log.ts';
import { startBackend, type Started } from '#backend/app/start.ts';
import { UsageError } from './arguments.ts';
import type { Context } from './command.ts';
import { chosenFolder } from './library.ts';
import { WORDS } from './words.ts';

/** Writes one file per post into `folder`, named by its title. Also records the handover in the library. */
export async function writePostFiles(
  folder: string,
  { ids, notes }: Readonly<{ ids: readonly string[]; notes: boolean }>,
  context: Context,
): Promise<number> {
  if (ids.length === 0) throw new UsageError(context.words.missingArgument(context.words.argument.id));
  fs.mkdirSync(folder, { recursive: true });
  const files = await withBackend(context, async ({ backend }) => {
    const written: string[] = [];
    for (const id of ids) {
      const title = safeBaseName(getDocument(backend.db, id).title, context.words.untitled);
      const { file } = await exportPostFile(backend, id, freeName(folder, title), {
        notes,
        // Notes and contact details of people are only included by the checkbox of the window.
        people: false,
      });
      written.push(file);
    }
    return written;
  });
  await context.out(
    context.json
      ? `${JSON.stringify({ files, skipped: [], notes: [] })}\n`
      : `${[context.words.exported(files.length), ...files].join('\n')}\n`,
  );
  return 0;
}

/** Imports the files and reports the outcome of each. Never duplicates or overwrites a post. */
export async function importPostFiles(files: readonly string[], context: Context): Promise<number> {
  const taken = await withBackend(context, async ({ backend }) => {
    const outcomes = [];
    for (const file of files) outcomes.push(await importPostFile(backend, file));
    return outcomes;
  });
  const { outcomes } = WORDS[context.language].postFile;
  await context.out(
    context.json
      ? `${JSON.stringify({ posts: taken })}\n`
      : `${taken.map(({ outcome, title }) => outcomes[outcome](title)).join('\n')}\n`,
  );
  return 0;
}

function freeName(folder: string, title: string): string {
  for (let number = 1; ; number += 1) {
    const file = path.join(folder, `${title}${number === 1 ? '' : ` (${number})`}.escale-post`);
    if (!fs.existsSync(file)) return file;
  }
}

async function withBackend<Result>(
  context: Context,
  work: (started: Started) => Promise<Result>,
): Promise<Result> {
  const started = await startBackend({
    folder: chosenFolder(context),
    emit: () => undefined,
    host: () => Promise.reject(new AppError('backend.unavailable')),
    log: silentLog,
    publishing: false,
  });
  try {
    return await work(started);
  } finally {
    await started.close();
  }
}
