/**
 * `escale import`: imports backups, files, folders or a blog's address into the library, with the app's own imports.
 */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import type { Import } from '#contract/imports.ts';
import { getImportRow, toImport } from '#backend/library/imports/import-rows.ts';
import { importsOf, type Imports } from '#backend/exchange/imports/run-imports.ts';
import { silentLog } from '#backend/core/log.ts';
import { startBackend, type Started } from '#backend/app/start.ts';
import { UsageError } from './arguments.ts';
import { command, type Context } from './command.ts';
import { importPostFiles } from './post-files.ts';
import { chosenFolder } from './library.ts';
import { hostWithoutShell } from './host-without-shell.ts';
import { restoreNow } from '#backend/library/keeping/backups/restore-now.ts';
import { LIBRARY_FILE } from '#backend/library/store/library-files.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { get, sql } from '#backend/core/sql.ts';
import { restoredJson, restoredText } from './restore.ts';
import { WORDS, type AllWords } from './words.ts';

/**
 * `--comments` imports readers' comments too. `--partial` imports the readable part of a damaged file, which is refused
 * otherwise.
 */
export const importSources = command({
  name: 'import',
  takes: { what: 'source', how: 'some' },
  options: { comments: { type: 'flag' }, partial: { type: 'flag' } },
  one: 'failed',
  example: ['blog-backup.xml', '--comments'],
  json: '{blogs: [{id, name, url}], posts, pages, comments, drafts, scheduled, trashed, added, updated, unchanged, skipped: [{id, title, reason}], warnings: [{code, location, text}], pictures, damaged, import}',
  jsonNote:
    'of .escale-post files {posts: [{postId, title, outcome, notes, cleaned}]}; of an .escale-library file that of restore',
  async run({ positionals: sources, options: { comments, partial } }, context) {
    const { words, cwd, env } = context;
    const addresses = sources.filter((source) => isAddress(source, cwd));
    if (addresses.length > 0 && sources.length > 1) throw new UsageError(words.oneAddress);
    const files = sources.map((source) => path.resolve(cwd, source));
    for (const file of addresses.length > 0 ? [] : files)
      if (!fs.existsSync(file)) throw new AppError('file.unreadable', { name: file });
    const [only] = files;
    if (addresses.length === 0 && only !== undefined && only.toLowerCase().endsWith('.escale-library'))
      return importLibrary(only, context);
    if (addresses.length === 0 && files.every((file) => file.toLowerCase().endsWith('.escale-post')))
      return importPostFiles(files, context);
    const started = await startBackend({
      folder: chosenFolder(context),
      emit: () => undefined,
      host: hostWithoutShell(env),
      log: silentLog,
      publishing: false,
    });
    try {
      const imports = importsOf(started.backend);
      // Finishes the import that the app left unfinished: imports run one at a time.
      await imports.idle();
      const [address] = addresses;
      const id = address === undefined ? imports.startFiles(files) : imports.startAddress(address);
      const choice = { comments, partial };
      const done = await runImport(started, imports, id, choice);
      await started.backend.indexing?.finished();
      await context.out(
        context.json
          ? `${JSON.stringify(toJson(done))}\n`
          : describeReport(done, comments, WORDS[context.language].imports),
      );
    } finally {
      await started.close();
    }
    return 0;
  },
});

/** An existing file is never read as an address. */
function isAddress(source: string, cwd: string): boolean {
  if (fs.existsSync(path.resolve(cwd, source))) return false;
  return (
    /^(?:https?|feed):\/\//i.test(source) ||
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.blogspot\.[a-z.]+\/?$/i.test(source)
  );
}

/** Runs one import and waits for its end. Throws its failure; a refused import is removed. */
async function runImport(
  { backend: { db } }: Started,
  imports: Imports,
  id: string,
  choice: Readonly<{ comments: boolean; partial: boolean }>,
): Promise<Import> {
  const settled = async (): Promise<Import> => {
    await imports.settled(id);
    const one = toImport(db, getImportRow(db, id));
    if (one.failure !== undefined)
      throw new AppError(one.failure.code as AppError['code'], { name: one.name, ...one.failure.params });
    return one;
  };
  try {
    await settled();
    imports.begin(id, choice);
  } catch (error) {
    imports.cancel(id);
    throw error;
  }
  return settled();
}

/** The JSON documented in docs/COMMAND-LINE.md. */
function toJson({ id, blogs, recognized, report }: Import): Record<string, unknown> {
  const { pictures: _pictures, ...counts } = report ?? {};
  return {
    blogs: blogs.map(({ remoteId, name, url }) => ({ id: remoteId, name, url })),
    ...counts,
    pictures: recognized?.pictures ?? 0,
    damaged: recognized?.damaged ?? null,
    import: id,
  };
}

/** A sentence about the imported posts, then one line per problem or skipped item. */
function describeReport({ report }: Import, comments: boolean, words: AllWords['imports']): string {
  if (report === undefined) return '';
  const { imported, kindsOf } = words;
  const lines = [
    report.posts + report.pages === 0 ? words.recognized(0, 0) : words.reportTitle.done(report.added),
    `${imported.added} ${report.added} · ${imported.updated} ${report.updated} · ${imported.unchanged} ${report.unchanged} · ${imported.skipped} ${report.skipped.length}`,
  ];
  const kinds = [
    report.pages > 0 ? kindsOf.pages(report.pages) : '',
    report.drafts > 0 ? kindsOf.drafts(report.drafts) : '',
    report.scheduled > 0 ? kindsOf.scheduled(report.scheduled) : '',
    report.trashed > 0 ? kindsOf.trashed(report.trashed) : '',
  ].filter((kind) => kind !== '');
  if (kinds.length > 0) lines.push(words.ofThem(kinds.join(', ')));
  if (report.comments > 0)
    lines.push(comments ? words.commentsTaken(report.comments) : words.commentsLeft(report.comments));
  for (const { title, reason } of report.skipped)
    lines.push(`${title === '' ? words.untitled : title} — ${words.reasons[reason]}`);
  for (const { code, location, text } of report.warnings) {
    const sentence = (words.warning[code] ?? words.warningOther)(text);
    lines.push(location === '' ? sentence : `${location} — ${sentence}`);
  }
  return `${lines.join('\n')}\n`;
}

// `escale import X.escale-library`: receives a whole library.

/** Only when there is no library yet, or one without posts. Replacing a library with posts is the job of `restore`. */
async function importLibrary(file: string, context: Context): Promise<number> {
  const { words } = context;
  const folder = chosenFolder(context);
  if (await holdsPosts(folder)) {
    context.error(`${words.notEmpty}\n`);
    return 1;
  }
  const done = await restoreNow(folder, file, { now: Date.now, log: silentLog });
  await context.out(
    context.json
      ? `${JSON.stringify(restoredJson(folder, done, words))}\n`
      : `${restoredText(done, words)}\n`,
  );
  return 0;
}

async function holdsPosts(folder: string): Promise<boolean> {
  if (!fs.existsSync(path.join(folder, LIBRARY_FILE))) return false;
  const library = await openLibrary({ folder, readOnly: true, log: silentLog });
  try {
    return get(library.db, sql`SELECT 1 FROM posts LIMIT 1`) !== undefined;
  } finally {
    library.close();
  }
}
