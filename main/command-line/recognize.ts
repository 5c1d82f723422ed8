import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { HtmlError } from '#interview/markup/parse.ts';
import { readHtml, type ReadHtmlOptions } from '#interview/html/read-html.ts';
import type { TopBlock } from '#interview/document.ts';
import { plainRecognition, recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognize, type Recognition } from '#interview/recognition/recognize.ts';
import { AppError } from '#contract/failure.ts';
import { readChosenFile } from '#backend/library/pictures/assets.ts';
import { decodeText } from '#backend/exchange/xml/encodings.ts';
import { command } from './command.ts';
import { marked } from 'marked';
import { turnsApart } from '#interview/recognition/markdown-turns.ts';

const LARGEST = 16 * 1024 * 1024;

/** Reads a text, an HTML page or a Markdown file as an interview. Opens no library. */
export const recognizeFile = command({
  name: 'recognize',
  takes: { what: 'file', how: 'one' },
  options: {},
  one: 'failed',
  example: ['interview.md', '--json'],
  json: "{kind: 'interview'|'article', confidence: 0..1, reasons: [text], title, participants: [{name, label, role, organisation}], questions: [{text, answers: [{participant, text}]}], blocks: [{type, text, participant?, question?, seconds?}], text}",
  async run({ positionals: [asked] }, context) {
    const file = path.resolve(context.cwd, asked);
    const { name, bytes } = await readChosenFile(file);
    // Subtitles and mails are no text of an interview, and read as one they would be taken for its words.
    if (!KINDS.has(path.extname(name).toLowerCase())) throw new AppError('document.no-text', { name });
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

// A Markdown file as document blocks, by way of the HTML it stands for: bold, headings, quotes, lists and links kept.

/**
 * Throws HtmlError as readHtml does. A line end is a space, except where a turn begins; the number that begins a line is a word and no
 * list: questions are numbered. What is written as HTML in it is read as HTML.
 */
export function markdownToBlocks(markdown: string, options: ReadHtmlOptions): TopBlock[] {
  const html = marked.parse(turnsApart(withoutNumberedLists(withoutFrontMatter(markdown))), {
    async: false,
    gfm: true,
  });
  return readHtml(html, options);
}

/** A text file has any of these names, or none. */
const KINDS = new Set([...Object.keys(READERS), '.txt', '.text', '']);

const withoutFrontMatter = (markdown: string): string =>
  markdown.replace(/^\uFEFF/, '').replace(/^---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*\r?\n/, '');

/** Escapes the dot of « 1. » outside code. */
function withoutNumberedLists(markdown: string): string {
  let fence: string | undefined;
  return markdown
    .split('\n')
    .map((line) => {
      const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== undefined) {
        if (mark?.startsWith(fence) === true) fence = undefined;
        return line;
      }
      if (mark !== undefined) fence = mark;
      return line.replace(/^(\s{0,3}(?:>\s?)*\d{1,9})([.)])(?=\s)/, String.raw`$1\$2`);
    })
    .join('\n');
}
