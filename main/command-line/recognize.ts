import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { HtmlError } from '../../interview/html/parse.ts';
import { readHtml } from '../../interview/html/read-html.ts';
import { blocksToText } from '../../interview/plain.ts';
import { recognize } from '../../interview/recognition/recognize.ts';
import { AppError } from '../../preload/contract/failure.ts';
import { readChosenFile } from '../backend/library/assets.ts';
import { decodeText } from './decode-text.ts';
import { markdownToText } from './markdown-to-text.ts';
import type { Command } from './run.ts';

const LARGEST = 16 * 1024 * 1024;

/** Reads a text, an HTML page or a Markdown file as an interview. Opens no library. */
export const recognizeFile: Command = {
  options: {},
  async run(args, context) {
    const file = path.resolve(context.cwd, args.only(context.words.argument.file));
    const { name, bytes } = await readChosenFile(file);
    if (bytes.byteLength > LARGEST) throw new AppError('request.too-large', { name });
    const recognition = recognize(textOf(name, decodeText(bytes)));
    if (context.json) {
      await context.out(`${JSON.stringify(recognition)}\n`);
      return;
    }
    const lines = recognition.questions.flatMap((question, index) => [
      `${index + 1}. ${question.text}`,
      ...question.answers.map(
        ({ participant, text }) => `   ${participant ?? '?'} : ${text.replace(/\s+/g, ' ')}`,
      ),
    ]);
    await context.out(
      [`${recognition.kind} (${recognition.confidence.toFixed(2)})`, recognition.title, ...lines, ''].join(
        '\n',
      ),
    );
  },
};

/** What a reader sees of the file. */
function textOf(name: string, content: string): string {
  const extension = path.extname(name).toLowerCase();
  if (extension === '.md' || extension === '.markdown') return markdownToText(content);
  if (extension !== '.html' && extension !== '.htm' && extension !== '.xhtml') return content;
  try {
    return blocksToText(readHtml(content, { newId: randomUUID, origin: 'outside' }));
  } catch (error) {
    if (error instanceof HtmlError) throw new AppError('request.too-large', { name }, { cause: error });
    throw error;
  }
}
