/**
 * `escale export`: writes posts as files into a folder, with the app's own exports. Works while the app has the library
 * open.
 */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import {
  emptyReport,
  exportPosts,
  postsToExport,
  type Report,
} from '#backend/exchange/export/export-posts.ts';
import { createReadText } from '#backend/exchange/reading/read-text.ts';
import { packTo } from './backup.ts';
import { command } from './command.ts';
import { writePostFiles } from './post-files.ts';
import { chosenFolder, openForReading } from './library.ts';
import { WORDS, type AllWords } from './words.ts';

/** PDF is absent because it needs a window. */
const FORMATS = ['feed', 'html', 'markdown', 'docx', 'library', 'post'] as const;

/**
 * `-o` is the folder, created if missing; with `--format library` it is the file of the whole library. Without an id,
 * exports every post that is not in the bin.
 */
export const exportTo = command({
  name: 'export',
  takes: { what: 'id', how: 'any' },
  options: {
    format: { type: 'choice', values: FORMATS, required: true },
    output: { type: 'text', value: 'path', short: 'o', required: true },
    notes: { type: 'flag' },
  },
  one: 'failed',
  example: ['--format', 'markdown', '-o', 'texts'],
  json: '{files: [path], skipped: [{id, title, reason}], notes: [{id, title, code, count}]}',
  jsonNote: 'with --format library that of backup',
  async run({ positionals: ids, options: { format, output, notes: withNotes } }, context) {
    const { words, cwd, language } = context;
    if (format === 'library') return packTo(path.resolve(cwd, output), chosenFolder(context), context);
    const folder = path.resolve(cwd, output);
    if (format === 'post') return writePostFiles(folder, { ids, notes: withNotes }, context);
    const library = await openForReading(chosenFolder(context));
    const report = emptyReport();
    try {
      const postIds = postsToExport(library.db, ids);
      makeFolder(folder);
      await exportPosts(
        { ...library, readText: createReadText() },
        {
          format,
          postIds,
          target: { folder },
          signal: new AbortController().signal,
          report,
        },
      );
    } finally {
      library.close();
    }
    const { files, skipped, notes } = report;
    await context.out(
      context.json
        ? `${JSON.stringify({ files, skipped, notes })}\n`
        : describeReport(report, words.exported(files.length), WORDS[language].exports),
    );
    return 0;
  },
});

function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new AppError('export.not-written', { name: folder }, { cause: error });
  }
}

/** One line per file, then the skipped posts and the notes. */
function describeReport(
  { files, skipped, notes }: Report,
  summary: string,
  words: AllWords['exports'],
): string {
  const titled = (title: string, sentence: string): string =>
    `${title === '' ? words.untitled : title} — ${sentence}`;
  const lines = [
    summary,
    ...files,
    ...skipped.map(({ title, reason }) => titled(title, words.skipped[reason])),
    ...notes.map(({ title, code, count }) => titled(title, words.notes[code](count))),
  ];
  return `${lines.join('\n')}\n`;
}
