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
import { separateTurns } from '#interview/recognition/markdown-turns.ts';

const LARGEST = 16 * 1024 * 1024;

/** Reads a text, HTML or Markdown file as an interview and prints it. Opens no library. */
export const recognizeFile = command({
  name: 'recognize',
  takes: { what: 'file', how: 'one' },
  options: {},
  one: 'failed',
  example: ['interview.md', '--json'],
  json: "{kind: 'interview'|'article', confidence: 0..1, reasons: [text], title, participants: [{name, label, role, organisation}], questions: [{text, answers: [{participant, text}]}], blocks: [{type, text, participant?, question?, seconds?}], text}",
  async run({ positionals: [argument] }, context) {
    const file = path.resolve(context.cwd, argument);
    const { name, bytes } = await readChosenFile(file);
    // Subtitles and mails have other formats; read as plain text, their markup would be taken for words.
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

/** HTML and Markdown keep their formatting as evidence: bold questions, headings, quotes. */
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

// Converts Markdown to document blocks through HTML: bold, headings, quotes, lists and links are kept.

/**
 * Throws HtmlError as readHtml does. A line break is a space, except at the beginning of a turn. A number at the
 * beginning of a line is text and not a list, because questions are numbered. Inline HTML is read as HTML.
 */
export function markdownToBlocks(markdown: string, options: ReadHtmlOptions): TopBlock[] {
  const html = marked.parse(separateTurns(withoutNumberedLists(withoutFrontMatter(markdown))), {
    async: false,
    gfm: true,
  });
  return readHtml(html, options);
}

/** The extensions of text files; '' is a name without one. */
const KINDS = new Set([...Object.keys(READERS), '.txt', '.text', '']);

const withoutFrontMatter = (markdown: string): string =>
  markdown.replace(/^\uFEFF/, '').replace(/^---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*\r?\n/, '');

/** Escapes the dot of a number that begins a line, outside code. */
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
