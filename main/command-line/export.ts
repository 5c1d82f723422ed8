/** `escale export`: posts as files into a folder, by the app's own exports. Works while the app holds the library. */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import {
  emptyReport,
  exportPosts,
  postsToExport,
  type Report,
} from '#backend/exchange/export/export-posts.ts';
import { createAhead } from '#backend/exchange/reading/ahead.ts';
import { packTo } from './backup.ts';
import { command } from './command.ts';
import { givePosts } from './post-files.ts';
import { chosenFolder, openForReading } from './library.ts';
import { WORDS, type AllWords } from './words.ts';

/** A PDF needs a window. */
const FORMATS = ['feed', 'html', 'markdown', 'docx', 'library', 'post'] as const;

/** `-o`: the folder, made where it is not there; with `--format library` the file that the whole library becomes. Without an id, every post that is not in the bin. */
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
    if (format === 'post') return givePosts(folder, { ids, notes: withNotes }, context);
    const library = await openForReading(chosenFolder(context));
    const report = emptyReport();
    try {
      const postIds = postsToExport(library.db, ids);
      makeFolder(folder);
      await exportPosts(
        { ...library, ahead: createAhead() },
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
        : readable(report, words.exported(files.length), WORDS[language].exports),
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

/** A line for each file, then what was left out and what is to be known. */
function readable({ files, skipped, notes }: Report, summary: string, words: AllWords['exports']): string {
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
