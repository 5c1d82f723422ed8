/** A Markdown file as document blocks, by way of the HTML it stands for: bold, headings, quotes, lists and links kept. */
import { marked } from 'marked';
import type { TopBlock } from '#interview/document.ts';
import { readHtml, type ReadHtmlOptions } from '#interview/html/read-html.ts';
import { turnsApart } from '#interview/recognition/markdown-turns.ts';

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
