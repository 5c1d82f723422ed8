import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { HtmlError } from '#interview/html/parse.ts';
import { readHtml } from '#interview/html/read-html.ts';
import type { TopBlock } from '#interview/document.ts';
import { plainRecognition, recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognize, type Recognition } from '#interview/recognition/recognize.ts';
import { AppError } from '#contract/failure.ts';
import { readChosenFile } from '#backend/library/pictures/assets.ts';
import { decodeText } from '#backend/exchange/xml/encodings.ts';
import { markdownToBlocks } from './markdown-to-blocks.ts';
import { command } from './command.ts';

const LARGEST = 16 * 1024 * 1024;

/** Reads a text, an HTML page or a Markdown file as an interview. Opens no library. */
export const recognizeFile = command({
  name: 'recognize',
  takes: { what: 'file', how: 'one' },
  options: {},
  one: 'failed',
  example: ['interview.md', '--json'],
  json: "{kind: 'interview'|'article', confidence: 0..1, reasons: [text], title, participants: [{name, label, role, organisation}], questions: [{text, answers: [{participant, text}]}], blocks: [{type, text, participant?, question?}], text}",
  async run({ positionals: [asked] }, context) {
    const file = path.resolve(context.cwd, asked);
    const { name, bytes } = await readChosenFile(file);
    if (bytes.byteLength > LARGEST) throw new AppError('request.too-large', { name });
    const recognition = recognitionOf(name, decodeText(bytes));
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
});

/** Of a page or a Markdown file, its look too: bold questions, headings, quotes. */
function recognitionOf(name: string, content: string): Recognition {
  const read = READERS[path.extname(name).toLowerCase()];
  if (read === undefined) return recognize(content);
  try {
    return plainRecognition(recognizeBlocks(read(content)));
  } catch (error) {
    if (error instanceof HtmlError) throw new AppError('request.too-large', { name }, { cause: error });
    throw error;
  }
}

const OUTSIDE = { newId: randomUUID, origin: 'outside' } as const;
const html = (content: string): TopBlock[] => readHtml(content, OUTSIDE);
const markdown = (content: string): TopBlock[] => markdownToBlocks(content, OUTSIDE);
const READERS: Partial<Record<string, (content: string) => TopBlock[]>> = {
  '.html': html,
  '.htm': html,
  '.xhtml': html,
  '.md': markdown,
  '.markdown': markdown,
};
